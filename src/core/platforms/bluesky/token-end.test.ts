import { expect, test } from 'vitest'
import { endOf } from './token-end.ts'

const jwt = (claims: unknown): string => ['e30', Buffer.from(JSON.stringify(claims)).toString('base64url'), 'x'].join('.')

test('a token says when it ends; what is none, or never ends, says nothing', () => {
  expect(endOf(jwt({ exp: 1_800_000_000 }))).toBe(1_800_000_000_000)
  for (const token of ['', 'opaque', 'a.b.c', jwt({}), jwt({ exp: 'soon' }), jwt(null)]) expect(endOf(token)).toBeNull()
})
