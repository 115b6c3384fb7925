import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore, TestUser } from '../../../test/harness/start-test-core.ts'
import { present } from '../../../test/harness/present.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { realImage } from '../../../test/seed/images.ts'
import type { PlanRules } from '../../contract/plans.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'
import { aBand, somePlan } from './testing/plans.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })
const photosOnly = { text: 0, photo: 1, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 }

describe('plans', () => {
  let practice: Practice
  let test: TestCore
  let admin: TestUser
  let creatorId: string
  let accountId: string

  const addAsset = async (alt: string) => {
    const { id } = await admin.client.media.upload({
      creatorId,
      file: new File([new Uint8Array(await realImage())], 'a.jpg'),
      fileName: 'a.jpg',
    })
    if (alt !== '') await admin.client.media.setAlt({ assetId: id, alt })
    return id
  }
  const rulesOf = (changes: Partial<PlanRules> = {}): PlanRules =>
    somePlan({ bands: [aBand({ min: 1, max: 1 })], mix: photosOnly, reuseAfterDays: 0, ...changes })
  const save = (rules: PlanRules, basedOn: number | null = null, account: string | null = null) =>
    admin.client.plans.save({ creatorId, accountId: account, rules, basedOn })
  const propose = (days = 7) => admin.client.plans.propose({ creatorId, days })
  const apply = async (days = 7, keys?: string[]) => {
    const { from, digest } = await propose(days)
    return await admin.client.plans.apply({ creatorId, from, days, digest, ...(keys && { keys }) })
  }
  const scheduled = async () => (await admin.client.publications.list({ creatorId, states: ['scheduled'] })).items

  beforeEach(async () => {
    const clock = new FakeClock(new Date('2026-03-02T05:00:00Z'))
    practice = await startPractice({ clock, seed: null })
    test = await startTestCore({ ports: { clock }, config: { leaseMs: 86_400_000 } })
    admin = test.admin
    const creator = await admin.client.creators.create({
      name: 'Léa',
      pseudonyms: [],
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: noConstraints,
    })
    creatorId = creator.id
    practice.bluesky.createAccount({ handle: 'lea.test', password: 'pass' })
    const account = await admin.client.accounts.connect({
      creatorId,
      platform: 'bluesky',
      credentials: { identifier: 'lea.test', password: 'pass', service: practice.url },
    })
    accountId = account.id
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  it('keeps every version, and refuses one that was based on another', async () => {
    expect(await admin.client.plans.get({ creatorId })).toMatchObject({ creator: null, accounts: [] })
    const first = await save(rulesOf())
    await save(rulesOf({ minSpacingMinutes: 90 }), first.version)
    const [band] = rulesOf().bands
    const twice = rulesOf({ bands: band ? [band, { ...band, from: '20:00', to: '21:00' }] : [] })
    await expect(save(twice, first.version)).rejects.toEqual(
      failsWith('BAD_INPUT', { issues: [{ path: 'rules.bands', code: 'band_twice' }] }),
    )
    await expect(save(rulesOf(), first.version)).rejects.toEqual(failsWith('CONFLICT', { what: 'plan' }))
    const versions = await admin.client.plans.versions({ creatorId, accountId: null })
    expect(versions.map(({ version, rules, by }) => [version, rules.minSpacingMinutes, by])).toEqual([
      [2, 90, expect.any(String)],
      [1, 60, expect.any(String)],
    ])
  })

  it('lets an account have a plan of its own, and follow its creator’s again', async () => {
    await save(rulesOf())
    await save(rulesOf({ bands: [] }), null, accountId)
    expect((await propose()).slots).toEqual([])
    await admin.client.plans.removeOverride({ creatorId, accountId })
    expect((await admin.client.plans.get({ creatorId })).accounts).toEqual([])
    expect((await propose()).slots.length).toBeGreaterThan(5)
    await save(rulesOf({ bands: [] }), null, accountId)
    expect((await propose()).slots).toEqual([])
  })

  it('plans stories where a platform has them: one picture, no words, and sent as a story', async () => {
    await test.client.mediaHost.save({ ...practice.bucket.access(), prefix: '' })
    const token = practice.instagramToken(practice.instagram.createAccount({ username: 'lea' }))
    const credentials = { token, service: practice.instagramUrl }
    const { id: instagramId } = await admin.client.accounts.connect({ creatorId, platform: 'instagram', credentials })
    await Promise.all(['One', 'Two', 'Three'].map(addAsset))
    const caption = { text: '{A|B|C|D|E|F|G} caption', language: null, kinds: null, platforms: null, tags: [] }
    await admin.client.captions.save({ creatorId, content: caption })
    await save(rulesOf({ mix: { ...photosOnly, photo: 0, story: 1 } }))
    const { slots, findings } = await propose()
    const stories = slots.filter((slot) => slot.accountId === instagramId)
    expect(new Set(stories.map(({ kind, text, assetIds }) => `${kind} “${text}” ${assetIds.length}`))).toEqual(new Set(['story “” 1']))
    expect(stories.flatMap(({ problems }) => problems.filter(({ severity }) => severity === 'error'))).toEqual([])
    // Bluesky has none, and says so.
    expect(slots.filter((slot) => slot.accountId === accountId)).toEqual([])
    expect(findings).toContainEqual(expect.objectContaining({ rule: 'mix.not_on_platform', accountId }))
    await apply()
    const [first] = await scheduled()
    const { post } = await admin.client.publications.get({ publicationId: first?.id ?? '' })
    expect(post.options).toMatchObject({ [instagramId]: { placement: 'story' } })
  })

  it('suggests a plan in the hours of the creator’s market, as the agency has set them', async () => {
    await admin.client.plans.setPreset({ market: 'france', zone: 'Europe/Paris', active: { from: '08:00', to: '22:00' }, quiet: [] })
    const { suggested } = await admin.client.plans.get({ creatorId })
    expect(suggested.bands.map(({ from, to }) => `${from}–${to}`)).toEqual(['08:00–10:30', '12:00–14:00', '18:00–22:00'])
    expect(await admin.client.plans.presets()).toContainEqual(expect.objectContaining({ market: 'us_east', zone: 'America/New_York' }))
  })

  it('says whose plans speak to a market, and gives a market its own hours back', async () => {
    await save(
      rulesOf({
        markets: [
          { market: 'france', weight: 3 },
          { market: 'us_east', weight: 1 },
        ],
      }),
    )
    const uses = await admin.client.plans.marketUses()
    expect(uses.map(({ market, creators }) => [market, creators.map(({ name, share }) => `${name} ${share}`)])).toEqual([
      ['france', ['Léa 0.75']],
      ['us_east', ['Léa 0.25']],
      ['us_west', []],
      ['other', []],
    ])
    const manager = await test.asUser('manager', [])
    expect((await manager.client.plans.marketUses()).flatMap(({ creators }) => creators)).toEqual([])
    const [standard] = await admin.client.plans.presets()
    await admin.client.plans.setPreset({ market: 'france', zone: 'Europe/Brussels', active: { from: '08:00', to: '22:00' }, quiet: [] })
    expect(await admin.client.plans.resetPreset({ market: 'france' })).toEqual(standard)
    expect((await admin.client.plans.presets())[0]).toEqual(standard)
  })

  it('fills the calendar from the library, and publishes what it planned', async () => {
    await addAsset('A red wall')
    await addAsset('A blue wall')
    await save(rulesOf())
    const proposal = await propose()
    expect(proposal.slots.length).toBeGreaterThanOrEqual(6)
    expect(proposal.slots.every(({ filled, change, problems }) => filled && change === 'new' && problems.length === 0)).toBe(true)
    const applied = await apply()
    expect(applied).toMatchObject({ created: proposal.slots.length, moved: 0, cancelled: 0, left: 0 })
    const rows = await scheduled()
    expect(rows.map(({ at }) => at.wall.slice(0, 16))).toEqual(proposal.slots.map(({ at }) => at.wall))
    expect((await propose()).slots.every(({ change }) => change === 'kept')).toBe(true)
    // Asleep until a minute before the first one.
    await test.jump(present(rows[0]).dueAt.getTime() - test.ports.clock.now() - 60_000)
    await test.advance(3 * 60_000)
    const published = (await admin.client.publications.list({ creatorId, states: ['published'] })).items
    expect(published.map(({ id }) => id)).toEqual([rows[0]?.id])
  })

  it('says what the library lacks, and what stands against a picture', async () => {
    await save(rulesOf())
    expect(await propose()).toMatchObject({
      slots: expect.arrayContaining([expect.objectContaining({ filled: false })]),
      findings: [expect.objectContaining({ rule: 'library.short', kind: 'photo', possible: 0 })],
    })
    await addAsset('')
    const { slots } = await propose()
    expect(slots[0]?.problems).toEqual([expect.objectContaining({ rule: 'alt.missing', severity: 'error' })])
    expect(await apply()).toMatchObject({ created: 0, left: slots.length })
  })

  it('moves what it planned when the plan changes, and leaves what a person has moved', async () => {
    await addAsset('A red wall')
    await save(rulesOf())
    await apply()
    const before = await scheduled()
    const mine = present(before[2])
    await admin.client.publications.reschedule({
      publicationId: mine.id,
      at: { wall: `${mine.at.wall.slice(0, 10)}T08:11`, zone: 'Europe/Paris' },
    })
    await save(rulesOf({ bands: [aBand({ from: '19:00', to: '22:00', min: 1, max: 1 })] }), 1)
    const proposal = await propose()
    const changes = proposal.slots.map(({ change }) => change)
    expect(changes.filter((change) => change === 'moved').length).toBe(before.length - 1)
    expect(proposal.slots.some(({ publicationId }) => publicationId === mine.id)).toBe(false)
    const { moved, batchId } = await apply()
    expect(moved).toBe(before.length - 1)
    const after = await scheduled()
    expect(after.find(({ id }) => id === mine.id)?.at.wall.slice(11, 16)).toBe('08:11')
    for (const { id, at } of after) if (id !== mine.id) expect(Number(at.wall.slice(11, 13))).toBeGreaterThanOrEqual(19)
    expect(await admin.client.plans.undo({ creatorId, batchId })).toEqual({ restored: moved, left: 0 })
    const again = await scheduled()
    for (const { id, at } of before) if (id !== mine.id) expect(again.find((row) => row.id === id)?.at.wall).toBe(at.wall)
    await expect(admin.client.plans.undo({ creatorId, batchId })).rejects.toEqual(failsWith('CONFLICT', { what: 'undone' }))
  })

  it('takes back what it scheduled, and can schedule only some', async () => {
    await addAsset('A red wall')
    await save(rulesOf())
    const { slots } = await propose()
    const { created, batchId } = await apply(7, [present(slots[1]).key])
    expect(created).toBe(1)
    expect((await scheduled()).length).toBe(1)
    expect(await admin.client.plans.undo({ creatorId, batchId })).toEqual({ restored: 1, left: 0 })
    expect(await scheduled()).toEqual([])
    expect((await admin.client.posts.list({ creatorId })).items).toEqual([])
  })

  it('refuses to apply what is no longer what was shown', async () => {
    await addAsset('A red wall')
    await save(rulesOf())
    const { from, digest } = await propose()
    await save(rulesOf({ minSpacingMinutes: 120, bands: [aBand({ from: '10:00', to: '11:00', min: 1, max: 1 })] }), 1)
    await expect(admin.client.plans.apply({ creatorId, from, days: 7, digest })).rejects.toEqual(
      failsWith('STATE_CHANGED', { what: 'plan' }),
    )
  })

  it('is for staff who reach the creator', async () => {
    const manager = await test.asUser('manager', [])
    await expect(manager.client.plans.get({ creatorId })).rejects.toEqual(failsWith('NOT_FOUND'))
    const model = await test.asUser('model', [creatorId])
    await expect(model.client.plans.propose({ creatorId })).rejects.toEqual(failsWith('FORBIDDEN'))
    await expect(
      manager.client.plans.setPreset({ market: 'france', zone: 'Europe/Paris', active: { from: '08:00', to: '22:00' }, quiet: [] }),
    ).rejects.toEqual(failsWith('FORBIDDEN'))
  })

  it('proposes nothing where the model does not want it, nor what is paid on a free platform without a person’s word', async () => {
    const [refused, paid, free] = [await addAsset('refused'), await addAsset('paid'), await addAsset('free')]
    await admin.client.assets.setConsent({ assetIds: [refused], platform: 'bluesky', allowed: false })
    await admin.client.assets.update({ assetIds: [paid], changes: { paid: true } })
    await save(rulesOf())
    const used = async () => new Set((await propose()).slots.flatMap(({ assetIds }) => assetIds))
    expect(await used()).toEqual(new Set([free]))
    await admin.client.assets.releasePaid({ assetIds: [paid], platform: 'bluesky', allowed: true })
    expect(await used()).toEqual(new Set([free, paid]))
    await admin.client.assets.remove({ assetIds: [free] })
    expect(await used()).toEqual(new Set([paid]))
    await admin.client.assets.setConsent({ assetIds: [refused], platform: 'bluesky', allowed: null })
    expect(await used()).toEqual(new Set([paid, refused]))
  })
})
