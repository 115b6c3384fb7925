/** X (API v2): consent on its own page, posts and threads with text, up to four images or a video, figures, replies. */
import { xOptions } from '../../../contract/platform-options.ts'
import type { PlatformAdapter } from '../kit/adapter.ts'
import { capabilities } from './capabilities.ts'
import { check } from './check.ts'
import { consent, neededScopes } from './consent.ts'
import { priceOf } from './cost.ts'
import { readCredential } from './credential.ts'
import { examine } from './examine.ts'
import { postFigures } from './figures.ts'
import { findPublished } from './find-published.ts'
import { inbox } from './inbox.ts'
import { interactions } from './interactions.ts'
import { opensMessages } from './messages.ts'
import { newOperationKey } from './operation-key.ts'
import { past } from './past.ts'
import { profile } from './profile.ts'
import { publishCosts } from './publish-costs.ts'
import { publish } from './publish.ts'
import { readLink } from './service-url.ts'
import { remove } from './remove.ts'
import { replies } from './replies.ts'
import { countText } from './text.ts'
import { trends } from './trends.ts'

export const x = {
  id: 'x',
  name: 'X',
  capabilities,
  consent,
  grant: (credential) => {
    const { given } = readCredential(credential)
    // Kept of consents since we know to ask for more; of those before it is not known.
    const opened = opensMessages({ credential: () => credential })
    return { scopes: given ? { given, asked: neededScopes } : null, endsAt: null, opensMessages: opened }
  },
  examine,
  profile,
  countText,
  options: xOptions,
  check,
  newOperationKey,
  retrySafety: 'reconcile',
  publishCosts,
  priceOf,
  publish,
  findPublished,
  readLink,
  remove,
  postFigures,
  past,
  replies,
  interactions,
  trends,
  inbox,
} satisfies PlatformAdapter
