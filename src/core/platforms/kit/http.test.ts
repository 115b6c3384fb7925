import { createServer, type RequestListener } from 'node:http'
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { seededRandom } from '../../../../test/harness/test-ports.ts'
import type { AdapterIo } from './adapter.ts'
import { codeOf } from './conformance.ts'
import type { Network } from '../../ports.ts'
import { createNodeNetwork } from '../../../host/node-network.ts'
import { jsonOf, send, type HttpRequest } from './http.ts'

const network = createNodeNetwork()
afterAll(() => network[Symbol.asyncDispose]())

const ioWith = (clock = new FakeClock()): AdapterIo & { clock: FakeClock } => ({ network, clock, random: seededRandom() })

const serve = async (listener: RequestListener) => {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({ platform: 'bluesky', url, ...more })
const body = new TextEncoder().encode('{"a":1}')

describe('send', () => {
  it('answers any status with its body', async () => {
    await using server = await serve((_, response) => response.writeHead(418).end('{"short":true}'))
    const answer = await send(ioWith(), request(server.url))
    expect([answer.status, jsonOf(answer)]).toEqual([418, { short: true }])
  })

  it('answers undefined for a body that is no JSON', async () => {
    await using server = await serve((_, response) => response.end('<html>'))
    expect(jsonOf(await send(ioWith(), request(server.url)))).toBeUndefined()
  })

  it('does not follow redirects, which would carry tokens elsewhere', async () => {
    await using server = await serve((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())
    expect((await send(ioWith(), request(server.url))).status).toBe(302)
  })

  it('sends a write with its length and whole', async () => {
    const seen: unknown[] = []
    await using server = await serve((incoming, response) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        seen.push(
          incoming.method,
          incoming.headers['content-length'],
          incoming.headers['transfer-encoding'],
          Buffer.concat(chunks).toString(),
        )
        response.end('{}')
      })
    })
    await send(ioWith(), request(server.url, { method: 'POST', body, effect: 'write' }))
    expect(seen).toEqual(['POST', '7', undefined, '{"a":1}'])
  })

  it('says PLATFORM_DOWN where nobody listens, also to a write: nothing left', async () => {
    expect(await codeOf(send(ioWith(), request('http://127.0.0.1:9/')))).toBe('PLATFORM_DOWN')
    expect(await codeOf(send(ioWith(), request('http://127.0.0.1:9/', { method: 'POST', body, effect: 'write' })))).toBe('PLATFORM_DOWN')
  })

  it('says OFFLINE where no name can be looked up', async () => {
    expect(await codeOf(send(ioWith(), request('http://nowhere.invalid/', { method: 'POST', body, effect: 'write' })))).toBe('OFFLINE')
  })

  it('says OUTCOME_UNKNOWN when a write left and no answer came', async () => {
    await using server = await serve((incoming, response) => incoming.resume().on('end', () => response.destroy()))
    expect(await codeOf(send(ioWith(), request(server.url, { method: 'POST', body, effect: 'write' })))).toBe('OUTCOME_UNKNOWN')
    expect(await codeOf(send(ioWith(), request(server.url, { method: 'POST', body })))).toBe('PLATFORM_DOWN')
  })

  it('says OUTCOME_UNKNOWN when the answer to a write breaks off', async () => {
    await using server = await serve((incoming, response) =>
      incoming.resume().on('end', () => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('{', () => response.destroy())
      }),
    )
    expect(await codeOf(send(ioWith(), request(server.url, { method: 'POST', body, effect: 'write' })))).toBe('OUTCOME_UNKNOWN')
  })

  it('gives up on the lent clock', async () => {
    const io = ioWith()
    await using server = await serve((incoming) => void incoming.resume().on('end', () => void io.clock.advance(10_000)))
    expect(await codeOf(send(io, request(server.url, { timeoutMs: 10_000 })))).toBe('PLATFORM_DOWN')
    expect(await codeOf(send(io, request(server.url, { timeoutMs: 10_000, method: 'POST', body, effect: 'write' })))).toBe(
      'OUTCOME_UNKNOWN',
    )
    expect(io.clock.nextAt()).toBeUndefined()
  })

  it('leaves no timer behind', async () => {
    const io = ioWith()
    await using server = await serve((_, response) => response.end())
    await send(io, request(server.url))
    expect(io.clock.nextAt()).toBeUndefined()
  })

  it('says CANCELLED when the caller stopped it before it left', async () => {
    expect(await codeOf(send(ioWith(), request('http://127.0.0.1:9/', { signal: AbortSignal.abort() })))).toBe('CANCELLED')
  })

  it('reads no more of an answer than it was told to', async () => {
    await using server = await serve((_, response) => response.end('x'.repeat(5000)))
    expect(await codeOf(send(ioWith(), request(server.url, { maxAnswerBytes: 1000 })))).toBe('PLATFORM_DOWN')
  })

  it('reads no more of a packed answer either, however small it came', async () => {
    await using server = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('x'.repeat(1_000_000))),
    )
    expect(await codeOf(send(ioWith(), request(server.url, { maxAnswerBytes: 10_000 })))).toBe('PLATFORM_DOWN')
  })

  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ] as const)('unpacks %s', async (packing, pack) => {
    await using server = await serve((_, response) => response.writeHead(200, { 'content-encoding': packing }).end(pack('{"a":1}')))
    expect(jsonOf(await send(ioWith(), request(server.url)))).toEqual({ a: 1 })
  })

  it('does not know what became of a write that was answered with a redirect', async () => {
    await using server = await serve((incoming, response) =>
      incoming.resume().on('end', () => response.writeHead(307, { location: '/elsewhere' }).end()),
    )
    expect(await codeOf(send(ioWith(), request(server.url, { method: 'POST', body, effect: 'write' })))).toBe('OUTCOME_UNKNOWN')
  })

  it('does not know the outcome when the route is lost after a write left', async () => {
    const lost: Network = {
      exchange: async ({ leaving }) => {
        leaving?.()
        throw Object.assign(new Error('lost'), { code: 'EHOSTUNREACH' })
      },
    }
    const write = request('http://127.0.0.1:9/', { method: 'POST', body, effect: 'write' })
    expect(await codeOf(send({ ...ioWith(), network: lost }, write))).toBe('OUTCOME_UNKNOWN')
  })

  it('says CANCELLED or OUTCOME_UNKNOWN when the caller stops it under way, by whether a write left', async () => {
    const stop = new AbortController()
    await using server = await serve((incoming) => void incoming.resume().on('end', () => stop.abort()))
    const read = send(ioWith(), request(server.url, { signal: stop.signal }))
    expect(await codeOf(read)).toBe('CANCELLED')
    const again = new AbortController()
    await using other = await serve((incoming) => void incoming.resume().on('end', () => again.abort()))
    expect(await codeOf(send(ioWith(), request(other.url, { method: 'POST', body, effect: 'write', signal: again.signal })))).toBe(
      'OUTCOME_UNKNOWN',
    )
  })

  it('carries neither body nor token in its errors', async () => {
    const secret = 'secret-token-123'
    const error = await send(
      ioWith(),
      request('http://127.0.0.1:9/', {
        method: 'POST',
        body: new TextEncoder().encode(secret),
        headers: { authorization: `Bearer ${secret}` },
      }),
    ).catch((thrown: unknown) => thrown)
    const chain: string[] = []
    for (let at: unknown = error; at instanceof Error; at = at.cause) chain.push(`${at.stack} ${JSON.stringify(at)}`)
    expect(chain.length).toBeGreaterThan(1)
    expect(chain.join()).not.toContain(secret)
  })
})

