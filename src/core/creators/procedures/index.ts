/** The part of the router that is about creators, their accounts, and platforms. */
import type { Media } from '../../media/media.ts'
import type { AnyPlatform } from '../../platforms/kit/adapter.ts'
import type { Clock } from '../../ports.ts'
import type { Handlers } from '../../procedure.ts'
import type { CreatorsPart } from '../creators-part.ts'
import { accountAudience } from './account-audience.ts'
import { accountDays } from './account-days.ts'
import { accountFollowers } from './account-followers.ts'
import { archiveCreator } from './archive-creator.ts'
import { checkAccount } from './check-account.ts'
import { connectAccount } from './connect-account.ts'
import { beginConsent, cancelConsent, finishConsent, getConsent } from './consent-steps.ts'
import { createCreator } from './create-creator.ts'
import { disconnectAccount } from './disconnect-account.ts'
import { getAccount } from './get-account.ts'
import { getCreator } from './get-creator.ts'
import { listAccounts } from './list-accounts.ts'
import { listCreators } from './list-creators.ts'
import { listDeveloperApps } from './list-developer-apps.ts'
import { listPlatforms } from './list-platforms.ts'
import { postingChoices } from './posting-choices.ts'
import { reconnectAccount } from './reconnect-account.ts'
import { restoreCreator } from './restore-creator.ts'
import { saveDeveloperApp } from './save-developer-app.ts'
import { setAvatar } from './set-avatar.ts'
import { updateCreator } from './update-creator.ts'

interface Deps {
  creators: CreatorsPart
  media: Pick<Media, 'asset'>
  adapters: readonly AnyPlatform[]
  ports: { clock: Pick<Clock, 'now'> }
}

type Mine = Pick<Handlers, `${'creators' | 'accounts' | 'developerApps' | 'platforms'}.${string}` & keyof Handlers>

export const creatorsProcedures = ({
  creators: { creators, reader, accounts, audiences, days, sessions, connector, toAccounts, apps, toApps, consents },
  media,
  adapters,
  ports: { clock },
}: Deps): Mine => ({
  'creators.list': listCreators(reader),
  'creators.get': getCreator(creators),
  'creators.create': createCreator(creators),
  'creators.update': updateCreator(creators),
  'creators.archive': archiveCreator(creators, reader, clock),
  'creators.restore': restoreCreator(creators),
  'creators.setAvatar': setAvatar(creators, media),
  'accounts.list': listAccounts(accounts, toAccounts),
  'accounts.get': getAccount(accounts, toAccounts),
  'accounts.connect': connectAccount(connector, toAccounts),
  'accounts.reconnect': reconnectAccount(connector, toAccounts),
  'accounts.check': checkAccount(connector, toAccounts),
  'accounts.disconnect': disconnectAccount(connector, toAccounts),
  'accounts.postingChoices': postingChoices({ accounts, sessions, adapters, io: connector.io }),
  'accounts.followers': accountFollowers(accounts, clock),
  'accounts.audience': accountAudience(audiences),
  'accounts.days': accountDays(days, connector.io.clock),
  'accounts.beginConsent': beginConsent(consents, toAccounts),
  'accounts.consent': getConsent(consents, toAccounts),
  'accounts.finishConsent': finishConsent(consents, toAccounts),
  'accounts.cancelConsent': cancelConsent(consents),
  'developerApps.list': listDeveloperApps(apps, toApps),
  'developerApps.returnAddresses': () => consents.returnAddresses(),
  'developerApps.save': saveDeveloperApp(apps, toApps),
  'developerApps.remove': ({ input: { id }, call }) => apps.remove(id, call.actor),
  'platforms.list': listPlatforms(adapters),
})
