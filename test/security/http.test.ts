/** What a foreign page, a rebound name or a crafted request can do to the HTTP host: nothing. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCore } from '../harness/start-test-core.ts'
import type { TestCore } from '../harness/start-test-core.ts'
import { tempDir } from '../harness/temp-dir.ts'
import { ownHeaders, rawHttp } from './raw-http.ts'
import type { RawRequest } from './raw-http.ts'
import { contentSecurityPolicy as overHttp } from '../../src/core/rpc/static-files.ts'
import { contentSecurityPolicy as inWindow } from '../../src/main/content-security-policy.ts'

let test: TestCore
let port = ''
const renderer = tempDir()
beforeAll(async () => {
  mkdirSync(join(renderer.path, 'assets'))
  writeFileSync(join(renderer.path, 'index.html'), '<!doctype html><title>Coulisse</title>')
  writeFileSync(join(renderer.path, 'assets', 'app-1.js'), 'export {}')
  test = await startTestCore({ rendererDir: renderer.path })
  port = new URL(test.url).port
})
afterAll(async () => {
  await test[Symbol.asyncDispose]()
  renderer[Symbol.dispose]()
})

const empty = '{"json":null}'
/** Signed in as the admin, so that only the guard can be what refuses. */
const call = (over: Partial<RawRequest> & { headers?: Record<string, string> } = {}) =>
  rawHttp(test.url, {
    path: '/rpc/session/list',
    body: empty,
    ...over,
    headers: { ...ownHeaders, cookie: test.admin.cookie(), ...over.headers },
  })

