/** Takes a large file in, part by part. */
import type { Call, Handlers } from '../../procedure.ts'
import type { LookAlikes } from '../look-alikes.ts'
import type { Media } from '../media.ts'
import type { UploadOwner, Uploads } from '../uploads.ts'
import { toAsset } from './to-asset.ts'
import { mostShown } from './upload.ts'

const ownerOf = ({ actor, user, reach }: Call): UploadOwner => ({ id: user?.id ?? `${actor.kind}:${actor.id}`, reach })

export const uploadInParts = ({ media, uploads, lookAlikes }: { media: Media; uploads: Uploads; lookAlikes: LookAlikes }) =>
  ({
    'media.beginUpload': async ({ input, call }) => ({ uploadId: await uploads.begin(ownerOf(call), input) }),
    'media.uploadPart': async ({ input: { uploadId, at, part }, call }) => ({
      received: await uploads.append(ownerOf(call), uploadId, at, part),
    }),
    'media.finishUpload': async ({ input: { uploadId }, call }) => {
      const row = await uploads.finish(ownerOf(call), uploadId, ({ creatorId, fileName, path, bytes }) =>
        media.addFile(creatorId, { path, bytes, name: fileName }, call.actor),
      )
      return { ...toAsset(row), isNew: row.isNew, isRestored: row.isRestored, lookAlikes: await lookAlikes.of(row, mostShown) }
    },
    'media.cancelUpload': ({ input: { uploadId }, call }) => uploads.cancel(ownerOf(call), uploadId),
  }) satisfies Partial<Handlers>