describe('the last check of a write', () => {
  it('is asked once the connection stands, and not before', async () => {
    // Takes connections and never shakes hands, so that a TLS connection never stands.
    const mute = createTcpServer()
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
    const io = ioWith()
    let asked = 0
    const stillMine = () => {
      asked += 1
      return true
    }
    const sockets: Socket[] = []
    mute.once('connection', (socket) => {
      sockets.push(socket)
      void io.clock.advance(30_000)
    })
    const url = `https://127.0.0.1:${(mute.address() as AddressInfo).port}/`
    expect(await codeOf(send(io, request(url, { method: 'POST', body, effect: 'write', stillMine })))).toBe('PLATFORM_DOWN')
    expect(asked).toBe(0)
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => mute.close(resolve))
  })

  it('breaks the request off before any of it has left', async () => {
    let seen = 0
    await using server = await serve((incoming, response) => {
      seen += 1
      incoming.resume().on('end', () => response.end())
    })
    expect(await codeOf(send(ioWith(), request(server.url, { method: 'POST', body, effect: 'write', stillMine: () => false })))).toBe(
      'STATE_CHANGED',
    )
    // The same connection carries the next request, so the first can only have come before it.
    await send(ioWith(), request(server.url))
    expect(seen).toBe(1)
  })
})
