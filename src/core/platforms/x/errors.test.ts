import { describe, expect, it } from 'vitest'
import type { ErrorCode } from '../../../contract/errors.ts'
import { errorTable, toAppError, type Situation } from './errors.ts'
import recorded from './testing/fixtures/errors.json' with { type: 'json' }

const now = Date.parse('2026-03-02T09:00:00Z')

interface Recorded {
  /** Index of the row of the table that must be the one to fit. */
  row: number
  when: string
  status: number
  body: unknown
  headers?: Record<string, string>
  code: string
  data: Record<string, unknown>
}

const answerOf = ({ status, body, headers = {} }: Recorded) => ({
  status,
  headers: new Headers(headers),
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

describe('the error table', () => {
  it.each(recorded as Recorded[])('row $row: $when $status → $code', (sample) => {
    const error = toAppError(sample.when as Situation, answerOf(sample), now)
    expect(error.code).toBe(sample.code as ErrorCode)
    expect(JSON.parse(JSON.stringify(error.data))).toEqual(sample.data)
  })

  it('has a recorded answer for each row, and each row is the first to fit its own', () => {
    expect((recorded as Recorded[]).map(({ row }) => row)).toEqual(errorTable.map((_, row) => row))
    for (const sample of recorded as Recorded[]) {
      const row = errorTable[sample.row]
      expect([sample.when, '*']).toContain(row?.when)
    }
  })

  it('never passes a server’s own words on', () => {
    const body = { type: 'https://api.x.com/2/problems/Bad <script>', detail: 'secret words' }
    const error = toAppError('call', { status: 400, headers: new Headers(), body: new TextEncoder().encode(JSON.stringify(body)) }, now)
    expect(error.data).toEqual({ platform: 'x', reason: 'unknown' })
  })
})
