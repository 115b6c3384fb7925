/** What applied advice does to a plan, kind by kind, and what a preview says of it before. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { startTestCore, type TestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedAdvice, seedCreator } from '../../../test/seed/builders.ts'
import { aBand, somePlan } from '../planning/testing/plans.ts'
import { openStore } from '../store/open-store.ts'

const bend = { hours: null, mix: null, markets: null }
const everyDay = [1, 2, 3, 4, 5, 6, 7]
let test: TestCore
let dir: ReturnType<typeof tempDir>
let [creatorId, accountId, otherId, paceId, useId, leaveId, wornId, lengthId] = ['', '', '', '', '', '', '', '']

beforeEach(async () => {
  dir = tempDir()
  const ports = testPorts()
  layEmptyStore(dir.path)
  const store = await openStore({ dataDir: dir.path, clock: ports.clock, random: ports.random, machine: ports.machine })
  const creator = seedCreator(store, { name: 'Léa' })
  const account = seedAccount(store, creator.id)
  ;[creatorId, accountId, otherId] = [creator.id, account.id, seedAccount(store, creator.id).id]
  paceId = seedAdvice(store, account, {
    key: 'pace',
    kind: 'pace',
    subject: { kind: 'pace', pace: 'few' },
    bend: { ...bend, mostPerDay: 2 },
  }).id
  const tagged = (tag: string, use: boolean) =>
    seedAdvice(store, account, {
      key: tag,
      accountId: null,
      platform: null,
      kind: 'hashtag',
      subject: { kind: 'hashtag', tag, use },
      bend: { ...bend, tags: { first: use ? [tag] : [], out: use ? [] : [tag], vary: [] } },
    }).id
  ;[useId, leaveId] = [tagged('coulisses', true), tagged('vieux', false)]
  wornId = seedAdvice(store, account, {
    key: 'worn',
    accountId: null,
    platform: null,
    kind: 'hashtag_worn',
    subject: { kind: 'hashtag_worn', tag: 'toujours', share: 0.9 },
    expected: null,
    bend: { ...bend, tags: { first: [], out: [], vary: ['toujours'] } },
  }).id
  lengthId = seedAdvice(store, account, { key: 'length', kind: 'text_length', subject: { kind: 'text_length', length: 'long' }, bend }).id
  await store.close()
  test = await startTestCore({ dataDir: dir.path, ports })
})
afterEach(async () => {
  await test[Symbol.asyncDispose]()
  dir[Symbol.dispose]()
})

const savePlan = () =>
  test.admin.client.plans.save({
    creatorId,
    accountId: null,
    rules: somePlan({
      bands: ['morning', 'noon', 'evening'].map((id, index) =>
        aBand({
          id,
          days: everyDay,
          from: `${String(8 + 5 * index).padStart(2, '0')}:00`,
          to: `${12 + 5 * index}:00`,
          min: 2,
          max: 2,
          market: null,
        }),
      ),
      minSpacingMinutes: 30,
      obligations: [],
      captionOnce: false,
      mix: { text: 100, photo: 0, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 },
    }),
    basedOn: null,
  })
const slots = async () => (await test.admin.client.plans.propose({ creatorId, days: 28 })).slots
const mostInADay = (all: Awaited<ReturnType<typeof slots>>, id: string) =>
  Math.max(
    ...[
      ...Map.groupBy(
        all.filter((one) => one.accountId === id),
        ({ at }) => at.wall.slice(0, 10),
      ).values(),
    ].map(({ length }) => length),
  )
const words = async () => {
  await test.admin.client.hashtags.save({
    creatorId,
    content: { name: 'plage', tags: ['mer', 'Vieux', 'toujours', 'Coulisses'], limits: { bluesky: 2 } },
  })
  await test.admin.client.captions.save({
    creatorId,
    content: {
      text: 'Bonjour {a|b|c|d|e|f} {{hashtags:plage}}',
      platformTexts: {},
      language: 'fr',
      kinds: null,
      platforms: null,
      tags: [],
    },
  })
}

it('slows one account down, says so before, and leaves the other as it is; taken back, the plan is what it was', async () => {
  expect(await test.admin.client.advice.preview({ adviceId: paceId })).toBeNull()
  await savePlan()
  const before = await slots()
  expect(mostInADay(before, accountId)).toBe(6)
  const preview = await test.admin.client.advice.preview({ adviceId: paceId })
  expect(preview).toMatchObject({ days: 28, mostPerDay: { now: 6, then: 2 }, atHours: null, tagged: null })
  expect(await slots()).toEqual(before)
  expect(await test.admin.client.advice.apply({ adviceId: paceId })).toMatchObject({ state: 'applied', changesPlan: true })
  const after = await slots()
  expect(after.filter((one) => one.accountId === accountId)).toHaveLength(preview?.posts.then ?? 0)
  expect([mostInADay(after, accountId), mostInADay(after, otherId)]).toEqual([2, 6])
  await test.admin.client.advice.reopen({ adviceId: paceId })
  expect(await slots()).toEqual(before)
})

it('does not miss, on the days ahead, the posts that a slower pace leaves out', async () => {
  await savePlan()
  const gaps = async () =>
    (await test.admin.client.obligations.ahead({ creatorId })).flatMap(({ gaps: all }) => all.filter((one) => one.accountId === accountId))
  expect((await gaps())[0]?.wanted).toBe(6)
  await test.admin.client.advice.apply({ adviceId: paceId })
  expect((await gaps())[0]?.wanted).toBe(2)
})

it('puts advised hashtags first in what the plan writes, leaves out the others, and varies the worn', async () => {
  await savePlan()
  await words()
  const texts = async () => (await slots()).map(({ text }) => text.split(' ').slice(2).join(' '))
  expect(new Set(await texts())).toEqual(new Set(['#mer #Vieux']))
  const preview = await test.admin.client.advice.preview({ adviceId: useId })
  expect(preview?.tagged).toEqual({ now: 0, then: (await slots()).length })
  for (const adviceId of [useId, leaveId]) expect((await test.admin.client.advice.apply({ adviceId })).changesPlan).toBe(true)
  expect(new Set(await texts())).toEqual(new Set(['#Coulisses #mer']))
  await test.admin.client.advice.reopen({ adviceId: useId })
  expect(new Set(await texts())).toEqual(new Set(['#mer #toujours']))
  await test.admin.client.advice.apply({ adviceId: wornId })
  const varied = await texts()
  const worn = varied.filter((one) => one.includes('#toujours')).length / varied.length
  expect(worn).toBeGreaterThan(0.3)
  expect(worn).toBeLessThan(0.7)
})

it('is a note to those who write where the plan has nothing to change', async () => {
  await savePlan()
  const { advice } = await test.admin.client.advice.list({ creatorId })
  const changes = new Map(advice.map(({ id, changesPlan }) => [id, changesPlan]))
  expect([paceId, useId, wornId, lengthId].map((id) => changes.get(id))).toEqual([true, false, false, false])
  expect(await test.admin.client.advice.preview({ adviceId: lengthId })).toBeNull()
  await words()
  expect((await test.admin.client.advice.list({ creatorId })).advice.find(({ id }) => id === useId)?.changesPlan).toBe(true)
})
