/** Opens the vault with its passphrase or a recovery code. Attempts are limited: a passphrase can be guessed at. */
import { isAppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { spendRecoveryCodes } from '../../store/user-writer.ts'
import { recoveryCodeHash } from '../../vault/recovery-code.ts'
import { countWrong, vaultLimits } from '../throttle.ts'
import type { ProceduresDeps } from './deps.ts'

export const unlockVault =
  ({ store, people, vault }: ProceduresDeps): Handler<'setup.unlockVault'> =>
  async ({ input, call }) => {
    const limits = vaultLimits(call.origin.address)
    if ('recoveryCode' in input) {
      await countWrong(people.throttle, limits, () => vault.unlock(input))
      // A code given at first run opens the vault or the account, once in all.
      store.write((tx) => spendRecoveryCodes(tx, recoveryCodeHash(input.recoveryCode)))
      return
    }
    const attempt = people.throttle.begin(limits)
    try {
      await vault.unlock(input)
    } catch (error) {
      // Nothing was tried: it is open, or opened another way.
      if (isAppError(error, 'CONFLICT')) attempt.withdrawn()
      throw error
    }
    attempt.succeeded()
  }
