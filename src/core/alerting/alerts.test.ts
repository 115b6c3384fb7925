/** Alerts through the whole core: raised at their hour, once, told, acknowledged or sent up, and over with their cause. */
import { describe, expect, it } from 'vitest'
import type { Alert } from '../../contract/alerts.ts'
import { startOneCreator } from '../planning/testing/one-creator.ts'
import type { OneCreator } from '../planning/testing/one-creator.ts'
import { somePlan } from '../planning/testing/plans.ts'

const minute = 60_000
const aTextADay = somePlan({ obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] })
const failsWith = (code: string) => expect.objectContaining({ code })

const open = async ({ client }: OneCreator): Promise<Alert[]> => (await client.alerts.list({})).items
const kinds = async (it: OneCreator): Promise<string[]> => (await open(it)).map(({ kind, data }) => `${kind} ${data.date ?? ''}`.trim())
/** The alerts of this test's own making; other notices are of publications and accounts. */
const shown = ({ test }: OneCreator): string[] => test.ports.notifier.shown.map(({ title }) => title)

/** A text a day; the one of the 2nd is out. */
const withTodayDone = async (it: OneCreator): Promise<void> => {
  await it.schedule('today', '2026-03-02T12:00')
  await it.save(aTextADay)
  await it.goPast('2026-03-02T11:00:00Z')
}

