/**
 * The desktop's session token. Core keeps it, sealed in the vault, so that windows and restarts stay signed in
 * and no token ever reaches a page. While the vault is locked it is kept in memory only.
 */
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import { isAppError } from '../app-error.ts'
import type { Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'

export interface DesktopToken {
  get(): string | null
  set(token: string | null): void
}

const metaKey = 'desktop_session_secret'

export const createDesktopToken = (store: Store, vault: Vault): DesktopToken => {
  /** undefined: not read yet (the vault was locked). */
  let kept: string | null | undefined

  const read = (): string | null | undefined => {
    const secretId = readMeta(store, metaKey)
    if (secretId === undefined) return null
    if (!vault.isOpen()) return undefined
    try {
      return vault.read(secretId, 'desktop-session')
    } catch (error) {
      // A secret that is gone (a restored backup) means: not signed in.
      if (isAppError(error, 'NOT_FOUND')) return null
      throw error
    }
  }

  const keep = (token: string | null): void =>
    store.write((tx) => {
      const former = readMeta(store, metaKey)
      if (former !== undefined) vault.remove(tx, former)
      writeMeta(tx, metaKey, token === null ? null : vault.seal(tx, 'desktop-session', token))
    })

  return {
    get: () => {
      kept ??= read()
      return kept ?? null
    },
    set: (token) => {
      if (token === kept) return
      kept = token
      if (token === null || vault.isOpen()) keep(token)
    },
  }
}
