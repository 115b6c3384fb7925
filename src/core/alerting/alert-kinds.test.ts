/** Each further kind of alert through the whole core: raised, told to whom it concerns and nobody else, and over with its cause. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { alertText } from '../../contract/alert-text.ts'
import type { Alert, AlertKind } from '../../contract/alerts.ts'
import { testPassword } from '../../../test/harness/start-test-core.ts'
import { dateOfDay, dayOfDate } from '../planning/local-day.ts'
import { smtpUser, startSmtp } from '../../../test/harness/smtp-server.ts'
import { somePlan } from '../planning/testing/plans.ts'
import { startOneCreator } from '../planning/testing/one-creator.ts'
import type { OneCreator } from '../planning/testing/one-creator.ts'

const hour = 3_600_000

/** Rows as other parts of core leave them. */
const into = ({ test }: OneCreator, change: (sql: Database.Database) => void): void => {
  const sql = new Database(join(test.dataDir, 'store.sqlite'))
  change(sql)
  sql.close()
}
type Client = OneCreator['client']
const ofKind = async (client: Client, kind: AlertKind, open = true): Promise<Alert[]> =>
  (await client.alerts.list({ open })).items.filter((alert) => alert.kind === kind)
const shown = ({ test }: OneCreator): string[] => test.ports.notifier.shown.map(({ title }) => title)
/** A change of hers that is heard. */
const stir = async (world: OneCreator): Promise<void> => {
  await world.test.advance(1)
  await world.client.creators.update({ creatorId: world.creatorId, changes: { notes: `at ${world.test.ports.clock.now()}` } })
  await world.test.settle()
}

describe('figures unlike an account’s own', () => {
  /** What her account gained, day by day, up to yesterday. */
  const gain = (world: OneCreator, yesterday: string, values: readonly number[]) =>
    into(world, (sql) => {
      const last = dayOfDate(yesterday)
      sql
        .prepare('INSERT OR IGNORE INTO series (id, scope, platform, kind, market) VALUES (9001, ?, ?, ?, ?)')
        .run(world.accountId, 'bluesky', 'text', 'france')
      const put = sql.prepare('INSERT OR REPLACE INTO gained (series, grain, at, posts, views, engaged) VALUES (9001, 1, ?, 1, ?, ?)')
      for (const [back, views] of values.entries()) put.run(last - back, views, Math.round(views / 10))
    })
  const usual = Array.from({ length: 40 }, (_, back) => 1000 + (back % 7) * 30)

  it('are told the morning after, once, and are over some days later', async () => {
    await using world = await startOneCreator()
    gain(world, '2026-03-02', [90, ...usual])
    await world.goPast('2026-03-03T07:00:00Z')
    expect(await ofKind(world.client, 'figures.unusual')).toEqual([])
    // 09:00 in Paris.
    await world.goPast('2026-03-03T08:00:00Z')
    expect(await ofKind(world.client, 'figures.unusual')).toMatchObject([
      {
        accountId: world.accountId,
        level: 1,
        data: { metric: 'views', date: '2026-03-02', value: 90, usual: 1090, sample: 40, direction: 'drop' },
      },
    ])
    expect(shown(world)).toEqual(['Léa : vues en forte baisse sur lea.test (lundi 2 mars : 90, d’habitude 1\u202f090)'])
    gain(world, '2026-03-03', [95])
    await world.goPast('2026-03-04T08:00:00Z')
    expect(await ofKind(world.client, 'figures.unusual', false)).toMatchObject([{ data: { date: '2026-03-03', value: 95 } }])
    for (let day = dayOfDate('2026-03-04'); day < dayOfDate('2026-03-08'); day += 1) gain(world, dateOfDay(day), [1060])
    await world.goPast('2026-03-07T08:00:00Z')
    expect(await ofKind(world.client, 'figures.unusual')).toEqual([])
    expect(shown(world)).toHaveLength(1)
  })

  it('are said to nobody where the agency does not want that, nor on too few days', async () => {
    await using world = await startOneCreator()
    gain(world, '2026-03-02', [9000, ...usual.slice(0, 12)])
    await world.goPast('2026-03-03T08:00:00Z')
    expect(await ofKind(world.client, 'figures.unusual')).toEqual([])
    await world.client.alerts.setSettings({ ...(await world.client.alerts.getSettings()), unusualFigures: false })
    gain(world, '2026-03-03', [9000, ...usual])
    await world.goPast('2026-03-04T08:00:00Z')
    expect(await ofKind(world.client, 'figures.unusual')).toEqual([])
  })
})

