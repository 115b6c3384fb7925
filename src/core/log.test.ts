import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { MemoryLog } from '../../test/harness/test-ports.ts'
import { createLogger } from './log.ts'

const logged = (fields: Record<string, unknown>, message = 'something happened', bindings?: Record<string, unknown>): string => {
  const sink = new MemoryLog()
  const logger = createLogger(sink, new FakeClock())
  ;(bindings ? logger.child(bindings) : logger).info(fields, message)
  expect(sink.lines).toHaveLength(1)
  expect(() => JSON.parse(sink.lines[0] ?? '') as unknown).not.toThrow()
  return sink.lines[0] ?? ''
}

describe('the log', () => {
  it('keeps what helps', () => {
    expect(
      JSON.parse(logged({ path: 'posts.create', publicationId: 'pub_1', attempts: 3, state: 'failed', errorCode: 'OFFLINE' })),
    ).toMatchObject({
      level: 30,
      time: '2026-03-02T09:00:00.000Z',
      path: 'posts.create',
      publicationId: 'pub_1',
      attempts: 3,
      errorCode: 'OFFLINE',
      msg: 'something happened',
    })
  })

  it.each([
    'password',
    'token',
    'accessJwt',
    'refresh_jwt',
    'Set-Cookie',
    'text',
    'message',
    'email',
    'name',
    'handle',
    'displayName',
    'recoveryCodes',
    'notes',
  ])('redacts %s at any depth', (field) => {
    expect(logged({ [field]: 'planted', list: [{ deep: { deeper: { [field]: ['planted'] } } }] })).not.toContain('planted')
    expect(logged({}, 'x', { [field]: 'planted' })).not.toContain('planted')
  })

  it('redacts what looks like a secret wherever it stands', () => {
    const secrets = [
      'eyJhbGciOiJFUzI1NksifQ.eyJzY29wZSI6ImNvbSJ9.c2lnbmF0dXJl',
      'abcd-efgh-1234-wxyz',
      '7K2QD-ABCDE-FGHJK-MNPQR-STVWX',
      'kZ3yqH0x8bqfVt2m0l6n0r5u9w1e4t7y3i6o8p2aSdF',
      'somebody@example.test',
    ]
    for (const secret of secrets) {
      expect(logged({ detail: `it was ${secret}.` }, `it was ${secret}, really`)).not.toContain(secret)
    }
    expect(logged({ header: 'Bearer abc.def' })).not.toContain('abc.def')
  })

  it('keeps where an error was, not what it said, nor its cause', () => {
    const error = new Error('planted one', { cause: Object.assign(new TypeError('planted two'), { code: 'ECONNREFUSED' }) })
    for (const fields of [{ err: error }, { error }, { detail: error }, { list: [error] }]) {
      const line = logged(fields)
      expect(line).not.toContain('planted')
      expect(line).toContain('ECONNREFUSED')
      expect(line).toContain('log.test.ts')
    }
  })

  it('survives what cannot be written out', () => {
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    expect(logged({ loop, bytes: new Uint8Array(3), at: new Date(0), fn: () => 1, none: undefined, nothing: null })).toContain('[deeper]')
  })
})
