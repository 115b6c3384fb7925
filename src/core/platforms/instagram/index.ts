/** Instagram (Graph API, with Instagram Login or Facebook Login): consent or a pasted token; photos, carousels, reels and stories, fetched from the media host. */
import { instagramOptions } from '../../../contract/platform-options.ts'
import type { AdapterIo, PlatformAdapter } from '../kit/adapter.ts'
import { accountFigures } from './account-figures.ts'
import { audience } from './audience.ts'
import { capabilities } from './capabilities.ts'
import { check } from './check.ts'
import { connect } from './connect.ts'
import { fetches } from './containers.ts'
import { consent } from './consent.ts'
import { grantOf, readCredential } from './credential.ts'
import { examine } from './examine.ts'
import { postFigures } from './figures.ts'
import { findPublished } from './find-published.ts'
import { inbox } from './inbox.ts'
import { interactions } from './interactions.ts'
import { past } from './past.ts'
import { profile } from './profile.ts'
import { publishCosts } from './publish-costs.ts'
import { publish } from './publish.ts'
import { replies } from './replies.ts'
import { realService } from './service-url.ts'
import { countText } from './text.ts'
import { trends } from './trends.ts'

export const instagram = {
  id: 'instagram',
  name: 'Instagram',
  capabilities,
  connect,
  consent,
  grant: (credential) => grantOf(readCredential(credential)),
  examine,
  profile,
  countText,
  fetches: (media, { service }) => fetches({ service: service ?? realService }, media),
  options: instagramOptions,
  check,
  // Instagram takes no key of ours: it is for the ledger alone.
  newOperationKey: ({ random }: Pick<AdapterIo, 'random'>) => Buffer.from(random.bytes(12)).toString('base64url'),
  // A second container is a second post.
  retrySafety: 'reconcile',
  publishCosts,
  publish,
  findPublished,
  past,
  postFigures,
  audience,
  accountFigures,
  replies,
  interactions,
  trends,
  inbox,
} satisfies PlatformAdapter
