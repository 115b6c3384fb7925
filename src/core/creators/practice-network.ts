/**
 * Trying Coulisse on a practice network of this machine. Its applications stand beside the agency's own; it comes back
 * at the same address with every start, since the accounts connected there are known by it.
 */
import { join } from 'node:path'
import type { PracticeStatus } from '../../contract/practice.ts'
import { AppError } from '../app-error.ts'
import type { Logger } from '../log.ts'
import type { MediaHostDesk } from '../media/host/media-host.ts'
import type { PracticeHost, PracticeNetwork } from '../ports.ts'
import type { AccountReader } from '../store/account-reader.ts'
import { readMeta } from '../store/meta-reader.ts'
import { writeMeta } from '../store/meta-writer.ts'
import type { Actor, Store } from '../store/store.ts'
import type { DeveloperApps } from './developer-apps.ts'

const key = 'practice_port'

export interface PracticeDesk {
  status(): PracticeStatus
  /** Throws CONFLICT where there is none to start, VAULT_LOCKED. */
  start(actor: Actor): Promise<PracticeStatus>
  /** Throws CONFLICT while accounts are connected there. */
  stop(actor: Actor): Promise<PracticeStatus>
  /** Begins to listen again where it did when core ended. */
  resume(): void
  settle(): Promise<void>
  close(): Promise<void>
}

interface Deps {
  store: Pick<Store, 'db' | 'write' | 'writeSoon'>
  dataDir: string
  host: PracticeHost | undefined
  accounts: Pick<AccountReader, 'list'>
  apps: Pick<DeveloperApps, 'reader' | 'save' | 'remove'>
  mediaHost: Pick<MediaHostDesk, 'settings' | 'save' | 'remove'>
  returnAddresses: () => readonly string[]
  logger: Logger
}

export const createPracticeDesk = ({ store, dataDir, host, accounts, apps, mediaHost, returnAddresses, logger }: Deps): PracticeDesk => {
  let network: PracticeNetwork | undefined
  let problem: PracticeStatus['problem'] = null
  /** One after another: starting twice is once. */
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work)
    last = mine.catch(() => undefined)
    return mine
  }

  const keptPort = (): number | null => Number(readMeta(store, key) ?? '') || null
  const urlOf = (): string | null => {
    const port = keptPort()
    return network?.url ?? (port === null ? null : `http://127.0.0.1:${port}`)
  }
  const isThere = (address: string | null): boolean => {
    const url = urlOf()
    return url !== null && address !== null && (address === url || address.startsWith(`${url}/`))
  }
  const connected = () => accounts.list(null).filter(({ state, service }) => state !== 'disconnected' && isThere(service))

  const status = (): PracticeStatus => ({
    state: !host ? 'unavailable' : network ? 'running' : keptPort() === null ? 'off' : 'failed',
    url: host ? urlOf() : null,
    problem: network ? null : problem,
    accounts: connected().length,
  })

  const open = async (lent: PracticeHost): Promise<PracticeNetwork> => {
    if (network) return network
    try {
      network = await lent.open({ folder: join(dataDir, 'practice'), port: keptPort() ?? 0, returnAddresses: returnAddresses() })
      problem = null
      return network
    } catch (error) {
      problem = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' ? 'port_taken' : 'other'
      throw error
    }
  }

  /** What is noted already is left as it is. */
  const note = ({ apps: theirs, bucket, port }: PracticeNetwork, actor: Actor): void => {
    const kept = apps.reader.list(null)
    for (const { platform, ...app } of theirs)
      if (!kept.some(({ service, clientId }) => service === app.service && clientId === app.clientId))
        apps.save(undefined, { platform, creatorId: null, name: 'Practice', ...app, audited: true }, actor)
    if (!mediaHost.settings()) mediaHost.save({ ...bucket, prefix: '' }, actor)
    const isNew = keptPort() === null
    store.write((tx) => {
      writeMeta(tx, key, String(port))
      tx.emit({ kind: 'system.changed' })
      if (isNew) tx.audit({ actor, action: 'practice.started', subject: { kind: 'practice', id: 'practice', label: '' } })
    })
  }

  return {
    status,
    start: (actor) =>
      inTurn(async () => {
        if (!host) throw new AppError('CONFLICT', { what: 'practice_unavailable' })
        const wasOn = keptPort() !== null
        try {
          note(await open(host), actor)
        } catch (error) {
          if (!wasOn) {
            await network?.[Symbol.asyncDispose]()
            network = undefined
          }
          // That its place is taken is told by its state, with the way out.
          if (problem === null || network) throw error
          logger.warn({ err: error }, 'the practice network could not be started')
        }
        return status()
      }),
    stop: (actor) =>
      inTurn(async () => {
        const there = connected()
        if (there.length > 0) throw new AppError('CONFLICT', { what: 'practice_in_use', items: there.map(({ handle }) => handle) })
        const inUse = new Set(accounts.list(null).flatMap(({ appId }) => appId ?? []))
        for (const { id, service } of apps.reader.list(null)) if (isThere(service) && !inUse.has(id)) apps.remove(id, actor)
        if (isThere(mediaHost.settings()?.endpoint ?? null)) await mediaHost.remove(actor)
        await network?.[Symbol.asyncDispose]()
        network = undefined
        problem = null
        store.write((tx) => {
          writeMeta(tx, key, null)
          tx.emit({ kind: 'system.changed' })
          tx.audit({ actor, action: 'practice.stopped', subject: { kind: 'practice', id: 'practice', label: '' } })
        })
        return status()
      }),
    resume: () => {
      if (!host || keptPort() === null) return
      void inTurn(async () => {
        try {
          await open(host)
        } catch (error) {
          logger.warn({ err: error }, 'the practice network could not be started')
        }
        await store.writeSoon((tx) => tx.emit({ kind: 'system.changed' }))
      }).catch((error: unknown) => logger.warn({ err: error }, 'nobody could be told of the practice network'))
    },
    settle: async () => {
      await last
    },
    close: async () => {
      await last
      await network?.[Symbol.asyncDispose]()
      network = undefined
    },
  }
}
