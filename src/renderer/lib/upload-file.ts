/** Sends a file: at once when it is small, in parts when it is not, so that no process holds a video in memory whole. */
import { partBytes, type Asset } from '../../contract/media.ts'
import type { ApiClient } from './api.tsx'

export const uploadFile = async (
  client: ApiClient,
  { creatorId, file, fileName }: { creatorId: string; file: File; fileName: string },
  { signal }: { signal?: AbortSignal },
): Promise<Asset> => {
  if (file.size <= partBytes) return client.media.upload({ creatorId, file, fileName }, { signal })
  const { uploadId } = await client.media.beginUpload({ creatorId, fileName, bytes: file.size }, { signal })
  try {
    for (let at = 0; at < file.size; at += partBytes) {
      const part = new File([file.slice(at, at + partBytes)], 'part')
      await client.media.uploadPart({ uploadId, at, part }, { signal })
    }
    return await client.media.finishUpload({ uploadId }, { signal })
  } catch (error) {
    // Not by the same signal: a person who stops an upload wants its parts gone too. If this fails, core forgets them itself.
    if (signal?.aborted) void client.media.cancelUpload({ uploadId }).catch(() => undefined)
    throw error
  }
}