describe('an obligation that nothing is scheduled for', () => {
  it('is raised at 18:00 the day before, told once, and over as soon as something is scheduled', async () => {
    await using it = await startOneCreator()
    await withTodayDone(it)
    expect(await kinds(it)).toEqual([])
    // 18:00 in Paris.
    await it.goPast('2026-03-02T17:00:00Z')
    expect(await open(it)).toMatchObject([
      {
        kind: 'obligation.missing',
        creatorName: 'Léa',
        accountHandle: 'lea.test',
        level: 1,
        acknowledged: null,
        data: { kind: 'text', date: '2026-03-03', per: 'day', wanted: 1, gap: 1 },
      },
    ])
    expect(shown(it)).toEqual(['Léa : il manque 1 texte pour mardi 3 mars'])
    const { publicationId } = await it.schedule('tomorrow', '2026-03-03T12:00')
    await it.test.settle()
    expect(await kinds(it)).toEqual([])
    const [over] = (await it.client.alerts.list({ open: false })).items
    expect(over?.resolvedAt).not.toBeNull()
    // Called off again, after the hour: it is missing again, and that is another alert.
    await it.client.publications.cancel({ publicationId })
    await it.test.settle()
    expect(await kinds(it)).toEqual(['obligation.missing 2026-03-03'])
    expect((await it.client.alerts.list({ open: false })).items).toHaveLength(2)
  })

  it('goes up when nobody acknowledges it, is told again on the day itself, and is over with the day', async () => {
    await using it = await startOneCreator()
    await withTodayDone(it)
    await it.goPast('2026-03-02T17:00:00Z')
    await it.test.advance(117 * minute)
    expect((await open(it)).map(({ level }) => level)).toEqual([1])
    await it.test.advance(2 * minute)
    expect(await open(it)).toMatchObject([{ level: 2, escalatedAt: new Date('2026-03-02T19:00:00Z') }])
    await it.test.advance(minute)
    expect(shown(it).at(-1)).toBe('Toujours sans réponse : Léa : il manque 1 texte pour mardi 3 mars')
    const told = shown(it).length
    // 10:00 on the day.
    await it.goPast('2026-03-03T09:00:00Z')
    expect(shown(it).length).toBe(told + 1)
    // Midnight: the 3rd is over; the 4th was raised at 18:00.
    await it.goPast('2026-03-03T23:00:00Z')
    expect(await kinds(it)).toEqual(['obligation.missing 2026-03-04'])
  })

  it('is quiet once somebody has it in hand', async () => {
    await using it = await startOneCreator()
    await withTodayDone(it)
    await it.goPast('2026-03-02T17:00:00Z')
    const [alert] = await open(it)
    const manager = await it.test.asUser('manager', [it.creatorId])
    const alertIds = [alert?.id ?? '']
    const stranger = await it.test.asUser('manager', [])
    expect(await stranger.client.alerts.acknowledge({ alertIds })).toEqual({ acknowledged: [] })
    expect((await stranger.client.alerts.list({ creatorId: it.creatorId })).items).toEqual([])
    expect(await manager.client.alerts.acknowledge({ alertIds, note: 'Je filme ce soir' })).toEqual({ acknowledged: alertIds })
    expect(await manager.client.alerts.acknowledge({ alertIds })).toEqual({ acknowledged: [] })
    const told = shown(it).length
    await it.goPast('2026-03-03T09:00:00Z')
    expect(await open(it)).toMatchObject([{ level: 1, acknowledged: { by: expect.stringMatching(/^manager/), note: 'Je filme ce soir' } }])
    expect(shown(it).length).toBe(told)
    const model = await it.test.asUser('model', [it.creatorId])
    expect((await model.client.alerts.list({})).items).toHaveLength(1)
    await expect(model.client.alerts.acknowledge({ alertIds })).rejects.toEqual(failsWith('FORBIDDEN'))
    const history = await it.client.history.list({ creatorId: it.creatorId })
    expect(history.items[0]).toMatchObject({ action: 'alert.acknowledged' })
    // Not in hand after all: nobody had it for long enough, so it goes up at once.
    await expect(stranger.client.alerts.get({ alertId: alertIds[0] ?? '' })).rejects.toEqual(failsWith('NOT_FOUND'))
    expect(await stranger.client.alerts.reopen({ alertIds })).toEqual({ reopened: [] })
    expect(await manager.client.alerts.reopen({ alertIds })).toEqual({ reopened: alertIds })
    await it.test.settle()
    expect(await it.client.alerts.get({ alertId: alertIds[0] ?? '' })).toMatchObject({ level: 2, acknowledged: null })
  })

  it('says who was told, when and why: her managers first, then whom the agency chose', async () => {
    await using it = await startOneCreator()
    const manager = await it.test.asUser('manager', [it.creatorId])
    const boss = await it.test.asUser('manager', [])
    const settings = await it.client.alerts.getSettings()
    await it.client.alerts.setSettings({ ...settings, escalateTo: [boss.id] })
    await withTodayDone(it)
    await it.goPast('2026-03-02T17:00:00Z')
    const [alert] = (await manager.client.alerts.list({ show: 'waiting' })).items
    expect(alert).toMatchObject({ isMine: true, escalatesAt: new Date('2026-03-02T19:00:00Z') })
    expect(alert?.told).toEqual([
      { at: new Date('2026-03-02T17:00:00Z'), why: 'raised', people: [expect.objectContaining({ id: manager.id, role: 'manager' })] },
    ])
    expect(await it.client.alerts.count({})).toEqual({ waiting: 1, mine: 0, inHand: 0 })
    expect(await manager.client.alerts.count({})).toEqual({ waiting: 1, mine: 1, inHand: 0 })
    expect(await boss.client.alerts.count({})).toEqual({ waiting: 0, mine: 0, inHand: 0 })
    await it.goPast('2026-03-02T19:00:00Z')
    const up = await it.client.alerts.get({ alertId: alert?.id ?? '' })
    expect(up.escalatesAt).toBeNull()
    expect(up.told.map(({ why, people }) => [why, people.map(({ id }) => id)])).toEqual([
      ['raised', [manager.id]],
      ['escalated', [manager.id, boss.id]],
    ])
    await manager.client.alerts.acknowledge({ alertIds: [up.id] })
    expect(await manager.client.alerts.count({})).toEqual({ waiting: 0, mine: 0, inHand: 1 })
    expect((await manager.client.alerts.list({ show: 'in_hand' })).items.map(({ id }) => id)).toEqual([up.id])
  })

  it('is raised when what was scheduled is moved to another day, after the hour', async () => {
    await using it = await startOneCreator()
    await withTodayDone(it)
    const { publicationId } = await it.schedule('tomorrow', '2026-03-03T12:00')
    await it.goPast('2026-03-02T17:30:00Z')
    expect(await kinds(it)).toEqual([])
    await it.client.publications.reschedule({ publicationId, at: { wall: '2026-03-05T12:00', zone: 'Europe/Paris' } })
    await it.test.settle()
    expect(await kinds(it)).toEqual(['obligation.missing 2026-03-03'])
  })

  it('says what is still missing when a part of it is there', async () => {
    await using it = await startOneCreator()
    await it.save(somePlan({ obligations: [{ kind: 'text', count: 3, per: 'day', by: 'account' }] }))
    await it.goPast('2026-03-02T17:00:00Z')
    const tomorrow = async () => (await open(it)).filter(({ data }) => data.date === '2026-03-03')
    const [before] = await tomorrow()
    expect(before?.data.gap).toBe(3)
    await it.schedule('one of three', '2026-03-03T12:00')
    await it.test.settle()
    expect(await tomorrow()).toMatchObject([{ id: before?.id, data: { gap: 2 } }])
  })

  it('is raised again after days off, when nothing else happens meanwhile', async () => {
    await using it = await startOneCreator()
    const daysOff = ['02', '03', '04', '05', '06', '07'].map((day) => `2026-03-${day}`)
    await it.save(somePlan({ blackoutDates: daysOff, obligations: [{ kind: 'text', count: 1, per: 'day', by: 'account' }] }))
    await it.goPast('2026-03-07T16:00:00Z')
    expect(await kinds(it)).toEqual([])
    await it.goPast('2026-03-07T17:00:00Z')
    expect(await kinds(it)).toEqual(['obligation.missing 2026-03-08'])
  })

  it('is looked at when the agency wants that, which is heard at once', async () => {
    await using it = await startOneCreator()
    await it.save(aTextADay)
    await it.test.settle()
    // The eve of today is past: today is missing, tomorrow not yet.
    expect(await kinds(it)).toEqual(['obligation.missing 2026-03-02'])
    const settings = await it.client.alerts.getSettings()
    expect(settings).toEqual({
      dayBefore: '18:00',
      sameDay: '10:00',
      approvalBeforeMinutes: 120,
      postByHandMinutes: 30,
      escalateAfterMinutes: 120,
      escalateTo: [],
      nearCapPercent: 80,
      backupAfterDays: 3,
      unusualFigures: true,
    })
    // It is 09:00 on the 2nd.
    await it.client.alerts.setSettings({ ...settings, dayBefore: '08:00', escalateAfterMinutes: null })
    await it.test.settle()
    expect((await kinds(it)).toSorted()).toEqual(['obligation.missing 2026-03-02', 'obligation.missing 2026-03-03'])
    await it.client.alerts.setSettings({ ...settings, dayBefore: null, sameDay: null })
    await it.test.settle()
    expect(await kinds(it)).toEqual([])
  })

  it('is known again after a restart, and what changed while nothing ran is found', async () => {
    await using it = await startOneCreator()
    await withTodayDone(it)
    await it.goPast('2026-03-02T17:00:00Z')
    const before = await open(it)
    await it.test.restart()
    await it.test.settle()
    expect(await open(it)).toEqual(before)
    it.test.ports.clock.jumpTo(new Date('2026-03-03T18:00:00Z'))
    await it.test.restart()
    await it.test.advance(minute)
    expect((await kinds(it)).toSorted()).toEqual(['obligation.missing 2026-03-03', 'obligation.missing 2026-03-04'])
  })
})

