/** The bytes of an image or video, or its thumbnail. */
import type { Handler } from '../../procedure.ts'
import type { Media } from '../media.ts'

export const read =
  (media: Media): Handler<'media.read'> =>
  async ({ input: { assetId, size } }) => {
    const { fileName, mimeType } = media.asset(assetId)
    if (size === 'original') return toFile(await media.original(assetId), fileName, mimeType)
    return toFile(await media.thumbnail(assetId), `${fileName.replace(/\.[^.]*$/, '')}.webp`, 'image/webp')
  }

const toFile = (data: Uint8Array, name: string, type: string): File => new File([new Uint8Array(data)], name, { type })
