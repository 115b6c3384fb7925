/** What was done for a model: all of it, counted by her days, and not by herself. */
import { expect, test } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { openStore } from '../store/open-store.ts'
import { systemActor } from '../store/store.ts'

test('counts every act and all that went out, by the days of who reads, within her reach', async () => {
  using dir = tempDir()
  const clock = new FakeClock(new Date('2026-03-10T22:30:00Z'))
  const ports = testPorts({ clock })
  layEmptyStore(dir.path)
  const store = await openStore({ dataDir: dir.path, clock, random: ports.random, machine: ports.machine, leaseMs: 86_400_000 * 30 })
  const lea = seedCreator(store, { name: 'Léa' })
  const zoe = seedCreator(store, { name: 'Zoé' })
  const account = seedAccount(store, lea.id, { platform: 'x' })
  const act = (creatorId: string, action: 'interaction.answered' | 'interaction.messaged', times: number) =>
    store.write((tx) => {
      for (let index = 0; index < times; index += 1)
        tx.audit({ actor: systemActor, action, creatorId, subject: { kind: 'interaction', id: `int_${index}`, label: '' } })
    })
  act(lea.id, 'interaction.answered', 1)
  // In Paris the next day has begun.
  clock.jumpTo(Date.parse('2026-03-10T23:30:00Z'))
  act(lea.id, 'interaction.answered', 620)
  act(lea.id, 'interaction.messaged', 2)
  act(zoe.id, 'interaction.messaged', 5)
  const publishedAt = clock.now()
  const out = { state: 'published' as const, publishedAt, dueAt: publishedAt - 3_600_000 }
  seedPublication(store, { post: seedPost(store, lea.id), account }, out)
  seedPublication(store, { post: seedPost(store, lea.id), account }, out)
  await store.close()
  await using it = await startTestCore({ dataDir: dir.path, ports, config: { leaseMs: 86_400_000 * 30 } })
  const model = await it.asUser('model', [lea.id])
  const asked = { days: 7, zone: 'Europe/Paris' }
  const found = await model.client.history.done(asked)
  expect(found.map(({ day }) => day)).toEqual(['2026-03-11', '2026-03-10'])
  expect(found[0]?.out).toEqual([{ platform: 'x', count: 2 }])
  expect(found[0]?.acts).toEqual(
    expect.arrayContaining([
      { action: 'interaction.answered', count: 620 },
      { action: 'interaction.messaged', count: 2 },
    ]),
  )
  expect(found[1]?.acts).toEqual([{ action: 'interaction.answered', count: 1 }])
  // All of it is one day in Los Angeles.
  const there = await model.client.history.done({ days: 1, zone: 'America/Los_Angeles' })
  expect(there.map(({ day }) => day)).toEqual(['2026-03-10'])
  expect(there[0]?.acts).toContainEqual({ action: 'interaction.answered', count: 621 })
  expect(await model.client.history.done({ ...asked, creatorId: zoe.id })).toEqual([])
})
