/**
 * Files on their way into the library. It goes on when the page is left: one queue for as long as the application is
 * open. A few at a time; each that is refused says why, each that looks like another says which.
 */
import type { OfferedFile } from '../../../lib/offered-files.ts'
import type { TakenIn } from '../../../../contract/media.ts'
import type { ApiClient } from '../../../lib/api.tsx'
import { codeOf } from '../../../lib/error-code.ts'
import { uploadFile } from '../../../lib/upload-file.ts'
import { makePoster } from '../../../lib/video-posters.ts'

export interface AddItem {
  key: number
  creatorId: string
  file: File
  path: string
  /** Where it goes. */
  folder: string
  state: 'waiting' | 'sending' | 'added' | 'known' | 'restored' | 'refused'
  sent: number
  error: unknown
  asset: TakenIn | null
}

export interface AddQueueState {
  items: readonly AddItem[]
  isBusy: boolean
}

export interface AddQueue {
  read: () => AddQueueState
  watch: (onChange: () => void) => () => void
  add: (creatorId: string, files: readonly OfferedFile[], under: string) => void
  /** What is on its way is stopped, what waits is let go. */
  cancel: () => void
  again: (key: number) => void
  /** What is over is no longer shown. */
  clear: () => void
  /** The question about what it looks like was answered. */
  settle: (key: number) => void
  /** These were taken out of the library: they were not added, and nothing is held against them. */
  letGo: (assetIds: readonly string[]) => void
}

const atOnce = 2
const mostFolder = 200
const tellFrom = 5_000_000

const joined = (under: string, path: string): string => {
  const below = path.split('/').slice(0, -1).join('/')
  return [under, below].filter(Boolean).join('/').slice(0, mostFolder).replace(/\/+$/, '')
}

const createAddQueue = (client: ApiClient): AddQueue => {
  let state: AddQueueState = { items: [], isBusy: false }
  let lastKey = 0
  const watchers = new Set<() => void>()
  const running = new Map<number, AbortController>()

  const set = (items: readonly AddItem[]): void => {
    state = { items, isBusy: items.some((item) => item.state === 'waiting' || item.state === 'sending') }
    for (const tell of watchers) tell()
  }
  const change = (key: number, changes: Partial<AddItem>): void =>
    set(state.items.map((item) => (item.key === key ? { ...item, ...changes } : item)))

  const send = async ({ key, creatorId, file, folder }: AddItem): Promise<void> => {
    const controller = new AbortController()
    running.set(key, controller)
    change(key, { state: 'sending', sent: 0, error: null })
    try {
      // Small files are there before anybody could read a figure.
      const onSent = file.size > tellFrom ? (sent: number): void => change(key, { sent }) : undefined
      const asset = await uploadFile(client, { creatorId, file, fileName: file.name || 'image.png' }, { signal: controller.signal, onSent })
      // From the file at hand: core need not send it back for its picture. Nobody waits for it.
      if (asset.kind === 'video') void makePoster(client, asset.id, () => Promise.resolve(file))
      // What was there before keeps its folder.
      if (asset.isNew !== false && folder !== '') await client.assets.update({ assetIds: [asset.id], changes: { folder } })
      const there = asset.isRestored ? 'restored' : 'known'
      change(key, { state: asset.isNew === false ? there : 'added', sent: file.size, asset })
    } catch (error) {
      if (controller.signal.aborted || codeOf(error) === 'CANCELLED') set(state.items.filter((item) => item.key !== key))
      else change(key, { state: 'refused', error })
    } finally {
      running.delete(key)
      next()
    }
  }
  const next = (): void => {
    while (running.size < atOnce) {
      const waiting = state.items.find((item) => item.state === 'waiting' && !running.has(item.key))
      if (!waiting) return
      void send(waiting)
    }
  }

  return {
    read: () => state,
    watch: (onChange) => {
      watchers.add(onChange)
      return () => watchers.delete(onChange)
    },
    add: (creatorId, files, under) => {
      const items = files.map(({ file, path }): AddItem => ({
        key: (lastKey += 1),
        creatorId,
        file,
        path,
        folder: joined(under, path),
        state: 'waiting',
        sent: 0,
        error: null,
        asset: null,
      }))
      set([...state.items, ...items])
      next()
    },
    cancel: () => {
      set(state.items.filter((item) => item.state !== 'waiting'))
      for (const controller of running.values()) controller.abort()
    },
    again: (key) => {
      change(key, { state: 'waiting', error: null })
      next()
    },
    clear: () => set(state.items.filter((item) => item.state === 'waiting' || item.state === 'sending')),
    settle: (key) => {
      const item = state.items.find((each) => each.key === key)
      if (item?.asset) change(key, { asset: { ...item.asset, lookAlikes: [] } })
    },
    letGo: (assetIds) => {
      const gone = new Set(assetIds)
      const left = state.items.filter(({ asset }) => asset === null || !gone.has(asset.id))
      set(
        left.map((item) => {
          const known = item.asset?.lookAlikes
          return item.asset && known
            ? { ...item, asset: { ...item.asset, lookAlikes: known.filter((one) => !gone.has(one.assetId)) } }
            : item
        }),
      )
    },
  }
}

const queues = new WeakMap<ApiClient, AddQueue>()

/** The one queue of this application. */
export const addQueueOf = (client: ApiClient): AddQueue => {
  const known = queues.get(client) ?? createAddQueue(client)
  queues.set(client, known)
  return known
}