describe('followers unlike an account’s own days', () => {
  it('lost by the hundred are told the morning after', async () => {
    await using world = await startOneCreator()
    into(world, (sql) => {
      sql.function('coulisse_hlc', () => 'x')
      const put = sql.prepare('INSERT OR REPLACE INTO follower_reading (account_id, at, followers) VALUES (?, ?, ?)')
      const noon = Date.parse('2026-03-02T12:00:00Z')
      put.run(world.accountId, noon, 4500)
      for (let back = 1; back <= 45; back += 1) put.run(world.accountId, noon - back * 24 * hour, 5000 - back * 12)
    })
    await world.goPast('2026-03-03T08:00:00Z')
    expect(await ofKind(world.client, 'figures.unusual')).toMatchObject([
      { accountId: world.accountId, data: { metric: 'followers', date: '2026-03-02', value: -488, usual: 12, direction: 'drop' } },
    ])
    expect(shown(world)).toEqual([expect.stringMatching(/^Léa : abonnés gagnés en forte baisse sur lea\.test/)])
  })
})

describe('a quota of publications', () => {
  it('nearly used is told to her manager after what went out, and is over with the day', async () => {
    await using world = await startOneCreator()
    const manager = await world.test.asUser('manager', [world.creatorId])
    const resetsAt = world.test.ports.clock.now() + 20 * hour
    into(world, (sql) => {
      sql
        .prepare('INSERT OR REPLACE INTO budget (account_id, name, used, max, resets_at) VALUES (?, ?, ?, ?, ?)')
        .run(world.accountId, 'writes_day', 30_000, 35_000, resetsAt)
    })
    expect(await ofKind(manager.client, 'publication.near_quota')).toEqual([])
    await world.schedule('out', '2026-03-02T12:00')
    await world.goPast('2026-03-02T11:02:00Z')
    expect(await ofKind(manager.client, 'publication.near_quota')).toMatchObject([
      { accountId: world.accountId, isMine: true, data: { platform: 'bluesky', max: 35_000 } },
    ])
    await world.test.advance(22 * hour)
    expect(await ofKind(manager.client, 'publication.near_quota')).toEqual([])
  })
})

describe('with one creator chosen', () => {
  it('what is of none is there all the same: the agency’s for admins, one’s own for its person', async () => {
    await using world = await startOneCreator()
    const manager = await world.test.asUser('manager', [world.creatorId])
    into(world, (sql) => void sql.prepare(`INSERT INTO meta (key, value) VALUES ('backup.failing_since', '1')`).run())
    await world.client.alerts.setSettings({ ...(await world.client.alerts.getSettings()), sameDay: '11:00' })
    await world.test.settle()
    const { creatorId } = world
    expect((await world.client.alerts.list({ creatorId })).items.map(({ kind }) => kind)).toEqual(['backup.trouble'])
    expect((await world.client.alerts.count({ creatorId })).waiting).toBe(1)
    expect((await manager.client.alerts.list({ creatorId })).items).toEqual([])
    expect((await manager.client.alerts.count({ creatorId })).waiting).toBe(0)
  })
})

describe('a limit of automated acts', () => {
  it('nearly reached is told to her manager, and is over once there is room again', async () => {
    await using world = await startOneCreator()
    const manager = await world.test.asUser('manager', [world.creatorId])
    const stranger = await world.test.asUser('manager', [])
    into(world, (sql) => {
      const put = sql.prepare(`INSERT INTO automated_write (account_id, act, at, interaction_id) VALUES (?, 'like', ?, 'int_x')`)
      // A new account may like twenty-five times in a day.
      for (let index = 0; index < 21; index += 1) put.run(world.accountId, world.test.ports.clock.now() - index * 60_000)
    })
    await stir(world)
    const [alert] = await ofKind(manager.client, 'automation.near_cap')
    expect(alert).toMatchObject({ isMine: true, data: { act: 'like', used: 21, max: 25 } })
    expect(await ofKind(stranger.client, 'automation.near_cap')).toEqual([])
    await world.goPast('2026-03-03T09:30:00Z')
    expect(await ofKind(manager.client, 'automation.near_cap')).toEqual([])
  })
})

