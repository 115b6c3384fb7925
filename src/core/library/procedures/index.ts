/** The part of the router that is about the library. */
import type { Handlers } from '../../procedure.ts'
import type { Captions } from '../captions.ts'
import { checkCaption, listCaptions, removeCaption, saveCaption } from './captions.ts'

export const libraryProcedures = ({ captions }: { captions: Captions }): Pick<Handlers, `captions.${string}` & keyof Handlers> => ({
  'captions.list': listCaptions(captions),
  'captions.save': saveCaption(captions),
  'captions.remove': removeCaption(captions),
  'captions.check': checkCaption(captions),
})
