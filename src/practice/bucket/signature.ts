/**
 * Whether a request is signed as S3 wants it, calculated anew: AWS Signature Version 4, in its header or in the query of a link
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html).
 */
import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { PracticeRequest } from '../http-server.ts'
import { s3Refusal } from './refusals.ts'

export interface BucketKey {
  accessKeyId: string
  secretAccessKey: string
}

export const region = 'us-east-1'
const algorithm = 'AWS4-HMAC-SHA256'
const skewMs = 15 * 60_000
const longestLinkSeconds = 7 * 86_400

interface Signed {
  credential: string
  signedHeaders: string
  signature: string
  /** As S3 writes it: 20260302T090000Z. */
  at: string
  payload: string
  /** Of a link. */
  expires: number | null
}

/** Throws what S3 would answer. `now`: ms; `null`: whatever time it bears is good. */
export const assertSigned = (request: PracticeRequest, { accessKeyId, secretAccessKey }: BucketKey, now: number | null): void => {
  const signed = read(request)
  const [keyId, day = '', place = '', service, end] = signed.credential.split('/')
  if (keyId !== accessKeyId) throw s3Refusal('InvalidAccessKeyId')
  if (place !== region || service !== 's3' || end !== 'aws4_request' || !signed.at.startsWith(day))
    throw s3Refusal('AuthorizationHeaderMalformed')
  if (now !== null) assertInTime(signed, now)
  const scope = [day, place, service, end]
  const key = [...scope].reduce<string | Buffer>((from, part) => hmac(from, part), `AWS4${secretAccessKey}`)
  const wanted = hmac(key, [algorithm, signed.at, scope.join('/'), sha256(canonical(request, signed))].join('\n'))
  const given = Buffer.from(signed.signature, 'hex')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw s3Refusal('SignatureDoesNotMatch')
  if (!['UNSIGNED-PAYLOAD', sha256(request.body)].includes(signed.payload)) throw s3Refusal('XAmzContentSHA256Mismatch')
}

const read = ({ headers, query }: PracticeRequest): Signed => {
  const header = headers.authorization
  if (header !== undefined) {
    const [, credential, signedHeaders, signature] =
      /^AWS4-HMAC-SHA256 Credential=([^,\s]+), ?SignedHeaders=([^,\s]+), ?Signature=([0-9a-f]{64})$/.exec(header) ?? []
    if (credential === undefined || signedHeaders === undefined || signature === undefined) throw s3Refusal('AuthorizationHeaderMalformed')
    const payload = headerOf(headers, 'x-amz-content-sha256')
    return { credential, signedHeaders, signature, at: headerOf(headers, 'x-amz-date'), payload, expires: null }
  }
  const [credential, signedHeaders, signature, at, expires] = ['Credential', 'SignedHeaders', 'Signature', 'Date', 'Expires'].map((name) =>
    query.get(`X-Amz-${name}`),
  )
  if (query.get('X-Amz-Algorithm') !== algorithm || !credential || !signedHeaders || !signature || !at || !expires)
    throw s3Refusal('AccessDenied')
  return { credential, signedHeaders, signature, at, payload: 'UNSIGNED-PAYLOAD', expires: Number(expires) }
}

const assertInTime = ({ at, expires }: Signed, now: number): void => {
  const signedAt = Date.parse(at.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  if (Number.isNaN(signedAt)) throw s3Refusal('AccessDenied')
  if (expires === null) {
    if (Math.abs(now - signedAt) > skewMs) throw s3Refusal('RequestTimeTooSkewed')
  } else if (!(expires >= 1 && expires <= longestLinkSeconds)) throw s3Refusal('AuthorizationQueryParametersError')
  else if (now > signedAt + expires * 1000 || now < signedAt - skewMs) throw s3Refusal('AccessDenied')
}

const canonical = ({ method, path, query, headers }: PracticeRequest, { signedHeaders, payload }: Signed): string => {
  const asked = [...query]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .toSorted()
  const bearing = signedHeaders.split(';')
  // Whoever signs leaves out neither where it goes nor what makes it another request.
  if (!bearing.includes('host')) throw s3Refusal('SignatureDoesNotMatch')
  const lines = bearing.map((name) => `${name}:${headerOf(headers, name).trim().replaceAll(/ +/g, ' ')}\n`)
  return [method, path, asked.join('&'), lines.join(''), signedHeaders, payload].join('\n')
}

const headerOf = (headers: PracticeRequest['headers'], name: string): string => String(headers[name] ?? '')

/** As AWS encodes: everything but letters, digits and `-._~`. */
const encoded = (text: string): string =>
  encodeURIComponent(text).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')
const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest()