describe('what waits for a person', () => {
  it('is looked at again when it is moved to an earlier time', async () => {
    await using it = await startOneCreator()
    await it.client.creators.update({ creatorId: it.creatorId, changes: { approval: 'model' } })
    const { publicationId } = await it.schedule('wait', '2026-03-04T18:00')
    await it.test.settle()
    await it.client.publications.reschedule({ publicationId, at: { wall: '2026-03-02T12:00', zone: 'Europe/Paris' } })
    await it.goPast('2026-03-02T09:00:00Z')
    expect(await kinds(it)).toEqual(['approval.waiting'])
  })

  it('is raised two hours before its time where it is approval, and is a missed one after it', async () => {
    await using it = await startOneCreator()
    await it.client.creators.update({ creatorId: it.creatorId, changes: { approval: 'model' } })
    const { publicationId } = await it.schedule('wait', '2026-03-02T18:00')
    const other = await it.schedule('wait too', '2026-03-02T18:30')
    await it.goPast('2026-03-02T14:55:00Z')
    expect(await kinds(it)).toEqual([])
    await it.goPast('2026-03-02T15:00:00Z')
    expect(await open(it)).toMatchObject([{ kind: 'approval.waiting', publicationId, data: { dueAt: '2026-03-02T17:00:00.000Z' } }])
    expect(it.test.ports.notifier.shown).toEqual([
      {
        title: 'Léa : la publication de lundi 18:00 attend toujours une approbation',
        body: 'Approuvez-la ou refusez-la ; sans réponse, elle ne partira pas.',
        link: `/publications/${publicationId}`,
      },
    ])
    // Two hours later it would be too late: it goes up halfway.
    expect((await open(it)).map(({ escalatesAt }) => escalatesAt)).toEqual([new Date('2026-03-02T16:00:00Z')])
    await it.client.publications.approve({ publicationIds: [other.publicationId] })
    await it.goPast('2026-03-02T17:01:00Z')
    expect(await open(it)).toMatchObject([{ kind: 'publication.missed', publicationId, data: { code: 'APPROVAL_REQUIRED' } }])
    // The missed one is told by the notices of publications, once.
    expect(shown(it).filter((title) => title.includes('manquée'))).toEqual(['Publication manquée'])
    await it.client.publications.cancel({ publicationId })
    await it.test.settle()
    expect(await kinds(it)).toEqual([])
  })

  it('is raised for an account whose access is lost, told once and not twice, until it is connected again', async () => {
    await using it = await startOneCreator()
    const { accountId } = it
    it.practice.faults.next({ revokeToken: true })
    await it.client.accounts.check({ accountId }).catch(() => undefined)
    await it.test.advance(minute)
    expect(await open(it)).toMatchObject([{ kind: 'account.needs_reconnect', accountId }])
    expect(shown(it)).toEqual(['Compte à reconnecter'])
    const credentials = { identifier: 'lea.test', password: 'pass', service: it.practice.url }
    await it.client.accounts.reconnect({ accountId, credentials })
    await it.test.settle()
    expect(await kinds(it)).toEqual([])
    expect(it.test.events.heard.filter(({ kind }) => kind === 'alert.changed').length).toBe(2)
  })
})
