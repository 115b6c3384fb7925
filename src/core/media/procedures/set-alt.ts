/** Describes an image for those who do not see it. */
import type { Handler } from '../../procedure.ts'
import type { Media } from '../media.ts'
import { toAsset } from './to-asset.ts'

export const setAlt =
  (media: Media): Handler<'media.setAlt'> =>
  ({ input: { assetId, alt }, call }) =>
    toAsset(media.setAlt(assetId, alt.trim(), call.actor))