describe('a call', () => {
  it('is answered when it is ours', async () => {
    const answer = await call()
    expect(answer.status).toBe(200)
    expect(answer.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
    for (const own of [`http://127.0.0.1:${port}`, `http://localhost:${port}`])
      expect((await call({ headers: { origin: own } })).status).toBe(200)
    expect((await call({ headers: { host: `localhost:${port}` } })).status).toBe(200)
  })

  it.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1',
    'http://127.0.0.1:1',
    'http://localhost.evil.example',
    'file://',
    'https://127.0.0.1',
  ])('from a page of %s is refused', async (origin) => {
    const withPort = origin === 'https://127.0.0.1' ? `${origin}:${port}` : origin
    expect((await call({ headers: { origin: withPort } })).status).toBe(403)
  })

  it.each(['cross-site', 'same-site'])('that the browser marks %s is refused, whatever its origin says', async (site) => {
    expect((await call({ headers: { 'sec-fetch-site': site } })).status).toBe(403)
    expect((await call({ headers: { 'sec-fetch-site': site, origin: test.url } })).status).toBe(403)
  })

  it('without the header that a form cannot send is refused', async () => {
    const headers = { cookie: test.admin.cookie(), 'content-type': 'application/json' }
    expect((await rawHttp(test.url, { path: '/rpc/session/list', body: empty, headers })).status).toBe(403)
    expect((await call({ headers: { 'x-coulisse': '' } })).status).toBe(403)
    expect((await call({ headers: { 'x-coulisse': '2' } })).status).toBe(403)
  })

  it('is not asked about beforehand by another page: no CORS at all', async () => {
    const answer = await rawHttp(test.url, {
      method: 'OPTIONS',
      path: '/rpc/session/list',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-coulisse' },
    })
    expect(answer.status).toBe(403)
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([])
    expect(Object.keys((await call()).headers).filter((name) => name.startsWith('access-control'))).toEqual([])
  })

  it.each([
    ['evil.example'],
    ['evil.example:PORT'],
    ['127.0.0.1.nip.io:PORT'],
    ['localhost.evil.example:PORT'],
    ['localhost:PORT.evil.example'],
    ['localhost:PORT:1'],
    ['127.0.0.1:1'],
    ['127.0.0.1'],
    ['127.1:PORT'],
    ['0.0.0.0:PORT'],
    ['2130706433:PORT'],
    ['[::1]:PORT'],
    ['localhost.:PORT'],
    ['evil@127.0.0.1:PORT'],
    ['localhost:0PORT'],
    ['localhost:PORT/'],
    [''],
  ])('to the host %s is refused: names are rebound', async (host) => {
    const named = host.replace('PORT', port)
    expect((await call({ headers: { host: named } })).status).toBe(421)
    expect((await rawHttp(test.url, { method: 'GET', path: '/', headers: { host: named } })).status).toBe(421)
  })

  it('without any host is refused', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.end('POST /rpc/session/list HTTP/1.1\r\nX-Coulisse: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n'),
      )
      let text = ''
      socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
      socket.on('close', () => resolve(text))
      socket.on('error', reject)
    })
    expect(answer).toMatch(/^HTTP\/1\.1 4/)
  })

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])('by %s is refused', async (method) => {
    const answer = await call({ method, path: '/rpc/session/signOut?data=%7B%7D', body: undefined })
    expect(answer.status).toBe(405)
    expect(await test.admin.client.session.current()).not.toBeNull()
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'text/event-stream', 'application/octet-stream', 'application/jsonp'])(
    'with a body of %s is refused',
    async (type) => {
      expect((await call({ headers: { 'content-type': type } })).status).toBe(415)
    },
  )

  it.each([
    ['POST', '/rpc/session/list/'],
    ['POST', '/rpc//session/list'],
    ['POST', '/rpc/session%2Flist'],
    ['POST', '/RPC/session/list'],
    ['POST', '/rpc/../rpc/session/nothing'],
    ['POST', '/rpc/__proto__/toString'],
    ['POST', '/rpc/constructor/constructor'],
    ['POST', '/rpc/session/__proto__'],
  ])('to an address that is nearly one: %s %s gets no more than the real one', async (method, path) => {
    const { status, body } = await rawHttp(test.url, { method, path, headers: ownHeaders, body: empty })
    expect([401, 404, 405]).toContain(status)
    expect(body).not.toContain('createdAt')
  })

  it('that overrides its method or its address by a header is taken as it came', async () => {
    const { status } = await call({
      method: 'GET',
      body: undefined,
      headers: { 'x-http-method-override': 'POST', 'x-original-url': '/rpc/session/list', 'x-forwarded-host': `127.0.0.1:${port}` },
    })
    expect(status).toBe(405)
    expect((await call({ headers: { host: 'evil.example', 'x-forwarded-host': `127.0.0.1:${port}` } })).status).toBe(421)
  })

  it.each([
    '{',
    '[]',
    '"text"',
    '{"json":{"__proto__":{"polluted":true}}}',
    '{"json":{},"meta":[["__proto__","polluted"]]}',
    '{"json":{},"meta":[[0,"__proto__","polluted"]]}',
    '{"meta":1}',
    '\u0000',
  ])('with the malformed body %s is an error and no more', async (body) => {
    const answer = await call({ path: '/rpc/history/list', body })
    expect(answer.status).toBeGreaterThanOrEqual(200)
    expect(answer.body).not.toMatch(/at .*\.(ts|js):\d+|node_modules|SyntaxError/)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect((await call()).status).toBe(200)
  })
})

describe('a body', () => {
  const send = (path: string, bytes: number, cookie: string, type = 'application/json') =>
    rawHttp(test.url, { path, headers: { ...ownHeaders, 'content-type': type, cookie }, body: Buffer.alloc(bytes, 32) })

  it('of more than 1 MB is not read from who is not signed in', async () => {
    expect((await send('/rpc/session/signIn', 900_000, '')).status).toBe(400)
    expect((await send('/rpc/session/signIn', 1_100_000, '')).status).toBe(413)
    expect((await send('/rpc/media/upload', 1_100_000, '')).status).toBe(413)
  })

  it('of more than 25 MB is not read from anybody, for whatever: files come in parts', async () => {
    const admin = test.admin.cookie()
    expect((await send('/rpc/posts/create', 26_000_000, admin)).status).toBe(413)
    expect((await send('/rpc/media/upload', 24_000_000, admin, 'multipart/form-data; boundary=x')).status).toBe(400)
    expect((await send('/rpc/media/upload', 26_000_000, admin, 'multipart/form-data; boundary=x')).status).toBe(413)
  })

  it('is refused typed, so that a page can say it', async () => {
    const error = JSON.parse((await send('/rpc/posts/create', 26_000_000, test.admin.cookie())).body) as unknown
    expect(error).toMatchObject({ json: { defined: true, code: 'BAD_INPUT', data: { issues: [{ path: '', code: 'too_big' }] } } })
  })

  it('is never trusted to be as long as it says', async () => {
    expect(
      (
        await rawHttp(test.url, {
          path: '/rpc/session/list',
          headers: { ...ownHeaders, 'transfer-encoding': 'chunked', cookie: test.admin.cookie() },
          body: empty,
        })
      ).status,
    ).toBe(411)
    // Announced as large as is not allowed, sent small: refused by what was announced.
    expect(
      (
        await rawHttp(test.url, {
          path: '/rpc/session/list',
          headers: { ...ownHeaders, 'content-length': '2000000' },
          body: Buffer.alloc(2_000_000, 32),
        })
      ).status,
    ).toBe(413)
    expect(
      (await rawHttp(test.url, { path: '/rpc/session/list', headers: { ...ownHeaders, 'content-length': 'many' }, body: undefined }))
        .status,
    ).toBe(400)
  })
})

