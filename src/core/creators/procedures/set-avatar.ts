/** A creator's picture, one of their own images. */
import { AppError } from '../../app-error.ts'
import type { Media } from '../../media/media.ts'
import type { Handler } from '../../procedure.ts'
import type { Creators } from '../creators.ts'
import { toCreator } from '../to-creator.ts'

export const setAvatar =
  (creators: Creators, media: Pick<Media, 'asset'>): Handler<'creators.setAvatar'> =>
  ({ input: { creatorId, assetId }, call }) => {
    if (assetId !== null) assertImageOf(creatorId, assetId, media)
    return toCreator(creators.update(creatorId, { avatarAssetId: assetId }, 'creator.avatar_set', call.actor))
  }

const assertImageOf = (creatorId: string, assetId: string, media: Pick<Media, 'asset'>): void => {
  const asset = media.asset(assetId)
  if (asset.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
  if (asset.kind !== 'image')
    throw new AppError('MEDIA_INVALID', { rule: 'avatar.not_image', actual: asset.mimeType, file: asset.fileName })
}
