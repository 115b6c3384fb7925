/** The part of the router that is about media. */
import type { Handlers } from '../../procedure.ts'
import type { LookAlikes } from '../look-alikes.ts'
import type { Media } from '../media.ts'
import type { Uploads } from '../uploads.ts'
import type { Conversions } from '../conversions.ts'
import { convert } from './convert.ts'
import { get } from './get.ts'
import { poster } from './poster.ts'
import { read } from './read.ts'
import { readMany } from './read-many.ts'
import { setAlt } from './set-alt.ts'
import { upload } from './upload.ts'
import { uploadInParts } from './upload-in-parts.ts'

export const mediaProcedures = (deps: {
  media: Media
  uploads: Uploads
  lookAlikes: LookAlikes
  conversions: Conversions
}): Pick<Handlers, `media.${string}` & keyof Handlers> => ({
  'media.upload': upload(deps),
  ...uploadInParts(deps),
  ...poster(deps.media),
  ...convert(deps.conversions),
  'media.get': get(deps.media),
  'media.read': read(deps.media),
  'media.readMany': readMany(deps.media),
  'media.setAlt': setAlt(deps.media),
})
