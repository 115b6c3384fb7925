import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import type { Call } from '../procedure.ts'
import { assertReach, assertRole } from './authorize.ts'

const call = (over: Partial<Call>): Call => ({
  actor: { kind: 'user', id: 'usr', name: '' },
  user: null,
  sessionId: null,
  reach: new Set(['own']),
  origin: { via: 'browser', address: '', agent: '' },
  setSession: () => undefined,
  signal: undefined,
  ...over,
})
const owners: Readonly<Record<string, string>> = {
  own: 'own',
  other: 'other',
  'asset-own': 'own',
  'asset-other': 'other',
  'account-own': 'own',
  'account-other': 'other',
}
const scoped = { who: ['manager'], scope: ['creatorId', 'accountIds'] } as const
const codeOf = (run: () => void): string => {
  try {
    run()
    return 'ok'
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}
const reach = (input: unknown, over: Partial<Call> = {}) => codeOf(() => assertReach(scoped, input, call(over), (_, id) => owners[id]))

describe('reach', () => {
  it('lets through what belongs to one creator in reach', () => {
    expect(reach({ creatorId: 'own', accountIds: ['account-own'], content: { assets: [{ assetId: 'asset-own' }] } })).toBe('ok')
    expect(reach({ creatorId: 'own', assetId: null, accountIds: [] })).toBe('ok')
    expect(reach(undefined)).toBe('ok')
  })

  it('finds what is not in reach wherever it is named', () => {
    expect(reach({ creatorId: 'other' })).toBe('NOT_FOUND')
    expect(reach({ creatorId: 'nothing' })).toBe('NOT_FOUND')
    expect(reach({ creatorId: 'own', accountIds: ['account-own', 'account-other'] })).toBe('NOT_FOUND')
    expect(reach({ creatorId: 'own', content: { assets: [{ assetId: 'asset-own' }, { assetId: 'asset-other' }] } })).toBe('NOT_FOUND')
  })

  it('never mixes things of two creators, not even for who reaches both', () => {
    expect(reach({ creatorId: 'own', assetId: 'asset-other' }, { reach: null })).toBe('NOT_FOUND')
    expect(reach({ creatorId: 'other', assetId: 'asset-other' }, { reach: null })).toBe('ok')
  })
})

describe('roles', () => {
  it('let the command line do all but what is somebody’s own', () => {
    const cli = call({ actor: { kind: 'cli', id: 'cli', name: '' }, reach: null })
    expect(codeOf(() => assertRole({ who: ['admin'], scope: 'agency' }, cli))).toBe('ok')
    expect(codeOf(() => assertRole({ who: ['admin'], scope: 'self' }, cli))).toBe('UNAUTHENTICATED')
    expect(codeOf(() => assertRole({ who: ['admin'], scope: 'agency' }, call({})))).toBe('UNAUTHENTICATED')
  })
})
