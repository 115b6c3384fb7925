/** Can the vault be opened on this machine? */
import type { Vault } from '../vault/vault.ts'
import { failed, ok, warning } from './check.ts'
import type { Check } from './check.ts'

/** `isOnlyLookedAt`: not by the core that holds the vault open, so that of a passphrase only its being there can be told. */
export const checkKeychain = async (vault: Pick<Vault, 'status'>, isOnlyLookedAt: boolean): Promise<Check> => {
  const { mode, locked, keychainAvailable } = await vault.status()
  if (mode === 'none') return keychainAvailable ? ok('keychain', 'keychain.ready') : warning('keychain', 'keychain.none_yet')
  if (mode === 'passphrase' && isOnlyLookedAt) return ok('keychain', 'keychain.passphrase_set')
  if (mode === 'passphrase') return locked ? warning('keychain', 'keychain.passphrase_needed') : ok('keychain', 'keychain.passphrase')
  if (!keychainAvailable) return failed('keychain', 'keychain.unavailable')
  return locked ? failed('keychain', 'keychain.key_missing') : ok('keychain', 'keychain.open')
}
