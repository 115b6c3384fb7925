import { createHash } from 'node:crypto'
import { AwsV4Signer } from 'aws4fetch'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { startPractice, type Practice } from '../index.ts'

const minuteMs = 60_000
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

describe('the practice bucket', () => {
  let clock: FakeClock
  let practice: Practice
  beforeAll(async () => {
    clock = new FakeClock()
    practice = await startPractice({ clock, seed: null })
  })
  afterAll(async () => {
    await practice.close()
  })

  interface Wish {
    method?: 'GET' | 'PUT' | 'DELETE'
    key?: string
    body?: string
    /** Calculated over this in the body's place. */
    signedBody?: string
    at?: number
    linkSeconds?: number
    access?: Partial<ReturnType<Practice['bucket']['access']>>
  }
  const send = async ({ method = 'GET', key = 'a/b.jpg', body, signedBody = body, at = clock.now(), linkSeconds, access }: Wish) => {
    const { endpoint, bucket, ...rest } = { ...practice.bucket.access(), ...access }
    const url = new URL(`${endpoint}/${bucket}/${key}`)
    if (linkSeconds !== undefined) url.searchParams.set('X-Amz-Expires', String(linkSeconds))
    const signed = await new AwsV4Signer({
      ...rest,
      method,
      url: url.href,
      service: 's3',
      datetime: new Date(at).toISOString().replaceAll(/[:-]|\.\d{3}/g, ''),
      signQuery: linkSeconds !== undefined,
      ...(signedBody !== undefined && { headers: { 'content-type': 'image/jpeg', 'x-amz-content-sha256': sha256(signedBody) } }),
    }).sign()
    const headers = Object.fromEntries(signed.headers)
    const answer = await fetch(signed.url, { method, headers, ...(body !== undefined && { body }) })
    const text = await answer.text()
    return { status: answer.status, text, code: /<Code>(\w+)/.exec(text)?.[1] ?? null, type: answer.headers.get('content-type') }
  }

  it('takes a file, lends it by a link, and deletes it', async () => {
    expect(await send({ method: 'PUT', body: 'a picture' })).toMatchObject({ status: 200 })
    expect(practice.bucket.there()).toEqual(['a/b.jpg'])
    expect(await send({ linkSeconds: 3600 })).toMatchObject({ status: 200, text: 'a picture', type: 'image/jpeg' })
    expect(await send({ method: 'DELETE' })).toMatchObject({ status: 204 })
    expect(await send({ linkSeconds: 3600 })).toMatchObject({ status: 404, code: 'NoSuchKey' })
    expect(practice.bucket.there()).toEqual([])
  })

  it.each<[string, () => Wish, number, string]>([
    ['another secret', () => ({ access: { secretAccessKey: 'not this one' } }), 403, 'SignatureDoesNotMatch'],
    ['another secret in a link', () => ({ linkSeconds: 60, access: { secretAccessKey: 'not this one' } }), 403, 'SignatureDoesNotMatch'],
    ['another key', () => ({ access: { accessKeyId: 'NOBODY' } }), 403, 'InvalidAccessKeyId'],
    ['another bucket', () => ({ access: { bucket: 'elsewhere' } }), 404, 'NoSuchBucket'],
    ['another region', () => ({ access: { region: 'eu-west-3' } }), 400, 'AuthorizationHeaderMalformed'],
    ['a clock that is off', () => ({ at: clock.now() - 16 * minuteMs }), 403, 'RequestTimeTooSkewed'],
    ['a link that has ended', () => ({ linkSeconds: 60, at: clock.now() - 2 * minuteMs }), 403, 'AccessDenied'],
    ['a link that is good for too long', () => ({ linkSeconds: 8 * 86_400 }), 400, 'AuthorizationQueryParametersError'],
    ['another body than was signed', () => ({ method: 'PUT', body: 'x', signedBody: 'y' }), 400, 'XAmzContentSHA256Mismatch'],
  ])('refuses %s', async (_, wish, status, code) => {
    expect(await send(wish())).toMatchObject({ status, code, type: 'application/xml' })
    expect(practice.bucket.there()).toEqual([])
  })

  it('refuses what is not signed at all', async () => {
    const { endpoint, bucket } = practice.bucket.access()
    const bare = await fetch(`${endpoint}/${bucket}/a`)
    expect([bare.status, await bare.text()]).toEqual([403, expect.stringContaining('AccessDenied')])
  })

  it('says on its page what is to be typed, and Coulisse’s own test of a media host passes with it', async () => {
    const { endpoint, ...rest } = practice.bucket.access()
    const page = await (await fetch(endpoint, { headers: { 'accept-language': 'fr' } })).text()
    for (const value of [endpoint, ...Object.values(rest)]) expect(page).toContain(`<code>${value}</code>`)
    await using test = await startTestCore({ ports: { clock } })
    const host = test.admin.client.mediaHost
    await host.save({ endpoint, prefix: 'lent/', ...rest })
    expect(await host.test()).toEqual({ isLocal: true })
    await host.save({ endpoint, prefix: '', ...rest, secretAccessKey: 'not this one' })
    await expect(host.test()).rejects.toMatchObject({ code: 'MEDIA_HOST_REFUSED', data: { rule: 'media_host.secret' } })
    expect(practice.bucket.there()).toEqual([])
  })

  it('takes what was signed at any time where it is told to', async () => {
    await using other = await startPractice({ clock, seed: null, bucket: { anyTime: true } })
    const access = other.bucket.access()
    expect(await send({ method: 'PUT', body: 'x', at: clock.now() + 86_400_000, access })).toMatchObject({ status: 200 })
    expect(await send({ linkSeconds: 60, at: clock.now() - 86_400_000, access })).toMatchObject({ status: 200, text: 'x' })
  })
})
