/** One table of values and errors over MessagePort, HTTP and in process. */
import { MessageChannel } from 'node:worker_threads'
import { ORPCError, createORPCClient } from '@orpc/client'
import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { eventIterator, oc } from '@orpc/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { errorCodes, errorTable, errorsOf } from '../../contract/errors.ts'
import type { ErrorCode, ErrorData } from '../../contract/errors.ts'
import { AppError } from '../app-error.ts'
import type { Call } from '../procedure.ts'
import { createLocalClient } from './local-client.ts'
import { createRouter } from './router.ts'
import type { Served } from './router.ts'
import { serveHttp } from './serve-http.ts'
import { servePort } from './serve-port.ts'

const everyError = oc.errors(errorsOf(...errorCodes))
const tree = everyError.router({
  test: {
    echo: oc.input(z.unknown()).output(z.unknown()),
    typeOf: oc.input(z.unknown()).output(z.string()),
    parsed: oc
      .input(z.object({ at: z.date(), name: z.string().min(2), nested: z.array(z.object({ n: z.int() })), size: z.int().default(7) }))
      .output(z.unknown()),
    file: oc.input(z.object({ file: z.file(), note: z.string() })).output(z.file()),
    fail: oc.input(z.object({ code: z.string() })),
    crash: oc,
    badAnswer: oc.output(z.object({ n: z.int() })),
    count: oc.input(z.object({ to: z.int(), failAt: z.int().optional() })).output(eventIterator(z.object({ n: z.int(), at: z.date() }))),
    wait: oc,
    never: oc.output(eventIterator(z.int())),
    secret: oc.input(z.object({ shape: z.literal('is private') })),
    scoped: oc.input(z.object({ creatorId: z.string().min(3) })),
  },
})
/** A code that the table has and this procedure does not declare. */
const narrow = oc.errors(errorsOf('INTERNAL', 'BAD_INPUT')).router({ narrow: { undeclared: oc } })
const contract = { ...tree, ...narrow }

const open = { who: 'anyone' } as const
const served: Served = {
  contract,
  permissions: {
    ...Object.fromEntries(Object.keys(tree.test).map((name) => [`test.${name}`, open])),
    'narrow.undeclared': open,
    'test.secret': { who: ['admin'], scope: 'agency' },
    'test.scoped': { who: ['admin'], scope: ['creatorId'] },
  },
}

const sample: { [C in ErrorCode]: ErrorData<C> } = {
  BAD_INPUT: { issues: [{ path: 'a.0.b', code: 'too_small' }] },
  UNAUTHENTICATED: {},
  WRONG_CREDENTIALS: {},
  TOTP_REQUIRED: {},
  TOO_MANY_ATTEMPTS: { retryAt: new Date('2026-03-02T10:00:00.123Z') },
  FORBIDDEN: {},
  NOT_FOUND: { what: 'post', id: 'pst_1' },
  CONFLICT: { what: 'email' },
  STATE_CHANGED: { what: 'publication', state: 'published' },
  LAST_ADMIN: {},
  LINK_INVALID: {},
  TEXT_INVALID: { rule: 'too_long', actual: 301, allowed: 300 },
  MEDIA_INVALID: { rule: 'too_large', actual: '2 MB', allowed: '1 MB', file: 'é "x".jpg' },
  PLATFORM_REJECTED: { platform: 'bluesky', reason: 'InvalidRequest', field: 'text' },
  REAUTH_REQUIRED: { platform: 'bluesky', accountId: 'acc_019a0000-0000-7000-8000-000000000000' },
  RATE_LIMITED: { platform: 'bluesky', retryAt: new Date(0) },
  SPEND_CAP: { platform: 'x', app: 'Ours', spentUsd: 19.9, capUsd: 20, renewsAt: new Date('2026-04-01') },
  QUOTA_EXCEEDED: { platform: 'bluesky', budget: 'writes', retryAt: new Date('2026-03-03') },
  PLATFORM_DOWN: { platform: 'bluesky' },
  MEDIA_HOST_REFUSED: { rule: 'media_host.missing' },
  MEDIA_HOST_DOWN: {},
  ALERT_CHANNEL_FAILED: { rule: 'mail.sign_in' },
  OUTCOME_UNKNOWN: { attemptId: 'att_019a0000-0000-7000-8000-000000000000' },
  OFFLINE: {},
  NOT_SUPPORTED: { platform: 'bluesky', capability: 'stories' },
  TOO_LATE: { lateMinutes: 130 },
  APPROVAL_REQUIRED: {},
  VETOED: { reason: 'not this one' },
  SKIPPED: { reason: 'not this one' },
  HELD: { by: 'admin' },
  CANCELLED: {},
  VAULT_LOCKED: { mode: 'passphrase' },
  KEYCHAIN_UNAVAILABLE: {},
  STORE_LOCKED: { holder: 'host (pid 1)', address: 'http://127.0.0.1:1' },
  STORE_NEWER: { store: 9, code: 1 },
  STORE_CORRUPT: { lastBackup: 'x.sqlite' },
  DISK_FULL: {},
  INTERNAL: { id: 'abc' },
}

