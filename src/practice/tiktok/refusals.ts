/** TikTok's refusals: `{data, error: {code, message, log_id}}`, and OAuth's flat form at the token endpoint. */
import { Refusal, type Answer } from '../answer.ts'

/** With a status other than 200 unless told: TikTok's clients are to read `error.code` and not the status. */
class TiktokRefusal extends Refusal {
  override toAnswer(): Answer {
    return { status: this.status, headers: this.headers, body: { data: {}, error: errorOf(this.error, this.message) } }
  }
}

class OauthRefusal extends Refusal {
  override toAnswer(): Answer {
    return { status: this.status, body: { error: this.error, error_description: this.message, log_id: logId } }
  }
}

const logId = '20261128000000PRACTICE'

export const errorOf = (code: string, message = ''): object => ({ code, message, log_id: logId })

/** The statuses of platforms.md, TT-6. */
const statuses: Readonly<Record<string, number>> = {
  access_token_invalid: 401,
  scope_not_authorized: 401,
  scope_permission_missed: 401,
  invalid_params: 400,
  invalid_file_upload: 400,
  invalid_publish_id: 400,
  spam_risk_too_many_posts: 403,
  spam_risk_too_many_pending_share: 403,
  spam_risk_user_banned_from_posting: 403,
  spam_risk_text: 403,
  reached_active_user_cap: 403,
  unaudited_client_can_only_post_to_private_accounts: 403,
  url_ownership_unverified: 403,
  privacy_level_option_mismatch: 403,
  rate_limit_exceeded: 429,
  internal_error: 500,
}

export const refused = (code: string, message = code): Refusal => new TiktokRefusal(statuses[code] ?? 400, code, message)
export const oauthRefused = (error: string, description: string): Refusal => new OauthRefusal(400, error, description)

const codesByStatus: Readonly<Record<number, string>> = { 401: 'access_token_invalid', 400: 'invalid_params', 403: 'spam_risk_text' }

/** What a fault on demand answers. */
export const refusalOnDemand = (asked: { status: number; retryAfterSeconds: number; problem: string | undefined }): Refusal => {
  const { status, retryAfterSeconds, problem } = asked
  const code = problem ?? (status === 429 ? 'rate_limit_exceeded' : (codesByStatus[status] ?? 'internal_error'))
  return new TiktokRefusal(status, code, 'fault on demand', status === 429 ? { 'retry-after': String(retryAfterSeconds) } : {})
}
