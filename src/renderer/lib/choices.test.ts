import { describe, expect, it } from 'vitest'
import type { Choice } from '../../contract/platforms.ts'
import { askedOf, choose, isBarred, termsOf, valueOf, withoutAgreements } from './choices.ts'

const direct = { choice: 'way', is: ['direct'] }
const paid = { choice: 'paid', is: [true] }
const privacy = {
  kind: 'one_of',
  name: 'privacy',
  when: direct,
  values: [{ id: 'all' }, { id: 'self', notWith: paid }],
  initial: null,
} as const
const agree = {
  kind: 'agree',
  name: 'agreed',
  when: direct,
  terms: [
    { id: 'brands', url: 'https://a.test', when: paid },
    { id: 'music', url: 'https://b.test' },
  ],
} satisfies Choice
const list: Choice[] = [
  { kind: 'one_of', name: 'way', values: [{ id: 'inbox' }, { id: 'direct' }], initial: 'inbox' },
  { ...privacy, values: [...privacy.values] },
  { kind: 'switch', name: 'ad', when: direct },
  { kind: 'switch', name: 'paid', when: { choice: 'ad', is: [true] } },
  agree,
]
const names = (chosen: Parameters<typeof askedOf>[1]) => askedOf(list, chosen, null).map(({ name }) => name)

describe('choices', () => {
  it('are asked for only where another one stands, and what that one hangs on', () => {
    expect(names(undefined)).toEqual(['way'])
    expect(names({ way: 'direct' })).toEqual(['way', 'privacy', 'ad', 'agreed'])
    expect(names({ way: 'direct', ad: true })).toEqual(['way', 'privacy', 'ad', 'paid', 'agreed'])
    expect(names({ way: 'inbox', ad: true })).toEqual(['way'])
  })

  it('stand as they begin until they are made; where a person must choose, nothing stands', () => {
    expect(list.map((choice) => valueOf(choice, undefined))).toEqual(['inbox', null, false, false, false])
    expect(valueOf(privacy as unknown as Choice, { privacy: 'all' })).toBe('all')
  })

  it('bar what does not go with them, as long as they are asked for themselves', () => {
    const self = { id: 'self', notWith: paid }
    expect(isBarred(list, self, { way: 'direct', ad: true, paid: true })).toBe(true)
    expect(isBarred(list, self, { way: 'direct', ad: false, paid: true })).toBe(false)
  })

  it('take an agreement back when it would be to other terms, and no other time', () => {
    const agreed = { way: 'direct', ad: true, agreed: true }
    expect(termsOf(list, agree, agreed).map(({ id }) => id)).toEqual(['music'])
    expect(choose(list, agreed, 'paid', true)).toEqual({ ...agreed, paid: true, agreed: false })
    expect(choose(list, agreed, 'privacy', 'all')).toEqual({ ...agreed, privacy: 'all' })
    expect(choose(list, { way: 'direct' }, 'agreed', true)).toEqual({ way: 'direct', agreed: true })
  })

  it('go with a copy, but for what was agreed to', () => {
    expect(withoutAgreements(list, { way: 'direct', agreed: true })).toEqual({ way: 'direct' })
  })
})
