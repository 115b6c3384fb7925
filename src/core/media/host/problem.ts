/** What a store's refusal means, by S3's own code of it; its message is never passed on. */
import type { MediaHostRule } from '../../../contract/errors.ts'
import { AppError } from '../../app-error.ts'
import type { NetworkAnswer } from '../../ports.ts'

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html, read 2026-11-29. */
const rules: Readonly<Record<string, MediaHostRule>> = {
  NoSuchBucket: 'media_host.bucket',
  InvalidBucketName: 'media_host.bucket',
  InvalidAccessKeyId: 'media_host.key',
  SignatureDoesNotMatch: 'media_host.secret',
  AccessDenied: 'media_host.not_allowed',
  AllAccessDisabled: 'media_host.not_allowed',
  AccountProblem: 'media_host.not_allowed',
  AuthorizationHeaderMalformed: 'media_host.region',
  PermanentRedirect: 'media_host.region',
  TemporaryRedirect: 'media_host.region',
  RequestTimeTooSkewed: 'media_host.clock',
  RequestExpired: 'media_host.clock',
}

const ruleByStatus = (status: number): MediaHostRule => {
  if (status === 301 || status === 307) return 'media_host.region'
  return status === 403 ? 'media_host.not_allowed' : 'media_host.not_a_store'
}

export const problemOf = ({ status, body }: Pick<NetworkAnswer, 'status' | 'body'>): AppError => {
  const code = /<Code>(\w{1,60})<\/Code>/.exec(new TextDecoder().decode(body.subarray(0, 10_000)))?.[1] ?? ''
  const rule = rules[code]
  if (rule === undefined && (status === 429 || status >= 500)) return new AppError('MEDIA_HOST_DOWN', {})
  return new AppError('MEDIA_HOST_REFUSED', { rule: rule ?? ruleByStatus(status) })
}