describe('a warning of a platform', () => {
  it('is one alert of the account', async () => {
    await using world = await startOneCreator()
    const now = world.test.ports.clock.now()
    into(world, (sql) => {
      sql.function('coulisse_hlc', () => 'x')
      for (const id of ['a', 'b'])
        sql
          .prepare(
            `INSERT INTO interaction (id, request_key, creator_id, account_id, act, target_id, target_url, is_reply, operation_key, state, state_since,
               failure_code, failure_json, created_by, created_by_id, created_by_kind, created_at)
             VALUES (@id, @id, @creatorId, @accountId, 'like', @id, 'https://x', 0, @id, 'refused', @now, 'PLATFORM_REJECTED',
               '{"platform":"bluesky","reason":"account_suspended"}', 'Ada', 'usr_x', 'user', @now)`,
          )
          .run({ id: `int_${id}`, creatorId: world.creatorId, accountId: world.accountId, now })
    })
    await stir(world)
    await world.test.advance(3000)
    expect(await ofKind(world.client, 'platform.warning')).toMatchObject([
      { accountId: world.accountId, data: { platform: 'bluesky', reason: 'account_suspended', count: 0 } },
    ])
    expect(shown(world)).toEqual(['Léa : Bluesky avertit ou restreint le compte lea.test'])
    // Old news after three days.
    await world.goPast('2026-03-05T09:00:00Z')
    expect(await ofKind(world.client, 'platform.warning')).toEqual([])
  })
})

describe('money of an application of the agency’s', () => {
  it('near its cap is told to admins only, and is over when the cap is raised', async () => {
    await using world = await startOneCreator()
    const manager = await world.test.asUser('manager', [world.creatorId])
    const app = { platform: 'x' as const, creatorId: null, name: 'Notre X', clientId: 'client' }
    const { id } = await world.client.developerApps.save({ ...app, capUsd: 50 })
    into(world, (sql) => void sql.prepare(`INSERT INTO paid_call VALUES (?, '2026-03', 'user', 10, 43000000)`).run(id))
    await world.test.advance(hour + 1)
    const [alert] = await ofKind(world.client, 'spend.near_cap')
    expect(alert).toMatchObject({ creatorId: null, creatorName: null, isMine: true, data: { app: 'Notre X', percent: 85, capUsd: 50 } })
    expect(shown(world)).toEqual(['X : « Notre X » a dépensé 85 % de son plafond du mois (50,00\u00a0$US)'.replace('85 %', '85 %')])
    expect(await ofKind(manager.client, 'spend.near_cap')).toEqual([])
    await expect(manager.client.alerts.get({ alertId: alert?.id ?? '' })).rejects.toEqual(expect.objectContaining({ code: 'NOT_FOUND' }))
    expect(await manager.client.alerts.acknowledge({ alertIds: [alert?.id ?? ''] })).toEqual({ acknowledged: [] })
    expect(await world.client.alerts.acknowledge({ alertIds: [alert?.id ?? ''] })).toEqual({ acknowledged: [alert?.id] })
    expect((await world.client.history.list({})).items[0]).toMatchObject({ action: 'alert.acknowledged', creatorId: null })
    await world.client.developerApps.save({ ...app, id, capUsd: 500 })
    await world.test.settle()
    expect(await ofKind(world.client, 'spend.near_cap')).toEqual([])
  })
})

describe('backups', () => {
  it('that fail are told to admins, gone up to whom the agency chose, and are over with the next that works', async () => {
    await using world = await startOneCreator()
    const boss = await world.test.asUser('manager', [])
    await world.client.alerts.setSettings({ ...(await world.client.alerts.getSettings()), escalateAfterMinutes: 30, escalateTo: [boss.id] })
    into(
      world,
      (sql) =>
        void sql.prepare(`INSERT INTO meta (key, value) VALUES ('backup.failing_since', ?)`).run(String(world.test.ports.clock.now())),
    )
    await world.client.alerts.setSettings({ ...(await world.client.alerts.getSettings()), sameDay: '11:00' })
    await world.test.settle()
    expect(await ofKind(world.client, 'backup.trouble')).toMatchObject([{ level: 1, creatorId: null, data: { why: 'never' } }])
    await world.test.advance(31 * 60_000)
    const [up] = await ofKind(world.client, 'backup.trouble')
    expect(up).toMatchObject({ level: 2 })
    expect(up?.told.at(-1)?.people.map(({ id }) => id)).toContain(boss.id)
    await world.client.system.backUp()
    await world.test.settle()
    expect(await ofKind(world.client, 'backup.trouble')).toEqual([])
  })

  it('that were not made for days are trouble, said once', async () => {
    await using world = await startOneCreator()
    await world.client.system.backUp()
    await world.client.alerts.setSettings({ ...(await world.client.alerts.getSettings()), backupAfterDays: 2 })
    // The folder of backups becomes one that nothing can be written to: a file.
    const { renameSync, writeFileSync } = await import('node:fs')
    const folder = join(world.test.dataDir, 'backups')
    renameSync(folder, `${folder}-kept`)
    writeFileSync(folder, '')
    await world.goPast('2026-03-03T09:00:00Z')
    await world.test.advance(2 * hour)
    expect(await ofKind(world.client, 'backup.trouble')).toHaveLength(1)
    expect(shown(world).filter((title) => title.startsWith('Les sauvegardes échouent'))).toHaveLength(1)
  })
})

