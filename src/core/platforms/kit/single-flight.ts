/** Renewing a credential: one at a time, whoever asks, and not at all when somebody has done it already. */
import { isDeepStrictEqual } from 'node:util'
import type { Credential } from './adapter.ts'

export interface CredentialStore {
  load(): Credential
  /** Resolves when it is kept: the old one may be dead on the platform by now. */
  save(credential: Credential): void | Promise<void>
}

/** `AccountSession.refresh` for one account; hold one per account, not one per session. */
export const createRefresh = (store: CredentialStore) => {
  let running: Promise<Credential> | null = null
  return (stale: Credential, renew: (current: Credential) => Promise<Credential>): Promise<Credential> => {
    if (running) return running
    const current = store.load()
    if (!isDeepStrictEqual(current, stale)) return Promise.resolve(current)
    running = renewAndSave(store, current, renew).finally(() => {
      running = null
    })
    return running
  }
}

const renewAndSave = async (
  store: CredentialStore,
  current: Credential,
  renew: (current: Credential) => Promise<Credential>,
): Promise<Credential> => {
  const renewed = await renew(current)
  await store.save(renewed)
  return renewed
}
