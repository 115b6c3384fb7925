/** The authenticator's code, for every way in that ends in a session: whoever has an authenticator is asked for it. */
import { AppError } from '../app-error.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { UserReader, UserRow } from '../store/user-reader.ts'
import { updateUser } from '../store/user-writer.ts'
import type { Vault } from '../vault/vault.ts'
import { secondStepLimits } from './throttle.ts'
import type { Throttle } from './throttle.ts'
import { totpStep } from './totp.ts'

interface SecondStepDeps {
  store: Pick<Store, 'ids'>
  vault: Pick<Vault, 'read'>
  people: { throttle: Throttle; users: UserReader }
}

/**
 * What checks `code` and answers its time step, or throws WRONG_CREDENTIALS; undefined for a person without an
 * authenticator. Throws TOTP_REQUIRED and VAULT_LOCKED before anything was tried.
 */
export const openSecondStep = (
  { store, vault }: Pick<SecondStepDeps, 'store' | 'vault'>,
  user: UserRow,
  code: string | undefined,
): (() => number) | undefined => {
  if (!user.totpConfirmed) return undefined
  if (code === undefined || code.trim() === '') throw new AppError('TOTP_REQUIRED', {})
  const secret = vault.read(user.totpSecretId ?? '', 'totp')
  return () => {
    const step = totpStep(secret, code, store.ids.clock.now(), user.totpLastStep)
    if (step === undefined) throw new AppError('WRONG_CREDENTIALS', {})
    return step
  }
}

/** For whoever comes by a link: its token cannot be guessed, the code could be, so its attempts are counted by person. */
export const passSecondStep = (deps: SecondStepDeps, user: UserRow, code: string | undefined): number | undefined => {
  const check = openSecondStep(deps, user, code)
  if (!check) return undefined
  const attempt = deps.people.throttle.begin(secondStepLimits(user.id))
  const step = check()
  attempt.succeeded()
  return step
}

/**
 * Inside the transaction that signs in: notes the step as used. Throws WRONG_CREDENTIALS when the same code was used
 * meanwhile, and TOTP_REQUIRED when the authenticator was switched on meanwhile.
 */
export const spendSecondStep = (tx: WriteTx, { users }: SecondStepDeps['people'], userId: string, step: number | undefined): void => {
  const now = users.get(userId)
  if (step === undefined) {
    if (now?.totpConfirmed) throw new AppError('TOTP_REQUIRED', {})
    return
  }
  if (!now || now.totpLastStep >= step) throw new AppError('WRONG_CREDENTIALS', {})
  updateUser(tx, userId, { totpLastStep: step })
}
