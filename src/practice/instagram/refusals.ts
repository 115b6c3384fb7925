/** Meta's refusals: `{error: {message, type, code, error_subcode, is_transient, …, fbtrace_id}}` (platforms.md, IG-6). */
import { Refusal, type Answer } from '../answer.ts'

interface GraphError {
  code: number
  subcode?: number
  message: string
  isTransient?: boolean
}

class GraphRefusal extends Refusal {
  readonly #error: GraphError

  constructor(status: number, error: GraphError, headers: Record<string, string> = {}) {
    super(status, String(error.code), error.message, headers)
    this.#error = error
  }

  override toAnswer(): Answer {
    const { code, subcode, message, isTransient = false } = this.#error
    return {
      status: this.status,
      headers: this.headers,
      body: {
        error: {
          message,
          type: code === 190 || code === 100 || code === 10 ? 'OAuthException' : 'IGApiException',
          code,
          ...(subcode !== undefined && { error_subcode: subcode, error_user_title: message, error_user_msg: message }),
          is_transient: isTransient,
          fbtrace_id: 'PRACTICE',
        },
      },
    }
  }
}

/** The token endpoint of Instagram Login answers in a form of its own. */
class TokenRefusal extends Refusal {
  override toAnswer(): Answer {
    return { status: 400, body: { error_type: this.error, code: 400, error_message: this.message } }
  }
}

/** What Meta calls the refusals that have a subcode: code, then what it says. */
const bySubcode: Readonly<Record<number, readonly [number, string]>> = {
  2_207_003: [-2, 'It takes too long to download the media.'],
  2_207_020: [-2, 'The media you are trying to access has expired.'],
  2_207_001: [-1, 'Instagram server error. Try again.'],
  2_207_032: [-1, 'Create media fail, please try to re-create media.'],
  2_207_053: [-1, 'Unknown upload error.'],
  2_207_027: [9007, 'The media is not ready for publishing, please wait a moment.'],
  2_207_006: [24, 'The requested resource does not exist.'],
  2_207_008: [24, 'The media builder with this id does not exist or has expired.'],
  2_207_042: [9, 'You reached maximum number of posts that is allowed to be published by Content Publishing API.'],
  2_207_051: [4, 'We restrict certain activity to protect our community.'],
  2_207_050: [25, 'The Instagram account is restricted.'],
  2_207_052: [9004, 'The media could not be fetched from this URI.'],
  2_207_004: [36_000, 'The image size is too large.'],
  2_207_005: [36_001, 'The image format is not supported.'],
  2_207_009: [36_003, 'The submitted image with aspect ratio cannot be published.'],
  2_207_026: [352, 'The video format is not supported.'],
  2_207_028: [100, 'Your post won’t work as a carousel.'],
  2_207_010: [100, 'The caption was too long.'],
  2_207_040: [100, 'Cannot use more tags.'],
  2_207_057: [1, 'Thumbnail offset must be greater than or equal to 0 and less than the duration.'],
}

/** By its subcode, e.g. 2207027: not ready yet. */
export const refusedMedia = (subcode: number): Refusal => {
  const [code, message] = bySubcode[subcode] ?? [-1, 'Unknown error.']
  return new GraphRefusal(code < 0 && subcode === 2_207_001 ? 500 : 400, { code, subcode, message, isTransient: code < 0 })
}
export const invalid = (message: string): Refusal => new GraphRefusal(400, { code: 100, message: `(#100) ${message}` })
export const noSuchObject = (id: string): Refusal =>
  new GraphRefusal(400, {
    code: 100,
    subcode: 33,
    message: `Unsupported request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
  })
export const badToken = (subcode = 463): Refusal =>
  new GraphRefusal(400, { code: 190, subcode, message: 'Error validating access token: the session has been invalidated or has expired.' })
export const noPermission = (): Refusal =>
  new GraphRefusal(400, { code: 10, message: '(#10) Application does not have permission for this action' })
export const tooFewViewers = (): Refusal =>
  new GraphRefusal(400, { code: 10, message: '(#10) Not enough viewers for the media to show insights' })
export const outsideWindow = (): Refusal =>
  new GraphRefusal(400, { code: 10, subcode: 2_534_022, message: '(#10) This message is sent outside of allowed window.' })
export const noSuchPerson = (): Refusal =>
  new GraphRefusal(400, { code: 100, subcode: 2_534_014, message: '(#100) No matching user found' })
export const limitReached = (code: number, headers: Record<string, string>): Refusal =>
  new GraphRefusal(400, { code, message: `(#${code}) Application request limit reached`, isTransient: true }, headers)
export const notAccepted = (type: string, message: string): Refusal => new TokenRefusal(400, type, message)

/** What a fault on demand answers. `problem`: a subcode, e.g. `2207051`, or a code, e.g. `10`. */
export const refusalOnDemand = (asked: { status: number; retryAfterSeconds: number; problem: string | undefined }): Refusal => {
  const { status, retryAfterSeconds, problem } = asked
  const message = 'fault on demand'
  if (problem !== undefined) {
    const number = Number(problem)
    const [code = number] = bySubcode[number] ?? []
    return new GraphRefusal(status, { code, message, ...(bySubcode[number] && { subcode: number }) })
  }
  if (status === 429) {
    const use = { type: 'instagram', call_count: 100, total_cputime: 25, total_time: 25 }
    const standing = { '17841400000000000': [{ ...use, estimated_time_to_regain_access: retryAfterSeconds / 60 }] }
    return new GraphRefusal(status, { code: 4, message, isTransient: true }, { 'x-business-use-case-usage': JSON.stringify(standing) })
  }
  if (status === 401) return new GraphRefusal(401, { code: 190, message })
  return new GraphRefusal(status, status >= 500 ? { code: 2, message, isTransient: true } : { code: 100, message })
}
