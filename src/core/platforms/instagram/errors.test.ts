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

const answerOf = ({ status, body }: Pick<Documented, 'status' | 'body'>, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
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

  it('waits as long as Meta says, and no more than a day', () => {
    const body = { error: { message: '', code: 80_002 } }
    const at = (minutes: number) => {
      const use = { '17841400000000000': [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: minutes }] }
      return toAppError('call', answerOf({ status: 400, body }, { 'x-business-use-case-usage': JSON.stringify(use) }), now).data
    }
    expect(at(37)).toMatchObject({ retryAt: new Date(now + 37 * 60_000) })
    expect(at(5000)).toMatchObject({ retryAt: new Date(now + 86_400_000) })
  })

  it('never passes a server’s own words on', () => {
    const body = { error: { message: 'secret words', code: 3, error_user_msg: 'more of them' } }
    expect(toAppError('call', answerOf({ status: 400, body }), now).data).toEqual({ platform: 'instagram', reason: '3' })
  })

  it.each([
    ['Error: Media upload has failed with error code 2207026', 'MEDIA_INVALID'],
    ['Error: Media upload has failed with error code 2207053', 'PLATFORM_DOWN'],
    ['Error: Media upload has failed with error code 2207051', 'PLATFORM_REJECTED'],
    ['Expired: The container was not published within 24 hours and has expired.', 'PLATFORM_DOWN'],
    [undefined, 'PLATFORM_DOWN'],
  ])('reads why a container came to nothing: %s → %s', (status, code) => {
    expect(failureOf(status).code).toBe(code)
  })
})