const started: string[] = []
const aborted: string[] = []
const ended: string[] = []

const handlers = {
  'test.echo': ({ input }: { input: unknown }) => input,
  'test.typeOf': ({ input }: { input: unknown }) => Object.prototype.toString.call(input),
  'test.parsed': ({ input }: { input: unknown }) => input,
  'test.file': async ({ input }: { input: { file: File; note: string } }) =>
    new File([await input.file.arrayBuffer(), input.note], input.file.name, { type: input.file.type }),
  'test.fail': ({ input }: { input: { code: ErrorCode } }) => {
    throw new AppError(input.code, sample[input.code])
  },
  'test.crash': () => {
    throw new Error('secret detail /home/somebody')
  },
  'test.badAnswer': () => ({ n: 'secret detail' }),
  'test.count': async function* ({ input }: { input: { to: number; failAt?: number } }) {
    for (let n = 1; n <= input.to; n += 1) {
      if (n === input.failAt) throw new Error('secret detail in a stream')
      yield await Promise.resolve({ n, at: new Date(n) })
    }
  },
  'test.wait': ({ call }: { call: Call }) =>
    new Promise<void>((_, reject) => {
      started.push(call.origin.via)
      call.signal?.addEventListener('abort', () => {
        aborted.push(call.origin.via)
        reject(call.signal?.reason as Error)
      })
    }),
  'test.never': ({ call }: { call: Call }) => {
    let finish: (result: IteratorResult<number, void>) => void = () => undefined
    const iterator: AsyncIteratorObject<number, void, void> = {
      next: () => new Promise((resolve) => (finish = resolve)),
      return: () => {
        ended.push(call.origin.via)
        finish({ done: true, value: undefined })
        return Promise.resolve({ done: true, value: undefined })
      },
      [Symbol.asyncIterator]: () => iterator,
      [Symbol.asyncDispose]: () => Promise.resolve(),
    }
    return iterator
  },
  'test.secret': () => undefined,
  'test.scoped': () => undefined,
  'narrow.undeclared': () => {
    throw new AppError('CONFLICT', { what: 'secret detail' })
  },
}

const logged: unknown[] = []
const router = createRouter(handlers, {
  served,
  ownerOf: () => undefined,
  logInternal: (error) => {
    logged.push(error)
    return `id-${logged.length}`
  },
})

/** Waits for something that another end does; turns of the event loop, not time. */
const until = async (is: () => boolean): Promise<void> => {
  while (!is()) await new Promise((resolve) => setImmediate(resolve))
}

type Anything = Record<string, Record<string, (input?: unknown, options?: { signal?: AbortSignal }) => Promise<never>>>
const clients: { name: 'local' | 'desktop' | 'browser'; client: Anything }[] = []
const closing: (() => unknown)[] = []
const callOf =
  (via: 'local' | 'desktop' | 'browser') =>
  (signal: AbortSignal | undefined): Call => ({
    actor: { kind: 'user', id: 'nobody', name: '' },
    user: null,
    sessionId: null,
    reach: new Set(),
    origin: { via, address: via, agent: '' },
    setSession: () => undefined,
    signal,
  })

