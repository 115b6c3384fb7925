/** Opens the vault with its passphrase or a recovery code. Attempts are limited: both can be guessed at. */
import { isAppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { spendRecoveryCodes } from '../../store/user-writer.ts'
import { recoveryCodeHash } from '../../vault/recovery-code.ts'
import { vaultLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const unlockVault =
  ({ store, people, vault }: ProceduresDeps): Handler<'setup.unlockVault'> =>
  async ({ input, call }) => {
    const attempt = people.throttle.begin(vaultLimits(call.origin.address))
    try {
      await vault.unlock(input)
    } catch (error) {
      // Nothing was tried: it is open, or opened another way.
      if (isAppError(error, 'CONFLICT')) attempt.withdrawn()
      throw error
    }
    attempt.succeeded()
    // A code given at first run opens the vault or the account, once in all.
    if ('recoveryCode' in input) store.write((tx) => spendRecoveryCodes(tx, recoveryCodeHash(input.recoveryCode)))
  }
