/** The part of the router that is about media. */
import type { Handlers } from '../../procedure.ts'
import type { Media } from '../media.ts'
import { get } from './get.ts'
import { read } from './read.ts'
import { setAlt } from './set-alt.ts'
import { upload } from './upload.ts'

export const mediaProcedures = ({ media }: { media: Media }): Pick<Handlers, `media.${string}` & keyof Handlers> => ({
  'media.upload': upload(media),
  'media.get': get(media),
  'media.read': read(media),
  'media.setAlt': setAlt(media),
})
