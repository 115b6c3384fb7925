/** Brings files in one by one while the person goes on writing; each can be stopped. */
import { useEffect, useRef, type Dispatch } from 'react'
import { useApiClient } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { uploadFile } from '../../lib/upload-file.ts'
import type { DraftChange, DraftMedia } from './draft.ts'
import { refusedAtOnce } from './media-refusal.ts'

let lastKey = 0
/** Unique within this page. */
export const newKey = (): string => `file:${(lastKey += 1)}`

export const mediaKindOf = ({ type, name }: Pick<File, 'type' | 'name'>): DraftMedia['kind'] | null => {
  if (type.startsWith('image/') || /\.(jpe?g|png|webp|gif|heic|avif)$/i.test(name)) return 'image'
  return type.startsWith('video/') || /\.(mp4|mov|m4v|webm|mkv)$/i.test(name) ? 'video' : null
}

const newMedia = (file: File): DraftMedia => {
  const kind = mediaKindOf(file) ?? 'image'
  const error = refusedAtOnce(file, kind)
  return {
    key: newKey(),
    fileName: file.name || 'image.png',
    kind,
    alt: '',
    seconds: null,
    ratio: null,
    assetId: null,
    file,
    state: error ? 'failed' : 'uploading',
    error,
  }
}

export interface Uploads {
  add: (creatorId: string, files: readonly File[]) => void
  again: (creatorId: string, media: DraftMedia) => void
  stop: (key: string) => void
}

export const useUploads = (change: Dispatch<DraftChange>): Uploads => {
  const client = useApiClient()
  const running = useRef(new Map<string, AbortController>())
  useEffect(() => {
    const all = running.current
    return () => {
      for (const controller of all.values()) controller.abort()
    }
  }, [])

  const upload = async (creatorId: string, key: string, file: File): Promise<void> => {
    const controller = new AbortController()
    running.current.set(key, controller)
    try {
      const onSent = (bytes: number, total: number): void => change({ do: 'sent', key, bytes, total })
      const asset = await uploadFile(client, { creatorId, file, fileName: file.name || 'image.png' }, { signal: controller.signal, onSent })
      change({ do: 'uploaded', key, asset })
    } catch (error) {
      if (!controller.signal.aborted && codeOf(error) !== 'CANCELLED') change({ do: 'failed', key, error })
    } finally {
      running.current.delete(key)
    }
  }
  return {
    add: (creatorId, files) => {
      const media = files.map(newMedia)
      change({ do: 'add', media })
      for (const { key, file, state } of media) if (file && state === 'uploading') void upload(creatorId, key, file)
    },
    again: (creatorId, { key, file }) => {
      if (!file) return
      change({ do: 'again', key })
      void upload(creatorId, key, file)
    },
    stop: (key) => {
      running.current.get(key)?.abort()
      change({ do: 'remove', key })
    },
  }
}
