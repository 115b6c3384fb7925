/** A report over a store, against figures worked out by hand: over the end of summer time in Paris, 25 October 2026. */
import { expect, it } from 'vitest'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { newId } from '../ids.ts'
import { bluesky } from '../platforms/bluesky/index.ts'
import { aBand, somePlan } from '../planning/testing/plans.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import { createObligationReader } from '../store/obligation-reader.ts'
import { openStore } from '../store/open-store.ts'
import { createPlanReader } from '../store/plan-reader.ts'
import { account as accountTable } from '../store/schema/creators.ts'
import { plan } from '../store/schema/planning.ts'
import { createReports } from './reports.ts'

it('counts real hours over the clock change, early and late posts, and what each version of the plan owed', async () => {
  using dir = tempDir()
  const { clock, random, machine } = testPorts()
  clock.jumpTo(Date.parse('2026-10-30T12:00:00Z'))
  const store = await openStore({ dataDir: dir.path, clock, random, machine })
  const creator = seedCreator(store)
  const creatorId = creator.id ?? ''
  const account = seedAccount(store, creatorId)
  const mix = { text: 1, photo: 3, photo_set: 0, reel: 0, story: 0, onlyfans_post: 0 }
  const save = (version: number, at: string, changes: Parameters<typeof somePlan>[0]): void =>
    store.write(({ db }) => {
      const rules = somePlan({ mix, bands: [aBand({ from: '09:00', to: '18:00' })], ...changes })
      const row = { id: newId('pln', store.ids), creatorId, accountId: null, version, rules, byActor: 'test', byName: 'Ada' }
      db.insert(plan)
        .values({ ...row, createdAt: Date.parse(at) })
        .run()
    })
  save(1, '2026-10-01T10:00:00Z', { obligations: [] })
  save(2, '2026-10-23T10:00:00Z', { obligations: [{ kind: 'text', count: 1, per: 'day', by: 'creator' }] })
  const out = (due: string, published = due): void => {
    const [dueAt, publishedAt] = [Date.parse(due), Date.parse(published)]
    seedPublication(store, { post: seedPost(store, creatorId), account }, { state: 'published', dueAt, publishedAt })
  }
  out('2026-10-22T10:00:00Z')
  out('2026-10-23T10:00:00Z')
  // Late, at 23:59 in Paris.
  out('2026-10-24T10:00:00Z', '2026-10-24T21:59:00Z')
  // Early, at 13:00 for 23:30.
  out('2026-10-25T22:30:00Z', '2026-10-25T12:00:00Z')
  // Late, at 00:10 of the day after.
  out('2026-10-26T22:55:00Z', '2026-10-26T23:10:00Z')
  out('2026-10-28T09:00:00Z')
  const reports = createReports({
    reader: createPlanReader(store),
    counted: createObligationReader(store),
    creators: createCreatorReader(store),
    adapters: [bluesky],
    clock,
  })
  const over = (from: string, to = from) => reports.consistency(creatorId, `2026-${from}`, `2026-${to}`)

  const week = over('10-22', '10-28')
  const gaps = [24, 36 - 1 / 60, 14 + 1 / 60, 35 + 1 / 6, 34 - 1 / 6]
  const mean = 143 / 5
  const variance = gaps.reduce((sum, gap) => sum + gap * gap, 0) / 5 - mean * mean
  expect(week.period).toEqual({ from: '2026-10-22', to: '2026-10-28', days: 7 })
  expect(week.rhythm).toMatchObject({ posts: 6, gaps: 5 })
  expect(week.rhythm.postsPerDay).toBeCloseTo(6 / 7, 12)
  expect(week.rhythm.meanGapHours).toBeCloseTo(mean, 9)
  expect(week.rhythm.variation).toBeCloseTo(Math.sqrt(variance) / mean, 9)
  expect(week.hours).toEqual({ within: 4, of: 6, share: 4 / 6 })
  expect(week.mix).toEqual([
    { kind: 'text', posts: 6, share: 1, target: 0.25 },
    { kind: 'photo', posts: 0, share: 0, target: 0.75 },
  ])
  // Owed from the 23rd on; not out on the 27th, whatever came late from the day before.
  const owed = { accountId: null, kind: 'text', per: 'day', wanted: 1 }
  expect(week.streaks).toEqual([{ ...owed, met: 5, of: 6, current: 1, longest: 4 }])

  // The day of twenty-five hours by itself: from 22:00 UTC to 23:00 UTC.
  expect(over('10-25')).toMatchObject({
    rhythm: { posts: 1, postsPerDay: 1, gaps: 0, meanGapHours: null, variation: null },
    hours: { within: 1, of: 1, share: 1 },
    streaks: [{ ...owed, met: 1, of: 1, current: 1, longest: 1 }],
  })
  expect(over('10-27')).toMatchObject({
    rhythm: { posts: 1 },
    hours: { within: 0, of: 1, share: 0 },
    streaks: [{ met: 0, of: 1, current: 0, longest: 0 }],
  })
  expect(over('10-29')).toMatchObject({
    rhythm: { posts: 0, postsPerDay: 0, meanGapHours: null },
    hours: { within: 0, of: 0, share: null },
    streaks: [{ met: 0, of: 1 }],
  })
  // Before there was anything, and before anything was owed.
  expect(over('09-01', '09-05')).toMatchObject({ period: { days: 5 }, rhythm: { posts: 0 }, streaks: [] })
  expect(over('10-20', '10-22')).toMatchObject({ rhythm: { posts: 1 }, hours: { within: 1, of: 1 }, streaks: [] })

  // What an account put out is still hers once it is disconnected.
  store.write(({ db }) => db.update(accountTable).set({ state: 'disconnected' }).run())
  expect(over('10-22', '10-28').hours).toEqual({ within: 4, of: 6, share: 4 / 6 })
  await store.close()
})