beforeAll(async () => {
  const { port1, port2 } = new MessageChannel()
  servePort(router, port1, { openCall: callOf('desktop') })
  port1.start()
  port2.start()
  const server = await serveHttp(router, { port: 0 }, { openCall: ({ signal }) => callOf('browser')(signal) })
  closing.push(
    () => port1.close(),
    () => server[Symbol.asyncDispose](),
  )
  const overHttp = new FetchLink({ url: `${server.url}/rpc`, headers: { 'x-coulisse': '1' } })
  clients.push(
    { name: 'local', client: createLocalClient(router, { openCall: callOf('local') }) as unknown as Anything },
    { name: 'desktop', client: createORPCClient(new PortLink({ port: port2 })) as unknown as Anything },
    { name: 'browser', client: createORPCClient(overHttp) as unknown as Anything },
  )
})
afterAll(async () => {
  for (const close of closing) await close()
})

const failureOf = async (call: Promise<unknown>): Promise<ORPCError<string, Record<string, unknown>>> => {
  try {
    await call
  } catch (error) {
    if (error instanceof ORPCError) return error as ORPCError<string, Record<string, unknown>>
    throw error
  }
  throw new Error('the call did not fail')
}

const values: [name: string, value: unknown][] = [
  ['a string', 'é 🎭 \u0000 "quotes" </script>'],
  ['the empty string', ''],
  ['a big string', 'é🎭'.repeat(100_000)],
  ['numbers', [0, -1, 1.5, 2 ** 53, 1e300]],
  ['booleans and null', [true, false, null]],
  ['undefined', undefined],
  ['undefined in an object', { a: undefined, b: 1 }],
  ['undefined in an array', [undefined, 1, undefined]],
  ['a date', new Date('2026-03-02T09:00:00.123Z')],
  ['a bigint', 2n ** 70n],
  ['a set and a map', { set: new Set([1, 'a']), map: new Map([['k', new Date(5)]]) }],
  ['a URL', new URL('https://example.test/é?q=1')],
  ['nested arrays', [[], [[1, [2, [3, { deep: [new Date(1)] }]]]]]],
  ['keys that look special', { json: 1, meta: 2, then: 3, constructor: 4 }],
]

