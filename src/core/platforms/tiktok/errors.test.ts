import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../contract/errors.ts'
import { errorTable, failureOf, toAppError, type Situation } from './errors.ts'
import documented from './testing/fixtures/errors.json' with { type: 'json' }

const now = Date.parse('2026-03-02T09:00:00Z')

interface Documented {
  /** Index of the row of the table that must be the one to fit. */
  row: number
  when: string
  status: number
  body: unknown
  code: string
  data: Record<string, unknown>
}

const answerOf = ({ status, body }: Pick<Documented, 'status' | 'body'>) => ({
  status,
  headers: new Headers(),
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

describe('the error table', () => {
  it.each(documented as Documented[])('row $row: $when $status → $code', (sample) => {
    const error = toAppError(sample.when as Situation, answerOf(sample), now)
    expect(error.code).toBe(sample.code as ErrorCode)
    expect(JSON.parse(JSON.stringify(error.data))).toEqual(sample.data)
  })

  it('has an answer for each row, which is for that situation', () => {
    expect((documented as Documented[]).map(({ row }) => row)).toEqual(errorTable.map((_, row) => row))
    for (const sample of documented as Documented[]) expect([sample.when, '*']).toContain(errorTable[sample.row]?.when)
  })

  it('never passes a server’s own words on', () => {
    const body = { data: {}, error: { code: 'Bad <script>', message: 'secret words', log_id: '' } }
    expect(toAppError('call', answerOf({ status: 400, body }), now).data).toEqual({ platform: 'tiktok', reason: 'unknown' })
    expect(failureOf('Bad <script>').data).toEqual({ platform: 'tiktok', reason: 'unknown' })
  })

  it.each([
    ['internal', 'PLATFORM_DOWN'],
    ['video_pull_failed', 'PLATFORM_DOWN'],
    ['auth_removed', 'REAUTH_REQUIRED'],
    ['duration_check_failed', 'PLATFORM_REJECTED'],
    ['spam_risk_user_banned_from_posting', 'PLATFORM_REJECTED'],
  ])('reads why a post came to nothing: %s → %s', (reason, code) => {
    expect(failureOf(reason).code).toBe(code)
  })
})
