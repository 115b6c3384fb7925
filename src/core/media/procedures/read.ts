/** The bytes of an image or video, or its thumbnail. */
import type { Handler } from '../../procedure.ts'
import type { Media } from '../media.ts'

export const read =
  (media: Media): Handler<'media.read'> =>
  async ({ input: { assetId, size } }) => {
    const { fileName, mimeType } = media.asset(assetId)
    if (size === 'original') return toFile(await media.original(assetId), fileName, mimeType)
    return toFile(new Uint8Array(await media.thumbnail(assetId)), `${fileName.replace(/\.[^.]*$/, '')}.webp`, 'image/webp')
  }

/** A blob of the disk stays there: a transport that streams holds no video in memory whole. */
const toFile = (data: BlobPart, name: string, type: string): File => new File([data], name, { type })
