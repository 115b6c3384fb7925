/** TikTok (Content Posting API, Display API): consent with the agency's own application, videos and photos posted or left as drafts. */
import { tiktokOptions } from '../../../contract/platform-options.ts'
import type { AdapterIo, PlatformAdapter } from '../kit/adapter.ts'
import { capabilities } from './capabilities.ts'
import { check } from './check.ts'
import { consent, scopes } from './consent.ts'
import { readCredential } from './credential.ts'
import { examine } from './examine.ts'
import { postFigures } from './figures.ts'
import { findPublished } from './find-published.ts'
import { postingChoices } from './posting-choices.ts'
import { past } from './past.ts'
import { profile } from './profile.ts'
import { publishCosts } from './publish-costs.ts'
import { publish } from './publish.ts'
import { countText } from './text.ts'

export const tiktok = {
  id: 'tiktok',
  name: 'TikTok',
  capabilities,
  consent,
  grant: (credential) => {
    const { scope, refreshExpiresAt } = readCredential(credential)
    return { scopes: { given: scope, asked: scopes }, endsAt: refreshExpiresAt }
  },
  examine,
  profile,
  countText,
  options: tiktokOptions,
  postingChoices,
  fetches: ({ kind }) => kind === 'image',
  check,
  // TikTok takes no key of ours: it is for the ledger alone.
  newOperationKey: ({ random }: Pick<AdapterIo, 'random'>) => Buffer.from(random.bytes(12)).toString('base64url'),
  // A second upload is a second post.
  retrySafety: 'reconcile',
  publishCosts,
  publish,
  findPublished,
  past,
  postFigures,
} satisfies PlatformAdapter
