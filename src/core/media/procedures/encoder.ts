/** Which ffmpeg is used. */
import type { Handlers } from '../../procedure.ts'
import type { EncoderDesk } from '../encoder-desk.ts'

export const encoderProcedures = (desk: EncoderDesk): Pick<Handlers, `encoder.${string}` & keyof Handlers> => ({
  'encoder.status': () => desk.status(),
  'encoder.save': ({ input: { path }, call }) => desk.save(path, call.actor),
})
