/** Puts a creator aside. Nothing is deleted. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { Clock } from '../../ports.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { Creators } from '../creators.ts'
import { toCreator } from '../to-creator.ts'

export const archiveCreator =
  (creators: Creators, reader: CreatorReader, clock: Pick<Clock, 'now'>): Handler<'creators.archive'> =>
  ({ input: { creatorId }, call }) => {
    const before = creators.get(creatorId)
    if (before.archivedAt !== null) return toCreator(before)
    if (reader.countOpenPublications(creatorId) > 0) throw new AppError('CONFLICT', { what: 'scheduled' })
    return toCreator(creators.update(creatorId, { archivedAt: clock.now() }, 'creator.archived', call.actor))
  }