describe.each(['local', 'desktop', 'browser'] as const)('%s', (name) => {
  const procedures = () => {
    const found = clients.find((candidate) => candidate.name === name)?.client['test']
    if (!found) throw new Error('no such client')
    return found as Record<string, (input?: unknown, options?: { signal?: AbortSignal }) => Promise<never>>
  }
  const group = (of: string) => clients.find((candidate) => candidate.name === name)?.client[of] as ReturnType<typeof procedures>
  const call = (procedure: string, input?: unknown, options?: { signal?: AbortSignal }): Promise<unknown> =>
    procedures()[procedure]?.(input, options) ?? Promise.reject(new Error('none'))

  it.each(values)('carries %s there and back', async (_, value) => {
    expect(await call('echo', value)).toEqual(value)
    expect(await call('typeOf', value)).toBe(Object.prototype.toString.call(value))
  })

  it('carries files: bytes, name and type', async () => {
    const bytes = Uint8Array.from({ length: 900_003 }, (_, index) => (index * 7) % 256)
    const back = (await call('file', { file: new File([bytes], 'été "1".jpg', { type: 'image/jpeg' }), note: 'fin' })) as File
    expect(back).toBeInstanceOf(File)
    expect([back.name, back.type, back.size]).toEqual(['été "1".jpg', 'image/jpeg', bytes.length + 3])
    const got = new Uint8Array(await back.arrayBuffer())
    expect(Buffer.compare(got.subarray(0, bytes.length), bytes)).toBe(0)
  })

  it('carries an empty file', async () => {
    const back = (await call('file', { file: new File([], 'empty.txt', { type: 'text/plain' }), note: '' })) as File
    expect([back.name, back.size]).toEqual(['empty.txt', 0])
  })

  it('fills defaults in', async () => {
    const at = new Date(3)
    expect(await call('parsed', { at, name: 'ab', nested: [{ n: 1 }] })).toEqual({ at, name: 'ab', nested: [{ n: 1 }], size: 7 })
  })

  it.each(errorCodes)('carries the error %s with its data', async (code) => {
    const error = await failureOf(call('fail', { code }))
    expect({ code: error.code, defined: error.defined, status: error.status, data: error.data }).toEqual({
      code,
      defined: true,
      status: errorTable[code].status,
      data: sample[code],
    })
  })

  it('answers BAD_INPUT with the fields, and never what was given', async () => {
    const error = await failureOf(call('parsed', { at: 'planted-value', name: 'x', nested: [{ n: 1 }, { n: 'planted-value' }] }))
    expect([error.code, error.defined, error.status]).toEqual(['BAD_INPUT', true, 400])
    expect((error.data['issues'] as { path: string }[]).map(({ path }) => path)).toEqual(['at', 'name', 'nested.1.n'])
    expect(JSON.stringify(error.toJSON())).not.toContain('planted-value')
  })

  it.each([['crash'], ['badAnswer']])('answers INTERNAL with an id only (%s)', async (procedure) => {
    const error = await failureOf(call(procedure))
    expect([error.code, error.defined, error.data]).toEqual(['INTERNAL', true, { id: `id-${logged.length}` }])
    expect(JSON.stringify(error.toJSON())).not.toContain('secret')
  })

  it('answers INTERNAL for a code that the procedure does not declare', async () => {
    const error = await failureOf(group('narrow')['undeclared']?.() ?? Promise.resolve())
    expect([error.code, Object.keys(error.data)]).toEqual(['INTERNAL', ['id']])
    expect(JSON.stringify(error.toJSON())).not.toContain('secret')
  })

  it('knows no procedure that is not there', async () => {
    for (const [of, procedure] of [
      ['test', 'nothing'],
      ['nowhere', 'nothing'],
    ] as const) {
      const error = await failureOf(group(of)[procedure]?.() ?? Promise.reject(new Error('no client')))
      expect([error.code, error.defined]).toEqual(['NOT_FOUND', false])
    }
  })

  it('checks the role before it looks at the input, and reach after', async () => {
    expect((await failureOf(call('secret', { shape: 'wrong' }))).code).toBe('UNAUTHENTICATED')
    expect((await failureOf(call('scoped', { creatorId: 'x' }))).code).toBe('UNAUTHENTICATED')
  })

  it('carries events one by one, and their end', async () => {
    const heard: unknown[] = []
    for await (const event of (await call('count', { to: 3 })) as AsyncIterable<unknown>) heard.push(event)
    expect(heard).toEqual([1, 2, 3].map((n) => ({ n, at: new Date(n) })))
  })

  it('fails a stream on the way with an id only', async () => {
    const heard: unknown[] = []
    const reading = (async () => {
      for await (const event of (await call('count', { to: 3, failAt: 2 })) as AsyncIterable<unknown>) heard.push(event)
    })()
    const error = await failureOf(reading)
    expect(heard).toHaveLength(1)
    expect([error.code, error.data]).toEqual(['INTERNAL', { id: `id-${logged.length}` }])
    expect(JSON.stringify(error.toJSON())).not.toContain('secret')
  })

  it('ends a stream that its reader leaves, even while it waits', async () => {
    const iterator = (await call('never')) as AsyncIterator<number>
    void iterator.next().catch(() => undefined)
    await iterator.return?.()
    await until(() => ended.includes(name))
    expect(ended).toContain(name)
  })

  it('tells the handler that its caller gave up, and the caller at once', async () => {
    const controller = new AbortController()
    const waiting = call('wait', undefined, { signal: controller.signal })
    const outcome = waiting.then(
      () => 'ok',
      (error: unknown) => (error instanceof Error ? error.name : 'no error'),
    )
    await until(() => started.includes(name))
    controller.abort()
    expect(await outcome).toBe('AbortError')
    await until(() => aborted.includes(name))
  })
})
