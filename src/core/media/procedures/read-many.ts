/** Small pictures of many assets: those that can be shown and that the caller reaches. */
import type { Handler } from '../../procedure.ts'
import type { Media } from '../media.ts'

export const readMany =
  (media: Media): Handler<'media.readMany'> =>
  async ({ input: { assetIds, size }, call: { reach } }) => {
    const read = await Promise.allSettled(
      assetIds.map(async (assetId) => {
        if (reach !== null && !reach.has(media.asset(assetId).creatorId)) return []
        const bytes = size === 'square' ? await media.square(assetId) : await media.thumbnail(assetId)
        return [{ assetId, url: `data:image/webp;base64,${Buffer.from(bytes).toString('base64')}` }]
      }),
    )
    return read.flatMap((each) => (each.status === 'fulfilled' ? each.value : []))
  }
