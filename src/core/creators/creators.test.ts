import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { admin, openCreatorsBench } from '../../../test/harness/creators-bench.ts'
import type { CreatorsBench } from '../../../test/harness/creators-bench.ts'
import { noConstraints, seedAccount, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { audit } from '../store/schema/ledger.ts'
import { findByName, searchByName } from './find-by-name.ts'
import { toCreator } from './to-creator.ts'

const profile = {
  name: 'Léa Martin',
  pseudonyms: ['Luna'],
  platforms: ['bluesky' as const],
  zone: 'Europe/Paris',
  market: 'france' as const,
  constraints: noConstraints,
  notes: '',
}
const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('creators', () => {
  let bench: CreatorsBench
  beforeEach(async () => {
    bench = await openCreatorsBench()
  })
  afterEach(async () => bench[Symbol.asyncDispose]())

  it('keeps what changed, before and after, in the audit trail and nothing else', () => {
    const { creators } = bench.part
    const { id } = creators.create(profile, admin)
    creators.update(id, { name: 'Léa M.', zone: 'Europe/Paris', notes: 'Prefers mornings' }, 'creator.updated', admin)
    creators.update(id, { notes: 'Prefers mornings' }, 'creator.updated', admin)
    const rows = bench.store.db.select().from(audit).all()
    expect(
      rows.map(({ action, beforeJson, afterJson }) => [
        action,
        beforeJson && JSON.parse(beforeJson),
        action === 'creator.created' ? null : afterJson && JSON.parse(afterJson),
      ]),
    ).toEqual([
      ['creator.created', null, null],
      ['creator.updated', { name: 'Léa Martin', notes: '' }, { name: 'Léa M.', notes: 'Prefers mornings' }],
    ])
  })

  it('gives a name to one creator at a time', () => {
    const { creators } = bench.part
    const first = creators.create(profile, admin)
    expect(() => creators.create({ ...profile, name: 'LEA  martin' }, admin)).toThrow(failsWith('CONFLICT', { what: 'name' }))
    creators.update(first.id, { archivedAt: 1 }, 'creator.archived', admin)
    const second = creators.create(profile, admin)
    expect(() => creators.update(first.id, { archivedAt: null }, 'creator.restored', admin)).toThrow(
      failsWith('CONFLICT', { what: 'name' }),
    )
    expect(creators.update(second.id, { name: 'léa martin' }, 'creator.updated', admin).name).toBe('léa martin')
  })

  it('shows accounts and what comes next', () => {
    const { id } = bench.part.creators.create(profile, admin)
    const account = seedAccount(bench.store, id)
    seedAccount(bench.store, id, { state: 'needs_reconnect' })
    seedAccount(bench.store, id, { state: 'disconnected' })
    const dueAt = bench.ports.clock.now() + 1000
    for (const [state, at] of [
      ['scheduled', dueAt],
      ['published', dueAt - 500],
      ['cancelled', dueAt - 900],
    ] as const) {
      seedPublication(bench.store, { post: seedPost(bench.store, id), account }, { state, dueAt: at })
    }
    const shown = toCreator(bench.part.creators.get(id))
    expect(shown).toMatchObject({ accounts: { total: 2, needAttention: 1 }, nextPublicationAt: new Date(dueAt), archivedAt: null })
    expect(bench.part.reader.countOpenPublications(id)).toBe(1)
    expect(bench.part.toAccounts(bench.part.accounts.list([id])).find(({ id: accountId }) => accountId === account.id)?.scheduled).toBe(1)
  })

  it('lists within reach only', () => {
    const { id } = bench.part.creators.create(profile, admin)
    bench.part.creators.create({ ...profile, name: 'Zoé' }, admin)
    expect(bench.part.reader.list({ archived: false, reach: new Set([id]) }).map(({ name }) => name)).toEqual(['Léa Martin'])
    expect(bench.part.reader.list({ archived: false, reach: new Set() })).toEqual([])
    expect(bench.part.reader.list({ archived: false, reach: null })).toHaveLength(2)
  })
})

describe('finding by name', () => {
  const lea = { name: 'Léa Martin', pseudonyms: ['Luna'] }
  const luna = { name: 'Luna', pseudonyms: [] }

  it('does not mind case and accents, and prefers a name to a pseudonym', () => {
    expect(findByName([lea], 'lea MARTIN')).toEqual([lea])
    expect(findByName([lea], 'LUNA')).toEqual([lea])
    expect(findByName([lea, luna], 'luna')).toEqual([luna])
    expect(findByName([lea], 'Lea')).toEqual([])
    expect(searchByName([lea, luna], 'mart')).toEqual([lea])
    expect(searchByName([lea, luna], 'lun')).toEqual([lea, luna])
  })
})
