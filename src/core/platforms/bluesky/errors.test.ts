import { describe, expect, it } from 'vitest'
import { answerOf, errorTableTests } from '../../../../test/harness/error-table.ts'
import { errorTable, toAppError } from './errors.ts'
import recorded from './testing/fixtures/errors.json' with { type: 'json' }

const now = Date.parse('2026-03-02T09:00:00Z')

describe('the error table', () => {
  errorTableTests({ errorTable, toAppError, samples: recorded, now })

  it('never passes a server’s own words on', () => {
    const body = { error: 'Bad <script>', message: 'secret words' }
    const error = toAppError('call', answerOf({ status: 400, body }), now)
    expect(error.data).toEqual({ platform: 'bluesky', reason: 'unknown' })
  })
})
