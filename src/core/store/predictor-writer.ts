/** Writes what was learnt of the agency's posts. */
import { sql } from 'drizzle-orm'
import type { WriteTx } from './store.ts'

/** In place of what was learnt before. */
export const savePredictor = ({ db, now }: WriteTx, learnt: string, report: string | null): void => {
  db.run(sql`INSERT INTO predictor (id, version, at, learnt_json, report_json) VALUES (1, 1, ${now}, ${learnt}, ${report})
    ON CONFLICT DO UPDATE SET version = version + 1, at = excluded.at, learnt_json = excluded.learnt_json, report_json = excluded.report_json`)
}