describe('a sign-in from a new device', () => {
  const signIn = async ({ test }: OneCreator, email: string, agent: string): Promise<void> => {
    const answer = await fetch(`${test.url}/rpc/session/signIn`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-coulisse': '1', 'user-agent': agent },
      body: JSON.stringify({ json: { email, password: testPassword } }),
    })
    expect(answer.status).toBe(200)
    await test.settle()
  }
  const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

  it('is told to its person, and to admins when nobody sees to it; another version is no other device', async () => {
    await using world = await startOneCreator()
    const model = await world.test.asUser('model', [world.creatorId])
    const other = await world.test.asUser('model', [world.creatorId])
    expect(await ofKind(model.client, 'session.new_device')).toEqual([])
    await signIn(world, model.email, firefox)
    const [alert, ...more] = await ofKind(model.client, 'session.new_device')
    expect(more).toEqual([])
    expect(alert).toMatchObject({ isMine: true, creatorId: null, level: 1, data: { agent: firefox } })
    expect((await model.client.alerts.count({})).mine).toBe(1)
    expect(await ofKind(other.client, 'session.new_device')).toEqual([])
    expect((await other.client.alerts.count({})).waiting).toBe(0)
    // Read by others too: it says whose sign-in it was.
    const name = (await model.client.session.current())?.name ?? ''
    expect(alert && alertText(alert, 'en').says).toContain(`New sign-in to ${name}’s account: `)
    // Admins see it among all that is the agency's, and are told of it when nobody saw to it.
    expect((await ofKind(world.client, 'session.new_device'))[0]).toMatchObject({ isMine: false })
    await signIn(world, model.email, firefox.replaceAll('140', '141'))
    await signIn(world, model.email, firefox)
    expect(await ofKind(model.client, 'session.new_device')).toHaveLength(1)
    await world.test.advance(121 * 60_000)
    expect((await ofKind(world.client, 'session.new_device'))[0]).toMatchObject({ isMine: true, level: 2 })
    await world.goPast('2026-03-09T09:00:00Z')
    expect(await ofKind(model.client, 'session.new_device')).toEqual([])
  })

  it('is taken in hand by its person, whoever that is, and then goes up to nobody; a model takes nothing else', async () => {
    await using world = await startOneCreator()
    const model = await world.test.asUser('model', [world.creatorId])
    await signIn(world, model.email, firefox)
    const [alert] = await ofKind(model.client, 'session.new_device')
    const alertIds = [alert?.id ?? '']
    expect(alert?.userId).toBe(model.id)
    expect((await model.client.alerts.list({ creatorId: world.creatorId })).items.map(({ id }) => id)).toEqual(alertIds)
    expect(await model.client.alerts.acknowledge({ alertIds })).toEqual({ acknowledged: alertIds })
    await world.test.advance(121 * 60_000)
    expect((await ofKind(world.client, 'session.new_device'))[0]).toMatchObject({ level: 1, isMine: false })
    const other = await world.test.asUser('model', [world.creatorId])
    expect(await other.client.alerts.reopen({ alertIds })).toEqual({ reopened: [] })
  })

  it('is not the first one ever, nor an admin’s own window on this machine twice', async () => {
    await using world = await startOneCreator()
    await world.test.asUser('manager', [])
    expect(await ofKind(world.client, 'session.new_device')).toEqual([])
  })
})

