/** S3's refusals: an `<Error>` with its code (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). */
import { Refusal, type Answer } from '../answer.ts'

const byCode = {
  AccessDenied: [403, 'Access Denied'],
  AuthorizationHeaderMalformed: [400, 'The authorization header that you provided is not valid.'],
  AuthorizationQueryParametersError: [400, 'X-Amz-Expires must be less than a week (in seconds).'],
  EntityTooLarge: [400, 'Your proposed upload exceeds the maximum allowed object size.'],
  InternalError: [500, 'We encountered an internal error. Please try again.'],
  InvalidAccessKeyId: [403, 'The AWS access key ID that you provided does not exist in our records.'],
  NoSuchBucket: [404, 'The specified bucket does not exist.'],
  NoSuchKey: [404, 'The specified key does not exist.'],
  RequestTimeTooSkewed: [403, 'The difference between the request time and the server’s time is too large.'],
  SignatureDoesNotMatch: [403, 'The request signature that the server calculated does not match the signature that you provided.'],
  SlowDown: [503, 'Please reduce your request rate.'],
  XAmzContentSHA256Mismatch: [400, 'The provided x-amz-content-sha256 header does not match what was computed.'],
} as const

type S3Code = keyof typeof byCode

class S3Refusal extends Refusal {
  override toAnswer(): Answer {
    const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${this.error}</Code><Message>${this.message}</Message></Error>`
    return { status: this.status, headers: { 'content-type': 'application/xml' }, body }
  }
}

export const s3Refusal = (code: S3Code): Refusal => {
  const [status, message] = byCode[code]
  return new S3Refusal(status, code, message)
}

/** What a fault on demand answers. */
export const s3RefusalOnDemand = (status: number): Refusal => {
  if (status === 403) return s3Refusal('AccessDenied')
  return s3Refusal(status === 503 || status === 429 ? 'SlowDown' : 'InternalError')
}
