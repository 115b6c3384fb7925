/** Reads whether publications were approved, and what waits for that. */
import type { Store } from './store.ts'

export interface ApprovalReader {
  isApproved(publicationId: string): boolean
  /** Of a creator, in one of `states`, whose planned time lies on `day` (`YYYY-MM-DD`) as its own wall shows it. By time. */
  onDay(creatorId: string, day: string, states: readonly ('awaiting_approval' | 'scheduled' | 'vetoed')[]): string[]
}

const dayMs = 86_400_000

export const createApprovalReader = ({ sql }: Pick<Store, 'sql'>): ApprovalReader => {
  const byId = sql.prepare<[string], number>('SELECT 1 FROM approval WHERE publication_id = ?').pluck()
  const onDay = sql
    .prepare<{ creatorId: string; states: string; from: number; to: number; day: string }, string>(
      `SELECT id FROM publication INDEXED BY publication_by_creator WHERE creator_id = @creatorId AND due_at >= @from AND due_at < @to
         AND state IN (SELECT value FROM json_each(@states)) AND substr(wall_time, 1, 10) = @day ORDER BY due_at, id`,
    )
    .pluck()
  return {
    isApproved: (publicationId) => byId.get(publicationId) === 1,
    onDay: (creatorId, day, states) => {
      const midnight = Date.parse(`${day}T00:00:00Z`)
      // Zones reach from -12 to +14 hours.
      return onDay.all({ creatorId, states: JSON.stringify(states), from: midnight - dayMs, to: midnight + 2 * dayMs, day })
    },
  }
}
