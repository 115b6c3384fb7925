/** Reads rules. */
import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import { rule } from './schema/automating.ts'
import type { Store } from './store.ts'

export type RuleRow = typeof rule.$inferSelect

export interface RuleReader {
  get(id: string): RuleRow | undefined
  /** By creator and name. `creatorIds` null: of all. */
  list(creatorIds: readonly string[] | null): RuleRow[]
  /** Those that are on. */
  onOf(creatorId: string): RuleRow[]
  /** Whether it has dealt with this. */
  hasMet(ruleId: string, subjectId: string): boolean
  /** What it dealt with, the latest first; without what was beyond what it may do in a day. */
  met(ruleId: string, page: { after: { at: number; id: string } | null; limit: number }): { subjectId: string; at: number }[]
  /** How much it dealt with after `since`. */
  metSince(ruleId: string, since: number): number
}

export const createRuleReader = ({ db, sql }: Pick<Store, 'db' | 'sql'>): RuleReader => {
  const met = sql.prepare<[string, string]>('SELECT 1 FROM rule_met WHERE rule_id = ? AND subject_id = ?')
  const metSince = sql.prepare<[string, number], number>('SELECT count(*) FROM rule_met WHERE rule_id = ? AND at > ?').pluck()
  const latestMet = sql.prepare<{ ruleId: string; at: number; id: string; limit: number }, { subjectId: string; at: number }>(
    `SELECT subject_id AS subjectId, at FROM rule_met INDEXED BY rule_met_at
     WHERE rule_id = @ruleId AND (at, subject_id) < (@at, @id) ORDER BY at DESC, subject_id DESC LIMIT @limit`,
  )
  return {
    met: (ruleId, { after, limit }) => latestMet.all({ ruleId, at: after?.at ?? Number.MAX_SAFE_INTEGER, id: after?.id ?? '', limit }),
    hasMet: (ruleId, subjectId) => met.get(ruleId, subjectId) !== undefined,
    metSince: (ruleId, since) => metSince.get(ruleId, since) ?? 0,
    get: (id) => db.select().from(rule).where(eq(rule.id, id)).get(),
    list: (creatorIds) =>
      db
        .select()
        .from(rule)
        .where(creatorIds === null ? undefined : inArray(rule.creatorId, [...creatorIds]))
        .orderBy(asc(rule.creatorId), asc(rule.name), asc(rule.id))
        .all(),
    onOf: (creatorId) =>
      db
        .select()
        .from(rule)
        .where(and(eq(rule.creatorId, creatorId), isNotNull(rule.onSince)))
        .orderBy(asc(rule.name), asc(rule.id))
        .all(),
  }
}
