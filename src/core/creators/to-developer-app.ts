/** Applications as the contract shows them: never a secret, only whether there is one. */
import type { DeveloperApp } from '../../contract/developer-apps.ts'
import type { DeveloperAppRow } from '../store/developer-app-reader.ts'

export const toDeveloperApps = (rows: readonly DeveloperAppRow[], accounts: ReadonlyMap<string, number>): DeveloperApp[] =>
  rows.map(({ id, platform, creatorId, name, clientId, secretId, service, returnAddress, audited }) => ({
    id,
    platform,
    creatorId,
    name,
    clientId,
    hasSecret: secretId !== null,
    service,
    returnAddress,
    audited,
    accounts: accounts.get(id) ?? 0,
  }))
