/**
 * The agency's place from which platforms fetch media. What is put there is noted before, read through a signed link that
 * is good for an hour, and deleted as soon as the platform has it; what a crash left there is deleted later.
 */
import { isIP } from 'node:net'
import type { MediaHostSettings } from '../../../contract/media-host.ts'
import { AppError, isAppError } from '../../app-error.ts'
import type { Logger } from '../../log.ts'
import type { LentFile, MediaHost } from '../../platforms/kit/adapter.ts'
import type { Clock, Network, Random } from '../../ports.ts'
import type { MediaHostReader } from '../../store/media-host-reader.ts'
import { deleteLentFile, deleteMediaHost, insertLentFile, putMediaHost } from '../../store/media-host-writer.ts'
import type { Actor, Store } from '../../store/store.ts'
import type { Vault } from '../../vault/vault.ts'
import { openBucket, type Bucket, type FileBody } from './bucket.ts'

const hourMs = 3_600_000
/** Longer than any link to it is good. */
const forgottenMs = 2 * hourMs

const extensions: Readonly<Record<string, string>> = { 'image/jpeg': 'jpg', 'video/mp4': 'mp4', 'video/quicktime': 'mov' }

export interface MediaHostDesk extends MediaHost {
  settings(): MediaHostSettings | null
  /** Throws BAD_INPUT where a secret is missing, VAULT_LOCKED. */
  save(content: MediaHostSettings & { secretAccessKey?: string | undefined }, actor: Actor): MediaHostSettings
  remove(actor: Actor): Promise<void>
  /** Throws MEDIA_HOST_REFUSED, MEDIA_HOST_DOWN, VAULT_LOCKED. */
  test(): Promise<{ isLocal: boolean }>
  start(): void
  /** Waits for what is being deleted. */
  settle(): Promise<void>
  stop(): Promise<void>
}

interface Deps {
  store: Pick<Store, 'write' | 'writeSoon'>
  reader: MediaHostReader
  vault: Pick<Vault, 'seal' | 'read' | 'remove'>
  network: Network
  clock: Clock
  random: Random
  logger: Logger
}

