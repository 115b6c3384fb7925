/** Reads what counts towards a creator's obligations: what is out, and what may still go out. */
import type { PlanKind } from '../../contract/plans.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PublicationState } from '../../contract/publications.ts'
import type { Store } from './store.ts'

export interface CountedRow {
  accountId: string
  dueAt: number
  platform: PlatformId
  contentKind: string
  /** Where a plan made it. */
  kind: PlanKind | null
  state: PublicationState
  /** Whether its account can be published on. */
  isConnected: boolean
  /** Whether pre-flight found an error. */
  hasError: boolean
}

export interface OutRow extends Pick<CountedRow, 'accountId' | 'dueAt' | 'platform' | 'contentKind' | 'kind'> {
  publishedAt: number | null
  /** It went out all the same; towards what is owed it counts no more. */
  removedAt: number | null
}

export interface ObligationReader {
  /** Of a creator, due in `from`–`to`, ms UTC. What was refused for good, missed, called off or taken down is left out. */
  counted(creatorId: string, from: number, to: number): CountedRow[]
  /** Of a creator, out, also where it was taken down since, due in `from`–`to`, ms UTC; by due time. */
  out(creatorId: string, from: number, to: number): OutRow[]
}

type Raw = Omit<CountedRow, 'isConnected' | 'hasError'> & { isConnected: number; hasError: number }

export const createObligationReader = ({ sql }: Pick<Store, 'sql'>): ObligationReader => {
  const counted = sql.prepare<{ creatorId: string; from: number; to: number }, Raw>(
    `SELECT p.account_id AS accountId, p.due_at AS dueAt, p.platform, p.kind AS contentKind, planned.kind AS kind, p.state,
       account.state = 'connected' AS isConnected,
       EXISTS (SELECT 1 FROM json_each(coalesce(p.problems_json, '[]')) AS problem WHERE problem.value ->> 'severity' = 'error') AS hasError
     FROM publication AS p INDEXED BY publication_by_creator JOIN account ON account.id = p.account_id
       LEFT JOIN planned ON planned.publication_id = p.id
     WHERE p.creator_id = @creatorId AND p.due_at >= @from AND p.due_at < @to
       AND p.state NOT IN ('draft', 'cancelled', 'vetoed', 'missed') AND p.removed_at IS NULL AND p.elsewhere = 0
       AND NOT (p.state = 'failed' AND p.next_at IS NULL AND coalesce(p.failure_code, '') NOT IN ('REAUTH_REQUIRED', 'HELD', 'VAULT_LOCKED'))
     ORDER BY p.due_at, p.id`,
  )
  const out = sql.prepare<{ creatorId: string; from: number; to: number }, OutRow>(
    `SELECT p.account_id AS accountId, p.due_at AS dueAt, p.published_at AS publishedAt, p.removed_at AS removedAt, p.platform, p.kind AS contentKind, planned.kind AS kind
     FROM publication AS p INDEXED BY publication_by_creator_state LEFT JOIN planned ON planned.publication_id = p.id
     WHERE p.creator_id = @creatorId AND p.state = 'published' AND p.due_at >= @from AND p.due_at < @to AND p.elsewhere = 0
     ORDER BY p.due_at, p.id`,
  )
  return {
    out: (creatorId, from, to) => out.all({ creatorId, from, to }),
    counted: (creatorId, from, to) =>
      counted.all({ creatorId, from, to }).map((row) => ({ ...row, isConnected: row.isConnected === 1, hasError: row.hasError === 1 })),
  }
}
