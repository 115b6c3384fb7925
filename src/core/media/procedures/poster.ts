/** The picture that stands for a video. */
import type { Handlers } from '../../procedure.ts'
import type { Media } from '../media.ts'

export const poster = (media: Media) =>
  ({
    'media.hasPoster': async ({ input: { assetId } }) => ({ has: await media.hasPoster(assetId) }),
    'media.setPoster': async ({ input: { assetId, picture } }) => {
      await media.setPoster(assetId, new Uint8Array(await picture.arrayBuffer()))
    },
  }) satisfies Partial<Handlers>
