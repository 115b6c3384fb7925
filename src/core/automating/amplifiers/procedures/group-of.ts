import { AppError } from '../../../app-error.ts'
import type { AmplifierGroupRow } from '../../../store/amplifier-reader.ts'
import type { Amplifiers } from '../parts.ts'

/** Throws NOT_FOUND for one of another creator too. */
export const groupOf = ({ rows }: Amplifiers, { creatorId, groupId }: { creatorId: string; groupId: string }): AmplifierGroupRow => {
  const row = rows.group(groupId)
  if (row?.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'amplifier_group', id: groupId })
  return row
}