describe('the cookie', () => {
  it('is unreadable to scripts, unsendable by other sites, and names its port', () => {
    const [header = ''] = test.admin.received
    expect(header).toMatch(new RegExp(`^coulisse_${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Expires=`))
    expect(header).not.toContain('Domain')
  })

  it('is taken away on signing out, and is worth nothing after', async () => {
    const browser = test.asNobody()
    await browser.client.session.signIn({ email: test.admin.email, password: test.admin.password })
    const stolen = browser.cookie()
    expect((await call({ headers: { cookie: stolen } })).status).toBe(200)
    await browser.client.session.signOut()
    expect(browser.received.at(-1)).toContain('Max-Age=0')
    expect((await call({ headers: { cookie: stolen } })).status).toBe(401)
  })

  it('that somebody made up, or planted beforehand, signs nobody in', async () => {
    for (const value of ['', 'x', 'x'.repeat(43), "' OR 1=1 --", '__proto__', '%00'])
      expect((await call({ headers: { cookie: `coulisse_${port}=${value}` } })).status).toBe(401)
    const planted = `coulisse_${port}=${'A'.repeat(43)}`
    const answer = await rawHttp(test.url, {
      path: '/rpc/session/signIn',
      headers: { ...ownHeaders, cookie: planted },
      body: JSON.stringify({ json: { email: test.admin.email, password: test.admin.password } }),
    })
    expect(answer.status).toBe(200)
    expect(String(answer.headers['set-cookie'])).not.toContain('A'.repeat(43))
    expect((await call({ headers: { cookie: planted } })).status).toBe(401)
  })
})

describe('the pages', () => {
  it('come with one policy, in the browser and in the desktop window', () => {
    expect(overHttp).toBe(inWindow)
  })

  const get = (path: string, method = 'GET') => rawHttp(test.url, { method, path })

  it('come with a strict policy, whatever their address', async () => {
    for (const path of ['/', '/creators/x', '/assets/app-1.js', '/nothing.js', '/sign-in?token=abc']) {
      const { headers } = await get(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("script-src 'self'")
      expect(policy).not.toContain('unsafe')
      expect(policy).toContain("frame-ancestors 'none'")
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    }
  })

  it.each([
    '/../package.json',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/../../etc/passwd',
    '/assets/..%5c..%5cetc',
    '//etc/passwd',
    '/%00',
    '/%',
    '/assets/%2e%2e%2fstore.sqlite',
  ])('never lead out of their folder: %s', async (path) => {
    const { status, body } = await get(path)
    expect(body).not.toMatch(/root:|"dependencies"|SQLite/)
    expect([200, 400, 404]).toContain(status)
    if (status === 200) expect(body).toContain('<title>Coulisse</title>')
  })

  it.each(['POST', 'PUT', 'DELETE', 'TRACE'])('are only read (%s)', async (method) => {
    expect((await get('/', method)).status).toBe(405)
  })
})

describe('the server', () => {
  it('listens on loopback only', async () => {
    const { networkInterfaces } = await import('node:os')
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) {
      const code = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), address)
        socket.on('connect', () => resolve('connected'))
        socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? ''))
      })
      expect(code).toBe('ECONNREFUSED')
    }
  })
})
