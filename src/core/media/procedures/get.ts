/** What is known of an image or video. */
import type { Handler } from '../../procedure.ts'
import type { Media } from '../media.ts'
import { toAsset } from './to-asset.ts'

export const get =
  (media: Media): Handler<'media.get'> =>
  ({ input }) =>
    toAsset(media.asset(input.assetId))
