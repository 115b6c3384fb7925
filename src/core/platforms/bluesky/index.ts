/** Bluesky (AT Protocol): sessions by app password, posts with text, links, mentions, hashtags, images or a video. */
import type { PlatformAdapter } from '../kit/adapter.ts'
import { capabilities } from './capabilities.ts'
import { check } from './check.ts'
import { connect } from './connect.ts'
import { readCredential } from './credential.ts'
import { postFigures } from './figures.ts'
import { inbox } from './inbox.ts'
import { interactions } from './interactions.ts'
import { past } from './past.ts'
import { publishCosts } from './publish-costs.ts'
import { profile } from './profile.ts'
import { findPublished, publish } from './publish.ts'
import { newRecordKey } from './record-key.ts'
import { remove } from './remove.ts'
import { replies } from './replies.ts'
import { knowsHandle, mentionsIn } from './resolve-facets.ts'
import { endOf } from './token-end.ts'
import { opensMessages } from './token-scope.ts'
import { countText } from './text.ts'
import { trends } from './trends.ts'

export const bluesky = {
  id: 'bluesky',
  name: 'Bluesky',
  capabilities,
  connect,
  grant: (credential) => {
    const { accessJwt, refreshJwt } = readCredential(credential)
    return { scopes: null, endsAt: endOf(refreshJwt), opensMessages: opensMessages(accessJwt) }
  },
  profile,
  countText,
  check,
  mentionsIn,
  knowsHandle,
  newOperationKey: newRecordKey,
  retrySafety: 'idempotent',
  publishCosts,
  publish,
  findPublished,
  remove,
  past,
  postFigures,
  replies,
  interactions,
  trends,
  inbox,
} satisfies PlatformAdapter
