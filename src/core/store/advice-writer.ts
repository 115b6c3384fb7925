/** Writes advice, what became of it, and what it stands on. */
import { eq, sql } from 'drizzle-orm'
import type { AdviceEvidence, FollowUp } from '../../contract/advice.ts'
import type { AdviceRow } from './advice-reader.ts'
import { advice } from './schema/advising.ts'
import type { WriteTx } from './store.ts'

/** New, or said again of what nobody has decided on: then it has today's figures. What is decided stays as it was decided. */
export const saveAdvice = ({ db, now }: WriteTx, row: Omit<AdviceRow, 'state' | 'at' | 'decidedAt' | 'followUp'>): void => {
  const { id: _id, key: _key, ...fresh } = { ...row, at: now }
  db.insert(advice)
    .values({ ...row, state: 'open', at: now })
    .onConflictDoUpdate({ target: advice.key, set: fresh, setWhere: eq(advice.state, 'open') })
    .run()
}

/** What is open and was not said again at `now`. */
export const sweepAdvice = ({ db, now }: WriteTx): void => {
  db.run(sql`DELETE FROM advice WHERE state = 'open' AND at < ${now}`)
}

export const setAdviceState = ({ db, now }: WriteTx, id: string, state: AdviceRow['state']): void => {
  db.update(advice)
    .set({ state, decidedAt: state === 'open' ? null : now, followUp: null })
    .where(eq(advice.id, id))
    .run()
}

export const setFollowUp = ({ db }: WriteTx, id: string, followUp: FollowUp): void => {
  db.update(advice).set({ followUp }).where(eq(advice.id, id)).run()
}

export const saveEvidence = (
  { db, now }: WriteTx,
  of: Pick<AdviceRow, 'creatorId' | 'accountId' | 'market'>,
  evidence: AdviceEvidence,
): void => {
  db.run(sql`INSERT INTO advice_evidence (creator_id, account_id, market, at, evidence_json)
    VALUES (${of.creatorId}, ${of.accountId ?? ''}, ${of.market}, ${now}, ${JSON.stringify(evidence)})
    ON CONFLICT DO UPDATE SET at = excluded.at, evidence_json = excluded.evidence_json`)
}

export const setUnadvised = ({ db }: WriteTx, accounts: readonly { accountId: string; creatorId: string; posts: number }[]): void => {
  db.run(sql`DELETE FROM unadvised`)
  for (const { accountId, creatorId, posts } of accounts)
    db.run(sql`INSERT INTO unadvised (account_id, creator_id, posts) VALUES (${accountId}, ${creatorId}, ${posts})`)
}
