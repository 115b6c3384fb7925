/** Takes an image or a video in. */
import type { Handler } from '../../procedure.ts'
import type { Media } from '../media.ts'
import { toAsset } from './to-asset.ts'

export const upload =
  (media: Media): Handler<'media.upload'> =>
  async ({ input: { creatorId, file, fileName }, call }) =>
    toAsset(await media.add(creatorId, { data: new Uint8Array(await file.arrayBuffer()), name: fileName }, call.actor))
