import { describe, expect, it } from 'vitest'
import { answerOf, errorTableTests } from '../../../../test/harness/error-table.ts'
import { errorTable, failureOf, toAppError } from './errors.ts'
import documented from './testing/fixtures/errors.json' with { type: 'json' }

const now = Date.parse('2026-03-02T09:00:00Z')

describe('the error table', () => {
  errorTableTests({ errorTable, toAppError, samples: documented, now })

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
