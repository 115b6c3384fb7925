/**
 * Every procedure × every role, from outside, compared with `contract/permissions.ts`. Nothing here knows how core
 * enforces it: real HTTP, real sessions, only what comes back counts.
 */
import { ORPCError } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contract } from '../../src/contract/index.ts'
import type { ProcedurePath } from '../../src/contract/index.ts'
import { permissions } from '../../src/contract/permissions.ts'
import type { Permission } from '../../src/contract/permissions.ts'
import type { CoreClient } from '../../src/core/index.ts'
import { samples } from './samples.ts'
import { callers, makeWorld } from './world.ts'
import type { Belongings, Caller, World } from './world.ts'

const paths = Object.keys(permissions) as ProcedurePath[]
const permissionOf = (path: ProcedurePath): Permission => permissions[path]

let world: World
beforeAll(async () => {
  world = await makeWorld()
}, 60_000)
afterAll(() => world[Symbol.asyncDispose]())

interface Outcome {
  code: string
  answer?: unknown
}

const invoke = async (client: CoreClient, path: ProcedurePath, input: unknown): Promise<Outcome> => {
  const [group = '', name = ''] = path.split('.')
  const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[group]?.[name]
  if (!call) throw new Error(`no client for ${path}`)
  try {
    const answer = await call(input)
    if (typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer)
      await (answer as unknown as AsyncIterator<unknown>).return?.()
    return { code: 'ok', answer }
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.defined ? String(error.code) : `undefined:${String(error.code)}` }
    return { code: `undefined:${String(error)}` }
  }
}

const outcomeOf = async (path: ProcedurePath, caller: Caller, of: Belongings, as = world.as): Promise<Outcome> => {
  const { client, sessionId } = await as(caller)
  return invoke(client, path, await samples[path]({ of, world, sessionId }))
}

/** Whose sample names, beside a creator, what this world has not: a picture's file, an application, a consent, a trend and a script (`consents.test.ts` has them). */
const namesWhatIsNot = new Set<ProcedurePath>([
  'media.read',
  'accounts.beginConsent',
  'accounts.consent',
  'accounts.finishConsent',
  'interactions.takeBack',
  'trends.note',
  'inbox.takeBack',
  'scripts.start',
  'scripts.startFor',
])
const refusals = ['UNAUTHENTICATED', 'FORBIDDEN', 'INTERNAL', 'BAD_INPUT']
/** The call reached its handler: it did what it does, or failed for a reason of its own. */
const passes = ({ code }: Outcome): boolean => !refusals.includes(code) && !code.startsWith('undefined:')
const mayCall = (permission: Permission, caller: Caller): boolean =>
  permission.who === 'anyone' || (caller !== 'nobody' && permission.who.includes(caller))
const isScoped = (permission: Permission): boolean => permission.who !== 'anyone' && typeof permission.scope !== 'string'

describe('the table', () => {
  it('names every procedure of the contract and nothing else', () => {
    const all = Object.entries(contract).flatMap(([group, procedures]) => Object.keys(procedures).map((name) => `${group}.${name}`))
    expect(paths.toSorted()).toEqual(all.toSorted())
    expect(Object.keys(samples).toSorted()).toEqual(all.toSorted())
  })
})

