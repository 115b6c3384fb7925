/** What can be said of a file before a byte of it is sent, in core's own words; and whether trying again makes sense. */
import { ORPCError } from '@orpc/client'
import { errorTable } from '../../../contract/errors.ts'
import { fileBytes, imageBytes } from '../../../contract/media.ts'
import { codeOf } from '../../lib/error-code.ts'
import type { DraftMedia } from './draft.ts'

const refusal = (rule: string, file: string, actual: number, allowed: number): Error =>
  new ORPCError('MEDIA_INVALID', {
    status: errorTable.MEDIA_INVALID.status,
    data: { rule, file, actual: String(actual), allowed: String(allowed) },
    defined: true,
  })

/** `null`: core has to look at it. */
export const refusedAtOnce = ({ name, size }: Pick<File, 'name' | 'size'>, kind: DraftMedia['kind']): Error | null => {
  if (size === 0) return refusal('media.empty', name, 0, 0)
  const max = kind === 'image' ? imageBytes : fileBytes
  return size > max ? refusal('media.bytes', name, size, max) : null
}

/** The same file gets the same answer; only what failed on the way is worth another try. */
export const canRetry = ({ file, error }: Pick<DraftMedia, 'file' | 'error'>): boolean =>
  file !== null && codeOf(error) !== 'MEDIA_INVALID' && codeOf(error) !== 'BAD_INPUT'
