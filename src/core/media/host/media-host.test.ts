import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { startS3, type S3Server } from '../../../../test/harness/s3-server.ts'
import { startTestCore, type TestCore } from '../../../../test/harness/start-test-core.ts'
import type { Network, NetworkRequest } from '../../ports.ts'
import { problemOf } from './problem.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('the media host, on a server that speaks S3', () => {
  let s3: S3Server
  let test: TestCore
  beforeAll(async () => {
    s3 = await startS3()
    // The server goes by the machine's time, as real ones do.
    test = await startTestCore({ ports: { clock: new FakeClock(Date.now()) } })
  })
  afterAll(async () => {
    await test[Symbol.asyncDispose]()
    await s3[Symbol.asyncDispose]()
  })

  const host = () => test.admin.client.mediaHost
  const settings = () => ({ endpoint: s3.endpoint, region: 'us-east-1', bucket: s3.bucket, prefix: 'lent/', accessKeyId: s3.accessKeyId })

  it('is not set at first, which the test says', async () => {
    expect(await host().get()).toBeNull()
    await expect(host().test()).rejects.toEqual(failsWith('MEDIA_HOST_REFUSED', { rule: 'media_host.missing' }))
  })

  it('is set with a secret that nobody is shown, and tested by writing, reading and deleting', async () => {
    await expect(host().save(settings())).rejects.toEqual(
      failsWith('BAD_INPUT', { issues: [{ path: 'secretAccessKey', code: 'required' }] }),
    )
    expect(await host().save({ ...settings(), secretAccessKey: s3.secretAccessKey })).toEqual(settings())
    expect(await host().get()).toEqual(settings())
    expect(await host().test()).toEqual({ isLocal: true })
    expect(await s3.there()).toEqual([])
    const history = JSON.stringify(await test.admin.client.history.list({}))
    expect(history).toContain('media_host.set')
  })

  it.each<[string, Record<string, string>, string, object]>([
    ['another key', { accessKeyId: 'NOBODY' }, 'MEDIA_HOST_REFUSED', { rule: 'media_host.key' }],
    ['another bucket', { bucket: 'elsewhere' }, 'MEDIA_HOST_REFUSED', { rule: 'media_host.bucket' }],
    ['nobody there', { endpoint: 'http://127.0.0.1:9' }, 'MEDIA_HOST_DOWN', {}],
  ])('says what is wrong: %s', async (_, changes, code, data) => {
    await host().save({ ...settings(), secretAccessKey: s3.secretAccessKey, ...changes })
    await expect(host().test()).rejects.toEqual(failsWith(code, data))
    await host().save({ ...settings(), secretAccessKey: s3.secretAccessKey })
    expect(await host().test()).toEqual({ isLocal: true })
  })

  it('tells a server that is no such store', async () => {
    const server = createServer((_, answer) => answer.writeHead(404).end('<html>'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    await host().save({ ...settings(), endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
    await expect(host().test()).rejects.toEqual(failsWith('MEDIA_HOST_REFUSED', { rule: 'media_host.not_a_store' }))
    server.close()
  })

  it('is an admin’s alone, and refused where it would not be safe', async () => {
    const { client } = await test.asUser('manager')
    await expect(client.mediaHost.get()).rejects.toEqual(failsWith('FORBIDDEN'))
    await expect(client.mediaHost.test()).rejects.toEqual(failsWith('FORBIDDEN'))
    await expect(host().save({ ...settings(), endpoint: 'http://s3.example.test' })).rejects.toEqual(failsWith('BAD_INPUT'))
  })

  it('is removed, and its secret with it', async () => {
    await host().remove()
    expect(await host().get()).toBeNull()
    await expect(host().save(settings())).rejects.toEqual(failsWith('BAD_INPUT'))
  })
})

describe('what was put on a media host', () => {
  const set = async (test: TestCore) =>
    test.admin.client.mediaHost.save({
      endpoint: 'https://s3.example.test',
      region: 'auto',
      bucket: 'media',
      prefix: 'p/',
      accessKeyId: 'k',
      secretAccessKey: 'a secret key',
    })

  it('and could not be deleted is deleted later, once; links to it end in an hour', async () => {
    const seen: NetworkRequest[] = []
    let isDown = true
    const network: Network = {
      exchange: async (request) => {
        seen.push(request)
        if (request.method === 'DELETE' && isDown) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
        return { status: 200, headers: new Headers(), body: new Uint8Array() }
      },
    }
    await using test = await startTestCore({ ports: { network } })
    await set(test)
    await expect(test.admin.client.mediaHost.test()).rejects.toEqual(failsWith('MEDIA_HOST_REFUSED', { rule: 'media_host.not_readable' }))
    await test.settle()
    const link = seen.find(({ method }) => method === 'GET')?.url
    expect(link?.searchParams.get('X-Amz-Expires')).toBe('3600')
    expect(seen.map(({ url }) => url.href).join(' ')).not.toContain('a secret key')
    const key = seen.find(({ method }) => method === 'PUT')?.url.pathname
    isDown = false
    seen.length = 0
    await test.advance(3 * 3_600_000)
    expect(seen.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([`DELETE ${key}`])
    await test.advance(3 * 3_600_000)
    expect(seen).toHaveLength(1)
  })
})

describe('a media host on which nothing lies', () => {
  it('wakes nobody', async () => {
    const hour = 3_600_000
    const waits: number[] = []
    class NotingClock extends FakeClock {
      override at(at: number, fn: () => void): Disposable {
        waits.push(at - this.now())
        return super.at(at, fn)
      }
    }
    let isDown = false
    const network: Network = {
      exchange: async ({ method }) => {
        if (method === 'DELETE' && isDown) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
        return { status: 200, headers: new Headers(), body: new Uint8Array() }
      },
    }
    await using test = await startTestCore({ ports: { network, clock: new NotingClock() } })
    const facts = { endpoint: 'https://s3.example.test', region: 'auto', bucket: 'media', prefix: 'p/', accessKeyId: 'k' }
    await test.admin.client.mediaHost.save({ ...facts, secretAccessKey: 'a secret key' })
    await test.advance(2 * hour)
    waits.length = 0
    await test.advance(4 * hour)
    expect(waits).not.toContain(hour)
    isDown = true
    await expect(test.admin.client.mediaHost.test()).rejects.toEqual(failsWith('MEDIA_HOST_REFUSED'))
    expect(waits.filter((wait) => wait === hour)).toHaveLength(1)
  })
})

describe('a media host that is set elsewhere, or removed, while files lie there', () => {
  const at = (bucket: string) => ({ endpoint: 'https://s3.example.test', region: 'auto', bucket, prefix: 'p/', accessKeyId: 'k' })
  it.each(['set elsewhere', 'removed'])('%s: they are deleted there all the same', async (how) => {
    const deleted: string[] = []
    let isDown = true
    const network: Network = {
      exchange: async ({ method, url }) => {
        if (method === 'DELETE' && isDown) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' })
        if (method === 'DELETE') deleted.push(url.pathname)
        return { status: 200, headers: new Headers(), body: new Uint8Array() }
      },
    }
    await using test = await startTestCore({ ports: { network } })
    const { mediaHost } = test.admin.client
    await mediaHost.save({ ...at('old'), secretAccessKey: 'a secret key' })
    await expect(mediaHost.test()).rejects.toEqual(failsWith('MEDIA_HOST_REFUSED'))
    await test.settle()
    if (how === 'removed') await mediaHost.remove()
    else await mediaHost.save({ ...at('new'), secretAccessKey: 'another key' })
    isDown = false
    await test.advance(3 * 3_600_000)
    expect(deleted).toEqual([expect.stringMatching(/^\/old\/p\//)])
    await test.advance(3 * 3_600_000)
    expect(deleted).toHaveLength(1)
  })
})

describe('a store’s refusal', () => {
  const body = (code: string) => new TextEncoder().encode(`<Error><Code>${code}</Code><Message>words</Message></Error>`)
  it.each([
    [403, 'SignatureDoesNotMatch', 'media_host.secret'],
    [403, 'RequestTimeTooSkewed', 'media_host.clock'],
    [400, 'AuthorizationHeaderMalformed', 'media_host.region'],
    [301, '', 'media_host.region'],
    [403, 'AccessDenied', 'media_host.not_allowed'],
    [403, '', 'media_host.not_allowed'],
    [200, 'Anything', 'media_host.not_a_store'],
  ])('%s %s is %s', (status, code, rule) => {
    expect(problemOf({ status, body: body(code) })).toMatchObject({ code: 'MEDIA_HOST_REFUSED', data: { rule } })
  })

  it('of a store that is busy passes', () => {
    expect(problemOf({ status: 503, body: body('SlowDown') }).code).toBe('MEDIA_HOST_DOWN')
  })
})