describe('who may not call', () => {
  const refused = paths.flatMap((path) =>
    callers.filter((caller) => !mayCall(permissionOf(path), caller)).map((caller) => [path, caller] as const),
  )

  it.each(refused)('%s by %s is refused, and leaves no trace', async (path, caller) => {
    const { client, sessionId } = await world.refused(caller)
    const input = await samples[path]({ of: world.own, world, sessionId })
    const before = world.traces()
    expect((await invoke(client, path, input)).code).toBe(caller === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
    // Refused before the input is looked at.
    expect((await invoke(client, path, { nonsense: true })).code).toBe(caller === 'nobody' ? 'UNAUTHENTICATED' : 'FORBIDDEN')
    expect(world.traces()).toBe(before)
  })
})

describe('what a caller does not reach', () => {
  const scoped = paths.filter((path) => isScoped(permissionOf(path)))
  const limited = scoped.flatMap((path) =>
    (['manager', 'model'] as const).filter((caller) => mayCall(permissionOf(path), caller)).map((caller) => [path, caller] as const),
  )

  it.each(limited)('%s by %s on another’s things is told that there is nothing, and leaves no trace', async (path, caller) => {
    const { client, sessionId } = await world.refused(caller)
    // Some inputs name things that are made for them: before the count.
    const inputs = []
    for (const of of [world.foreign, world.missing]) inputs.push(await samples[path]({ of, world, sessionId }))
    const before = world.traces()
    for (const input of inputs) expect((await invoke(client, path, input)).code).toBe('NOT_FOUND')
    expect(world.traces()).toBe(before)
  })

  it.each(scoped)('%s by admin on nothing is told so', async (path) => {
    expect((await outcomeOf(path, 'admin', world.missing, world.refused)).code).toBe('NOT_FOUND')
  })

  it('is not reached by mixing it with what is', async () => {
    const { client } = await world.as('manager')
    const { own, foreign } = world
    const content = { text: 'hello', assets: [{ assetId: foreign.assetId, alt: '' }], languages: [], labels: [] }
    const at = { wall: '2027-01-01T10:00', zone: 'Europe/Paris' }
    const mixes: [ProcedurePath, unknown][] = [
      ['posts.create', { creatorId: own.creatorId, content }],
      ['posts.update', { postId: own.takePost(), content }],
      ['posts.check', { creatorId: own.creatorId, content, accountIds: [] }],
      ['posts.check', { creatorId: own.creatorId, content: { ...content, assets: [] }, accountIds: [own.accountId, foreign.accountId] }],
      ['posts.schedule', { postId: own.takePost(), accountIds: [foreign.accountId], at }],
      ['posts.publishNow', { postId: own.takePost(), accountIds: [own.accountId, foreign.accountId] }],
      ['creators.setAvatar', { creatorId: own.creatorId, assetId: foreign.assetId }],
    ]
    for (const [path, input] of mixes) {
      const { code } = await invoke(client, path, input)
      expect(['NOT_FOUND', 'BAD_INPUT'], `${path}: ${code}`).toContain(code)
    }
    // For an admin, who reaches both, things of two creators do not mix either.
    const admin = await world.as('admin')
    for (const [path, input] of mixes) expect(['NOT_FOUND', 'BAD_INPUT'], path).toContain((await invoke(admin.client, path, input)).code)
  })

  it('cannot be brought in by a file', async () => {
    const { client } = await world.as('manager')
    const { own, foreign } = world
    const csv = 'creator,account,at,text,images\nForeign,,,planted in another,\nOwn,,,mine,a.jpg\n'
    const preview = await client.imports.preview({ csv, fileName: 'x.csv', files: ['a.jpg'] })
    expect(preview.rows.find(({ text }) => text === 'planted in another')).toMatchObject({ state: 'error', creatorId: null })
    const images = [{ path: 'a.jpg', creatorId: own.creatorId, assetId: foreign.assetId }]
    const outcome = await invoke(client, 'imports.apply', { csv, fileName: 'x.csv', images })
    const posts = await world.test.client.posts.list({ search: 'planted in another' })
    expect(posts.items).toEqual([])
    const mine = await world.test.client.posts.list({ search: 'mine', creatorId: own.creatorId })
    expect(
      mine.items.flatMap(({ assets }) => assets.map(({ asset }) => asset.id)),
      outcome.code,
    ).not.toContain(foreign.assetId)
  })
})

describe('lists', () => {
  const lists: [ProcedurePath, (foreign: Belongings) => unknown][] = [
    ['creators.list', () => ({})],
    ['creators.list', () => ({ archived: true })],
    ['creators.list', () => ({ search: 'Foreign' })],
    ['accounts.list', () => ({})],
    ['accounts.list', ({ creatorId }) => ({ creatorId })],
    ['posts.list', () => ({ limit: 500 })],
    ['posts.list', ({ creatorId }) => ({ creatorId })],
    ['posts.list', () => ({ search: 'Foreign' })],
    ['media.readMany', ({ assetId }) => ({ assetIds: [assetId], size: 'square' })],
    ['publications.list', () => ({ limit: 500 })],
    ['publications.list', ({ creatorId }) => ({ creatorId })],
    ['publications.list', ({ accountId }) => ({ accountIds: [accountId] })],
    ['publications.list', () => ({ search: 'Foreign' })],
    ['publications.count', ({ creatorId }) => ({ creatorId })],
    ['publications.count', ({ accountId }) => ({ accountIds: [accountId] })],
    ['history.list', () => ({ limit: 500 })],
    ['history.list', ({ creatorId }) => ({ creatorId })],
    ['imports.list', () => undefined],
    ['obligations.outlook', ({ creatorId }) => ({ creatorId })],
    ['obligations.ahead', ({ creatorId }) => ({ creatorId })],
    ['plans.unplanned', ({ creatorId }) => ({ creatorId })],
    ['alerts.list', () => ({ open: false, limit: 500 })],
    ['alerts.list', ({ creatorId }) => ({ creatorId, open: false })],
    ['calendar.range', () => ({ from: '2026-12-01', to: '2027-01-31', zone: 'Europe/Paris', perDay: 500 })],
    ['calendar.range', ({ creatorId }) => ({ creatorId, from: '2026-12-01', to: '2027-01-31', zone: 'Europe/Paris' })],
    ['calendar.range', ({ accountId }) => ({ accountIds: [accountId], from: '2026-12-01', to: '2027-01-31', zone: 'Europe/Paris' })],
    [
      'calendar.checkMoves',
      (foreign) => ({ moves: [{ publicationId: foreign.takePublication(), at: { wall: '2027-01-01T10:00', zone: 'Europe/Paris' } }] }),
    ],
    [
      'calendar.move',
      (foreign) => ({ moves: [{ publicationId: foreign.takePublication(), at: { wall: '2027-01-01T10:00', zone: 'Europe/Paris' } }] }),
    ],
    ['calendar.cancel', (foreign) => ({ publicationIds: [foreign.takePublication()] })],
    ['calendar.ics', () => ({ from: new Date('2026-06-01'), to: new Date('2027-06-01') })],
    ['calendar.ics', ({ creatorId }) => ({ creatorId, from: new Date('2026-06-01'), to: new Date('2027-06-01') })],
    ['calendar.csv', () => ({ from: new Date('2026-06-01'), to: new Date('2027-06-01') })],
    ['system.status', () => undefined],
  ]
  const limited = lists.flatMap(([path, input]) =>
    (['manager', 'model'] as const).filter((caller) => mayCall(permissionOf(path), caller)).map((caller) => ({ path, input, caller })),
  )

  it.each(limited)('$path by $caller holds nothing of another ($input)', async ({ path, input, caller }) => {
    const { client } = await world.as(caller)
    const { code, answer } = await invoke(client, path, input(world.foreign))
    expect(['ok', 'NOT_FOUND']).toContain(code)
    const text = JSON.stringify(answer ?? null)
    expect(world.foreign.ids.filter((id) => text.includes(id))).toEqual([])
    expect(text).not.toContain('Foreign')
  })

  it('count only what is reached', async () => {
    const total = async (caller: Caller) =>
      (await (await world.as(caller)).client.publications.count({})).reduce((sum, { count }) => sum + count, 0)
    expect(await total('admin')).toBe(300)
    expect(await total('manager')).toBe(150)
    expect(await total('model')).toBe(150)
    const queued = async (caller: Caller) => (await (await world.as(caller)).client.system.status()).queued
    expect(await queued('model')).toBeLessThan(await queued('admin'))
  })
})

describe('who may call', () => {
  const allowed = paths.flatMap((path) =>
    callers.filter((caller) => mayCall(permissionOf(path), caller)).map((caller) => [path, caller] as const),
  )
  // What changes the caller's own means of calling comes last, and takes nobody else with it.
  const last = ['session.revokeOthers', 'session.changePassword', 'session.signOut', 'accounts.disconnect']
  const ordered = allowed.toSorted(([a], [b]) => last.indexOf(a) - last.indexOf(b))

  it.each(ordered)('%s by %s passes', async (path, caller) => {
    const outcome = await outcomeOf(path, caller, world.own)
    expect(passes(outcome) ? 'passes' : outcome.code).toBe('passes')
    if (isScoped(permissionOf(path)) && !namesWhatIsNot.has(path)) expect(outcome.code).not.toBe('NOT_FOUND')
  })

  it.each(paths.filter((path) => isScoped(permissionOf(path))))('%s by admin passes on every creator', async (path) => {
    const outcome = await outcomeOf(path, 'admin', world.foreign)
    expect(passes(outcome) ? 'passes' : outcome.code).toBe('passes')
    if (!namesWhatIsNot.has(path)) expect(outcome.code).not.toBe('NOT_FOUND')
  })
})
