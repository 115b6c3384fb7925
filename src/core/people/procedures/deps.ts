/** What the procedures of people and the vault need. */
import type { Random } from '../../ports.ts'
import type { Store } from '../../store/store.ts'
import type { Vault } from '../../vault/vault.ts'
import type { People } from '../people.ts'

export interface ProceduresDeps {
  store: Store
  people: People
  vault: Vault
  random: Random
  appVersion: string
}
