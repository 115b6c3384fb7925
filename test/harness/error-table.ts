/** An adapter's error table against the answers that were recorded or documented for it. */
import { expect, it } from 'vitest'
import type { ErrorCode } from '../../src/contract/errors.ts'
import type { AppError } from '../../src/core/app-error.ts'

interface Sample {
  /** Index of the row of the table that must be the one to fit. */
  row: number
  when: string
  status: number
  body: unknown
  headers?: Record<string, string>
  code: string
  data: Record<string, unknown>
}

export const answerOf = ({ status, body, headers = {} }: Pick<Sample, 'status' | 'body' | 'headers'>) => ({
  status,
  headers: new Headers(headers),
  body: new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)),
})

interface Table<When> {
  errorTable: readonly { when: When | '*' }[]
  toAppError: (when: When, answer: ReturnType<typeof answerOf>, now: number) => AppError
  /** `testing/fixtures/errors.json` of the adapter. */
  samples: unknown
  now: number
}

/** Each sample becomes its error, by the row that is for it; each row has one. */
export const errorTableTests = <When extends string>({ errorTable, toAppError, samples, now }: Table<When>): void => {
  const all = samples as Sample[]
  it.each(all)('row $row: $when $status → $code', (sample) => {
    const error = toAppError(sample.when as When, answerOf(sample), now)
    expect(error.code).toBe(sample.code as ErrorCode)
    expect(JSON.parse(JSON.stringify(error.data))).toEqual(sample.data)
  })

  it('has a sample for each row, and each row is the first to fit its own', () => {
    expect(all.map(({ row }) => row)).toEqual(errorTable.map((_, row) => row))
    for (const sample of all) expect([sample.when, '*']).toContain(errorTable[sample.row]?.when)
  })
}
