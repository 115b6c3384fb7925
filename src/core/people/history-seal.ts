/**
 * The end of the audit trail, sealed. Its chain of hashes shows a row that was changed, not rows that were cut off at
 * the end; so the last row's place and hash are kept as a secret of the vault, which nobody without its key can make.
 * The seal is moved on at times, not with each row: docs/adr/0011-sealed-end-of-history.md says when and what is left.
 */
import * as z from 'zod'
import type { Logger } from '../log.ts'
import { createHistoryReader } from '../store/history-reader.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import { systemActor } from '../store/store.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * `sealed`: up to the last seal nothing is missing. `cut`: something is, first of all row `seq`. `locked`: nobody can
 * tell while the vault is. `unsealed`: there is no seal (no vault yet, or it was taken away).
 */
export type HistoryEnd = { state: 'sealed' | 'locked' | 'unsealed' } | { state: 'cut'; seq: number }

export interface HistorySeal {
  check(): HistoryEnd
  /** Moves the seal to the last row, unless the vault is locked or what it covers is not there any more. */
  seal(): void
  start(): void
  stop(): void
}

/** The most commits that a seal lags behind while core runs. */
export const sealEveryCommits = 32
const metaKey = 'history_seal'
const kind = 'history-seal'

const sealedEnd = z.object({ seq: z.int(), hash: z.string() })
type SealedEnd = z.infer<typeof sealedEnd>

export const createHistorySeal = ({ store, vault, logger }: { store: Store; vault: Vault; logger: Pick<Logger, 'warn'> }): HistorySeal => {
  const reader = createHistoryReader(store)
  let unsealed = sealEveryCommits
  let isAsked = false
  let listening: Disposable | undefined

  /** `broken`: it was changed by somebody who has no key. */
  const read = (secretId: string): SealedEnd | 'broken' => {
    try {
      return sealedEnd.parse(JSON.parse(vault.read(secretId, kind)))
    } catch {
      // The vault is open, so whatever the reason is, this is no seal that Coulisse made.
      return 'broken'
    }
  }

  /** The first row that the seal covers and that is not what it was; undefined when all is there. */
  const firstMissing = (end: SealedEnd | 'broken'): number | undefined => {
    const last = reader.last()
    if (end === 'broken') return (last?.seq ?? 0) + 1
    if (!last || last.seq < end.seq) return (last?.seq ?? 0) + 1
    return reader.hashOf(end.seq) === end.hash ? undefined : end.seq
  }

  const sealIn = (tx: WriteTx): void => {
    const secretId = readMeta(store, metaKey)
    if (secretId === undefined) {
      // In the history itself, so that a seal that was taken away is missed by whoever reads it.
      tx.audit({ actor: systemActor, action: 'history.seal_begun', subject: { kind: 'history', id: 'history', label: '' } })
      writeMeta(tx, metaKey, vault.seal(tx, kind, JSON.stringify(reader.last())))
    } else if (firstMissing(read(secretId)) === undefined) {
      vault.replace(tx, secretId, JSON.stringify(reader.last()))
    }
    unsealed = 0
  }

  const told = (error: unknown): void => logger.warn({ err: error }, 'the end of the history could not be sealed')

  /** In one disk flush with whatever else is written in this turn. */
  const sealSoon = (): void => {
    if (isAsked) return
    isAsked = true
    store
      .writeSoon((tx) => {
        if (vault.isOpen()) sealIn(tx)
      })
      .catch(told)
      .finally(() => {
        isAsked = false
      })
  }

  const seal = (): void => {
    if (store.readOnly || unsealed === 0 || !vault.isOpen()) return
    try {
      store.write(sealIn)
    } catch (error) {
      // Another core has the store, or the disk is full: the seal stays where it was.
      told(error)
    }
  }

  return {
    check: () => {
      const secretId = readMeta(store, metaKey)
      if (secretId === undefined) return { state: 'unsealed' }
      if (!vault.isOpen()) return { state: 'locked' }
      const seq = firstMissing(read(secretId))
      return seq === undefined ? { state: 'sealed' } : { state: 'cut', seq }
    },
    seal,
    start: () => {
      listening = store.onCommitted(() => {
        unsealed += 1
        if (unsealed >= sealEveryCommits && vault.isOpen()) sealSoon()
      })
      if (vault.isOpen()) sealSoon()
    },
    stop: () => {
      listening?.[Symbol.dispose]()
      seal()
    },
  }
}
