/**
 * Pictures of videos, drawn by this window: from the file while it is brought in, else the first time somebody sees it
 * (what came from a folder or the command line). One after the other, so that nobody scrolls less well for it.
 */
import { posterBytes } from '../../contract/media.ts'
import type { ApiClient } from './api.tsx'
import { drawVideoFrame } from './video-frame.ts'

/** A video that is read for its picture alone is in memory whole. */
export const largestRead = 150_000_000

let last: Promise<unknown> = Promise.resolve()
/** What cannot be drawn here is not tried again while the window is open. */
const failed = new Set<string>()

/** Whether there is one now. `read` answers the file. */
export const makePoster = (client: ApiClient, assetId: string, read: () => Promise<Blob>): Promise<boolean> => {
  const mine = last.then(async () => {
    if (failed.has(assetId)) return false
    try {
      const picture = await drawVideoFrame(await read())
      if (!picture || picture.size > posterBytes) throw new Error('no picture of the video')
      await client.media.setPoster({ assetId, picture: new File([picture], 'poster.jpg', { type: picture.type }) })
      return true
    } catch {
      // The plate stays: it says that this is a video, and how long.
      failed.add(assetId)
      return false
    }
  })
  last = mine
  return mine
}
