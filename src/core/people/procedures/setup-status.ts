/** What this core needs before anybody can work: an agency, an open vault. */
import type { Handler } from '../../procedure.ts'
import type { ProceduresDeps } from './deps.ts'

export const setupStatus =
  ({ people, vault, appVersion }: ProceduresDeps): Handler<'setup.status'> =>
  async () => {
    const agency = people.agency.get()
    const { mode, locked, keychainAvailable } = await vault.status()
    return {
      state: agency ? 'ready' : 'needs_agency',
      vault: { mode, locked, keychainAvailable },
      agencyName: agency?.name,
      language: agency?.language,
      appVersion,
    }
  }
