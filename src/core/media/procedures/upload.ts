/** Takes an image or a video in. */
import type { Handler } from '../../procedure.ts'
import type { LookAlikes } from '../look-alikes.ts'
import type { Media } from '../media.ts'
import { toAsset } from './to-asset.ts'

/** How many of what looks like it are told. */
export const mostShown = 5

export const upload =
  ({ media, lookAlikes }: { media: Media; lookAlikes: LookAlikes }): Handler<'media.upload'> =>
  async ({ input: { creatorId, file, fileName }, call }) => {
    const row = await media.add(creatorId, { data: new Uint8Array(await file.arrayBuffer()), name: fileName }, call.actor)
    return { ...toAsset(row), isNew: row.isNew, isRestored: row.isRestored, lookAlikes: await lookAlikes.of(row, mostShown) }
  }