describe('quiet hours of the desktop', () => {
  it('hold back what can wait for whoever sits there, on their clock, and let through what cannot', async () => {
    await using world = await startOneCreator()
    const desktop = world.test.asDesktop()
    await desktop.client.session.signIn({ email: world.test.admin.email, password: testPassword })
    await world.test.settle()
    await world.test.advance(3000)
    const before = shown(world).length
    await desktop.client.alerts.setMyQuiet({ quiet: { from: '09:00', to: '12:00', urgent: true } })
    expect(await desktop.client.alerts.myQuiet()).toEqual({ from: '09:00', to: '12:00', urgent: true })
    into(world, (sql) => {
      const put = sql.prepare(`INSERT INTO automated_write (account_id, act, at, interaction_id) VALUES (?, 'like', ?, 'int_x')`)
      for (let index = 0; index < 24; index += 1) put.run(world.accountId, world.test.ports.clock.now() - index * 1000)
    })
    await stir(world)
    await world.test.advance(5000)
    expect(shown(world)).toHaveLength(before)
    into(world, (sql) => void sql.prepare(`INSERT INTO meta (key, value) VALUES ('backup.failing_since', '1')`).run())
    await world.client.alerts.setSettings({ ...(await world.client.alerts.getSettings()), sameDay: '11:00' })
    await world.test.settle()
    await world.test.advance(5000)
    expect(shown(world).slice(before)).toEqual([expect.stringMatching(/^Les sauvegardes échouent/)])
    // 12:00 in Paris.
    await world.goPast('2026-03-02T11:00:00Z')
    expect(shown(world).at(-1)).toMatch(/approche de sa limite du jour/)
    expect((await world.client.history.list({})).items.some(({ action }) => action === 'alert.quiet_changed')).toBe(true)
  })
})

describe('the daily reel', () => {
  it('that nothing is planned for goes from her manager to a second person, by e-mail too, until somebody has it in hand and it is there', async () => {
    await using smtp = await startSmtp()
    await using world = await startOneCreator()
    const manager = await world.test.asUser('manager', [world.creatorId])
    const second = await world.test.asUser('manager', [world.creatorId])
    const host = { host: '127.0.0.1', port: smtp.port, security: 'none' as const, from: 'coulisse@agence.test' }
    await world.client.alertChannels.saveMail({ ...host, user: smtpUser.user, password: smtpUser.password })
    await second.client.alertChannels.setMine({ byMail: true })
    await world.client.team.assignCreators({ userId: second.id, creatorIds: [] })
    const settings = await world.client.alerts.getSettings()
    await world.client.alerts.setSettings({ ...settings, escalateAfterMinutes: 45, escalateTo: [second.id] })
    await world.save(somePlan({ obligations: [{ kind: 'reel', count: 1, per: 'day', by: 'account' }] }))
    // 18:00 in Paris, the eve.
    await world.goPast('2026-03-02T17:00:00Z')
    const reel = async () => (await ofKind(world.client, 'obligation.missing')).find(({ data }) => data.date === '2026-03-03')
    expect(await reel()).toMatchObject({ level: 1, data: { kind: 'reel', gap: 1 }, escalatesAt: new Date('2026-03-02T17:45:00Z') })
    expect((await reel())?.told.map(({ people }) => people.map(({ id }) => id))).toEqual([[manager.id]])
    expect(smtp.taken.filter(({ raw }) => /3 mars/.test(raw))).toEqual([])
    await world.goPast('2026-03-02T17:45:00Z')
    const up = await reel()
    expect(up).toMatchObject({ level: 2, escalatedAt: new Date('2026-03-02T17:45:00Z') })
    expect(up?.told.at(-1)).toMatchObject({ why: 'escalated' })
    expect(
      up?.told
        .at(-1)
        ?.people.map(({ id }) => id)
        .toSorted(),
    ).toEqual([manager.id, second.id].toSorted())
    expect(smtp.taken.map(({ to }) => to)).toContainEqual([second.email])
    await manager.client.alerts.acknowledge({ alertIds: [up?.id ?? ''], note: 'Je tourne ce soir' })
    expect(await reel()).toMatchObject({ acknowledged: { by: expect.stringMatching(/^manager/), note: 'Je tourne ce soir' } })
    await world.save(somePlan({ obligations: [] }))
    await world.test.settle()
    expect(await reel()).toBeUndefined()
    const acts = (await world.client.history.list({ creatorId: world.creatorId })).items
      .filter(({ subject }) => subject.id === up?.id)
      .map(({ action, actor }) => `${action} ${actor.kind}`)
    expect(acts).toEqual(['alert.resolved system', 'alert.acknowledged user', 'alert.escalated system'])
  })
})

