/** Sends a file: at once when it is small, in parts when it is not, so that no process holds a video in memory whole. */
import { partBytes, type TakenIn } from '../../contract/media.ts'
import type { ApiClient } from './api.tsx'

/** `sent` = `total` once core has all and looks at it. */
export type OnSent = (sent: number, total: number) => void

export const uploadFile = async (
  client: ApiClient,
  { creatorId, file, fileName }: { creatorId: string; file: File; fileName: string },
  { signal, onSent }: { signal?: AbortSignal; onSent?: OnSent },
): Promise<TakenIn> => {
  const tell = (bytes: number): void => onSent?.(Math.min(bytes, file.size), file.size)
  /** What a call counts has its envelope in it: only the share of it is the file's. */
  const within =
    (at: number, size: number): OnSent =>
    (sent, total) =>
      tell(at + Math.floor((sent / Math.max(1, total)) * size))
  if (file.size <= partBytes)
    return client.media.upload({ creatorId, file, fileName }, { signal, context: onSent ? { onSent: within(0, file.size) } : {} })
  const { uploadId } = await client.media.beginUpload({ creatorId, fileName, bytes: file.size }, { signal })
  try {
    for (let at = 0; at < file.size; at += partBytes) {
      const part = new File([file.slice(at, at + partBytes)], 'part')
      await client.media.uploadPart({ uploadId, at, part }, { signal, context: onSent ? { onSent: within(at, part.size) } : {} })
      tell(at + part.size)
    }
    return await client.media.finishUpload({ uploadId }, { signal })
  } catch (error) {
    // Not by the same signal: a person who stops an upload wants its parts gone too. If this fails, core forgets them itself.
    if (signal?.aborted) void client.media.cancelUpload({ uploadId }).catch(() => undefined)
    throw error
  }
}