export const createMediaHost = ({ store, reader, vault, network, clock, random, logger }: Deps): MediaHostDesk => {
  const closing = new AbortController()
  const under = new Set<Promise<void>>()
  let timer: Disposable | undefined
  /** Where files may still lie since it was set elsewhere or removed: their key is held until none does, or core ends. */
  let former: { bucket: Bucket; place: string }[] = []

  const settings = (): MediaHostSettings | null => {
    const { secretId: _secret, ...row } = reader.get() ?? {}
    return 'endpoint' in row ? row : null
  }
  const placeOf = ({ endpoint, bucket }: Pick<MediaHostSettings, 'endpoint' | 'bucket'>): string => `${endpoint}/${bucket}`
  const open = (): { bucket: Bucket; settings: MediaHostSettings } => {
    const row = reader.get()
    if (!row) throw new AppError('MEDIA_HOST_REFUSED', { rule: 'media_host.missing' })
    const { secretId, ...rest } = row
    return { bucket: openBucket({ settings: rest, secretAccessKey: vault.read(secretId, 'media-host'), network, clock }), settings: rest }
  }

  /** Its name tells nobody what it is, or whose. */
  const newKey = (prefix: string, mimeType: string): string =>
    `${prefix}${Buffer.from(random.bytes(24)).toString('base64url')}.${extensions[mimeType] ?? 'bin'}`

  /** What cannot be deleted now is tried again within the hour: its row stays. */
  const removeFrom = async (bucket: Bucket, key: string): Promise<void> => {
    try {
      await bucket.remove(key, closing.signal)
      await store.writeSoon((tx) => deleteLentFile(tx, key))
    } catch (error) {
      if (!closing.signal.aborted) logger.warn({ err: error }, 'a file could not be deleted from the media host')
    }
  }
  const track = (work: Promise<void>): void => {
    under.add(work)
    void work.finally(() => under.delete(work))
  }

  /** Only while a file lies there: an agency that lends nothing is not woken. */
  const sweepLater = (): void => {
    if (timer || closing.signal.aborted) return
    const at = settings()
    if (former.length === 0 && (!at || reader.lentBefore(placeOf(at), clock.now()).length === 0)) return
    timer = clock.at(clock.now() + hourMs, () => {
      timer = undefined
      sweepNow()
    })
  }
  const sweepNow = (): void => {
    track(sweep().catch((error: unknown) => logger.error({ err: error }, 'forgotten files could not be deleted from the media host')))
    sweepLater()
  }

  const put = async (file: { mimeType: string; body: FileBody }, signal: AbortSignal) => {
    const { bucket, settings: at } = open()
    const key = newKey(at.prefix, file.mimeType)
    // Before the file is: none is there that nobody knows of.
    await store.writeSoon((tx) => insertLentFile(tx, { key, place: placeOf(at), lentAt: tx.now }))
    sweepLater()
    try {
      await bucket.put(key, file, signal)
    } catch (error) {
      track(removeFrom(bucket, key))
      throw error
    }
    return { bucket, key, at }
  }

  const sweepPlace = async (place: string, bucketOf: () => Bucket): Promise<void> => {
    const forgotten = reader.lentBefore(place, clock.now() - forgottenMs)
    if (forgotten.length === 0) return
    try {
      const bucket = bucketOf()
      for (const key of forgotten) await removeFrom(bucket, key)
    } catch (error) {
      // The vault is locked: in an hour again.
      if (!isAppError(error)) throw error
    }
  }
  const sweep = async (): Promise<void> => {
    const at = settings()
    if (at) await sweepPlace(placeOf(at), () => open().bucket)
    for (const { bucket, place } of former) await sweepPlace(place, () => bucket)
    former = former.filter(({ place }) => reader.lentBefore(place, clock.now()).length > 0)
  }
  /** Called while it is still set. A locked vault: nobody can delete there any more. */
  const leave = (): void => {
    try {
      const { bucket, settings: at } = open()
      if (reader.lentBefore(placeOf(at), clock.now()).length > 0) former.push({ bucket, place: placeOf(at) })
    } catch (error) {
      if (!isAppError(error)) throw error
    }
  }

  const lend = async (file: { mimeType: string; body: FileBody }, signal: AbortSignal): Promise<LentFile> => {
    const { bucket, key } = await put(file, signal)
    return { url: await bucket.link(key), end: () => track(removeFrom(bucket, key)) }
  }

  const facts = ({ endpoint, region, bucket, prefix }: MediaHostSettings) => ({ endpoint, region, bucket, prefix })
  const subject = { kind: 'media_host', id: 'media_host', label: '' }

  return {
    isSet: () => reader.get() !== undefined,
    lend,
    settings,
    save: ({ secretAccessKey, ...content }, actor) => {
      const before = reader.get()
      if (secretAccessKey === undefined && !before)
        throw new AppError('BAD_INPUT', { issues: [{ path: 'secretAccessKey', code: 'required' }] })
      if (before && placeOf(before) !== placeOf(content)) leave()
      store.write((tx) => {
        if (secretAccessKey !== undefined && before) vault.remove(tx, before.secretId)
        const secretId = secretAccessKey === undefined && before ? before.secretId : vault.seal(tx, 'media-host', secretAccessKey ?? '')
        putMediaHost(tx, { ...content, secretId })
        tx.emit({ kind: 'media_host.changed' })
        tx.audit({
          actor,
          action: 'media_host.set',
          subject,
          ...(before && { before: facts(before) }),
          after: { ...facts(content), ...(secretAccessKey !== undefined && { secret: 'set' }) },
        })
      })
      sweepLater()
      return content
    },
    remove: async (actor) => {
      const before = reader.get()
      if (!before) return
      await Promise.all(under)
      leave()
      store.write((tx) => {
        deleteMediaHost(tx)
        vault.remove(tx, before.secretId)
        tx.emit({ kind: 'media_host.changed' })
        tx.audit({ actor, action: 'media_host.removed', subject, before: facts(before) })
      })
      sweepLater()
    },
    test: async () => {
      const body = random.bytes(512)
      const { bucket, key, at } = await put({ mimeType: 'image/jpeg', body }, closing.signal)
      try {
        const { status, body: read } = await bucket.follow(await bucket.link(key), closing.signal)
        if (status !== 200 || !Buffer.from(read).equals(Buffer.from(body)))
          throw new AppError('MEDIA_HOST_REFUSED', { rule: 'media_host.not_readable' })
      } catch (error) {
        track(removeFrom(bucket, key))
        throw error
      }
      await bucket.remove(key, closing.signal)
      await store.writeSoon((tx) => deleteLentFile(tx, key))
      return { isLocal: isLocal(at.endpoint) }
    },
    start: sweepNow,
    settle: async () => {
      await Promise.all(under)
    },
    stop: async () => {
      timer?.[Symbol.dispose]()
      closing.abort()
      await Promise.all(under)
    },
  }
}

/** By its name alone: nobody is asked for what a name stands for. */
const isLocal = (endpoint: string): boolean => {
  const host = new URL(endpoint).hostname.replace(/^\[|\]$/g, '')
  if (isIP(host) === 0) return host === 'localhost' || !host.includes('.') || /\.(?:local|lan|internal|home\.arpa)$/.test(host)
  return /^(?:127|10|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(host) || /^(?:::1$|f[cd]|fe80:)/i.test(host)
}