describe('what a rule tells', () => {
  const told = (world: OneCreator, at: number, more: { times?: number; people?: readonly string[]; author?: string } = {}) =>
    into(world, (sql) => {
      const { times = 1, people = [], author = 'zoe.test' } = more
      const data = { rule: 'rul_1', name: 'New followers', what: 'follower', author }
      sql
        .prepare(
          `INSERT INTO news (key, kind, creator_id, people_json, account_id, data_json, times, first_at, last_at)
           VALUES ('rule rul_1', 'rule.met', ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE SET data_json = excluded.data_json, times = excluded.times, last_at = excluded.last_at`,
        )
        .run(world.creatorId, JSON.stringify(people), world.accountId, JSON.stringify(data), times, at, at)
    })

  it('is one alert for whom it names until somebody has seen it, said again within the hour at most once', async () => {
    await using world = await startOneCreator()
    const manager = await world.test.asUser('manager', [world.creatorId])
    const named = await world.test.asUser('manager', [world.creatorId])
    const me = named.id
    const now = () => world.test.ports.clock.now()
    told(world, now(), { people: [me] })
    await stir(world)
    const [alert] = await ofKind(named.client, 'rule.met')
    expect(alert).toMatchObject({ isMine: true, creatorId: world.creatorId, told: [{ why: 'raised', people: [{ id: me }] }] })
    // Whoever else reaches her sees it, and is not told.
    expect(await ofKind(manager.client, 'rule.met')).toMatchObject([{ isMine: false }])
    told(world, now(), { people: [me], times: 2, author: 'max.test' })
    await stir(world)
    const [again, ...more] = await ofKind(named.client, 'rule.met')
    expect(more).toEqual([])
    expect(again).toMatchObject({ id: alert?.id, data: { times: 2, author: 'max.test' }, told: [{ why: 'raised' }] })
    expect(again && alertText(again, 'fr').says).toBe('Léa : @max.test s’est abonné à lea.test, et une autre fois avant')
    await world.test.advance(2 * hour)
    told(world, now(), { people: [me], times: 5 })
    await stir(world)
    expect((await ofKind(named.client, 'rule.met'))[0]?.told).toMatchObject([{ why: 'raised' }, { why: 'again', people: [{ id: me }] }])
    await named.client.alerts.acknowledge({ alertIds: [alert?.id ?? ''] })
    await world.test.settle()
    expect(await ofKind(named.client, 'rule.met')).toEqual([])
    expect(await ofKind(named.client, 'rule.met', false)).toMatchObject([{ id: alert?.id, resolvedAt: expect.any(Date) as Date }])
    // What comes then is another.
    told(world, now(), { people: [me] })
    await stir(world)
    expect((await ofKind(named.client, 'rule.met'))[0]?.id).not.toBe(alert?.id)
  })

  it('is whoever looks after her where it names nobody, or nobody who is still there', async () => {
    await using world = await startOneCreator()
    const manager = await world.test.asUser('manager', [world.creatorId])
    const stranger = await world.test.asUser('manager', [])
    told(world, world.test.ports.clock.now(), { people: [stranger.id] })
    await stir(world)
    expect(await ofKind(manager.client, 'rule.met')).toMatchObject([{ isMine: true }])
    expect(await ofKind(stranger.client, 'rule.met')).toEqual([])
    // Nobody looked for a week: it is history.
    await world.test.jump(7 * 24 * hour + hour)
    await world.test.settle()
    expect(await ofKind(manager.client, 'rule.met')).toEqual([])
  })
})

describe('what goes up', () => {
  it('is told at the desktop again, of whichever kind, and only to who may see it', async () => {
    await using world = await startOneCreator()
    const stranger = await world.test.asUser('manager', [])
    world.practice.faults.next({ revokeToken: true })
    await world.client.accounts.check({ accountId: world.accountId }).catch(() => undefined)
    await world.test.advance(60_000)
    expect(shown(world)).toEqual(['Compte à reconnecter'])
    const desktop = world.test.asDesktop()
    await desktop.client.session.signIn({ email: stranger.email, password: testPassword })
    await world.test.settle()
    await world.test.advance(60 * 60_000)
    // Their own sign-in from a new device besides, which is theirs to know of.
    const ofAccounts = () => shown(world).filter((title) => title.includes('reconnecter'))
    expect(ofAccounts()).toHaveLength(1)
    await world.client.team.assignCreators({ userId: stranger.id, creatorIds: [world.creatorId] })
    await world.test.advance(61 * 60_000)
    expect(ofAccounts().slice(1)).toEqual(['Toujours sans réponse : Léa : le compte lea.test est à reconnecter'])
  })
})
