/** The machine's ffmpeg, which videos are encoded anew by. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'

export const encoderProblems = ['none', 'not_absolute', 'not_named_so', 'not_there', 'not_ffmpeg'] as const

export const encoderStatus = z.object({
  /** Set by an admin; null: it is looked for. */
  named: z.string().nullable(),
  /** The one that is used. */
  path: z.string().nullable(),
  version: z.string().nullable(),
  /** Why none can be used. */
  problem: z.enum(encoderProblems).nullable(),
})
export type EncoderStatus = z.infer<typeof encoderStatus>

export const encoder = {
  status: oc.output(encoderStatus),
  /** The whole path of another one, which is asked who it is first; null: it is looked for again. BAD_INPUT: `problem` is the code. */
  save: oc
    .input(z.object({ path: z.string().trim().min(1).max(1000).nullable() }))
    .output(encoderStatus)
    .errors(errorsOf('BAD_INPUT')),
}
