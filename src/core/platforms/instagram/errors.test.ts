import { describe, expect, it } from 'vitest'
import { answerOf, errorTableTests } from '../../../../test/harness/error-table.ts'
import { errorTable, failureOf, toAppError } from './errors.ts'
import documented from './testing/fixtures/errors.json' with { type: 'json' }

const now = Date.parse('2026-03-02T09:00:00Z')

describe('the error table', () => {
  errorTableTests({ errorTable, toAppError, samples: documented, now })

  it('waits as long as Meta says, and no more than a day', () => {
    const body = { error: { message: '', code: 80_002 } }
    const at = (minutes: number) => {
      const use = { '17841400000000000': [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: minutes }] }
      return toAppError('call', answerOf({ status: 400, body, headers: { 'x-business-use-case-usage': JSON.stringify(use) } }), now).data
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
