/** Warnings, limits, money, backups and devices: one cause each, whatever the facts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultAlertSettings as settings } from '../../contract/alerts.ts'
import { alertText } from '../../contract/alert-text.ts'
import type { QuotaRow } from '../store/alert-facts-reader.ts'
import type { StuckRow } from '../store/alert-reader.ts'
import { agencyCausesOf, agencyLooks } from './agency-causes.ts'
import type { AgencyFacts } from './agency-causes.ts'
import { causesOf, nextLook } from './causes.ts'
import type { AlertFacts } from './causes.ts'

const now = Date.parse('2026-03-29T12:00:00Z')
const day = 86_400_000
const facts = (more: Partial<AlertFacts>): AlertFacts => ({
  outlook: [],
  awaiting: [],
  stuck: [],
  ready: [],
  refused: [],
  reconnect: [],
  rejected: [],
  automated: [],
  quotas: [],
  unusual: [],
  spent: [],
  news: [],
  owes: false,
  ...more,
})
const keys = (more: Partial<AlertFacts>, open: readonly string[] = []) =>
  causesOf(facts(more), settings, now, new Set(open)).map(({ key }) => key)

const failed = (publicationId: string, reason: string | null, more: Partial<StuckRow> = {}): StuckRow => ({
  publicationId,
  accountId: 'acc_1',
  platform: 'instagram',
  dueAt: now - day,
  zone: 'Europe/Paris',
  state: 'failed',
  failureCode: 'PLATFORM_REJECTED',
  reason,
  ...more,
})

describe('a platform’s warning', () => {
  it('is one alert of the account, however many publications and acts ran into it', () => {
    const causes = causesOf(
      facts({
        stuck: [failed('pub_1', 'action_blocked'), failed('pub_2', 'action_blocked'), failed('pub_3', 'caption')],
        rejected: [{ accountId: 'acc_1', platform: 'instagram', reason: 'account_restricted', at: now }],
      }),
      settings,
      now,
    )
    expect(causes.map(({ key, data }) => [key, data.reason, data.count])).toEqual([
      ['publication.failed pub_3', undefined, undefined],
      ['platform.warning acc_1', 'account_restricted', 2],
    ])
  })

  it('is none where what was refused was the post or the act, not the account', () => {
    expect(keys({ rejected: [{ accountId: 'acc_1', platform: 'x', reason: 'duplicate_text', at: now }] })).toEqual([])
    expect(keys({ stuck: [failed('pub_1', null, { failureCode: 'PLATFORM_DOWN' })] })).toEqual(['publication.failed pub_1'])
  })
})

describe('a limit of the day', () => {
  const used = (act: 'like' | 'repost', count: number) => ({ accountId: 'acc_1', connectedAt: 0, act, used: count, lowered: undefined })

  it('is near from eighty per cent on, said of the act that is nearest, once an account', () => {
    expect(keys({ automated: [used('like', 79)] })).toEqual([])
    const [cause, ...more] = causesOf(facts({ automated: [used('like', 85), used('repost', 9)] }), settings, now)
    expect(cause).toMatchObject({ kind: 'automation.near_cap', data: { act: 'repost', used: 9, max: 10 } })
    expect(more).toEqual([])
  })

  it('does not end and begin again with each write that leaves the day', () => {
    const key = 'automation.near_cap acc_1'
    expect(keys({ automated: [used('like', 70)] }, [key])).toEqual([key])
    expect(keys({ automated: [used('like', 59)] }, [key])).toEqual([])
  })

  it('is the lowered one where an admin lowered it', () => {
    expect(keys({ automated: [{ ...used('like', 9), lowered: { hour: null, day: 10 } }] })).toHaveLength(1)
  })
})

describe('unusual figures', () => {
  const found = (dayNumber: number, direction: 'drop' | 'rise') => ({
    accountId: 'acc_1',
    platform: 'x' as const,
    metric: 'views' as const,
    value: 1,
    usual: 100,
    sample: 30,
    z: 4,
    day: dayNumber,
    direction,
  })

  it('are one alert while they last in one direction, and another in the other', () => {
    const [first = ''] = keys({ unusual: [found(20_000, 'drop')] })
    expect(keys({ unusual: [found(20_001, 'drop')] }, [first])).toEqual([first])
    expect(keys({ unusual: [found(20_001, 'rise')] }, [first])).not.toEqual([first])
  })
})

const agency = (more: Partial<Omit<AgencyFacts, 'backups'>> & { backups?: Partial<AgencyFacts['backups']> } = {}): AgencyFacts => ({
  spent: more.spent ?? [],
  newDevices: more.newDevices ?? [],
  news: more.news ?? [],
  backups: { lastAt: now, failingSince: null, agencySince: 0, coreSince: 0, ...more.backups },
})
const agencyKeys = (of: AgencyFacts, at = now) => agencyCausesOf(of, settings, at).map(({ key }) => key)

describe('backups', () => {
  it('are trouble when they fail or when there was none for days, and that is one cause', () => {
    expect(agencyKeys(agency())).toEqual([])
    expect(agencyKeys(agency({ backups: { failingSince: now } }))).toEqual(['backup.trouble'])
    expect(agencyKeys(agency({ backups: { lastAt: now - 3 * day } }))).toEqual(['backup.trouble'])
    expect(agencyKeys(agency({ backups: { lastAt: now - 9 * day, failingSince: now } }))).toEqual(['backup.trouble'])
    expect(agencyKeys(agency({ backups: { lastAt: null, agencySince: now - day } }))).toEqual([])
  })

  it('that were put off while nothing ran get an hour after a start, and are looked at then', () => {
    const of = agency({ backups: { lastAt: now - 30 * day, coreSince: now - 10 } })
    expect(agencyKeys(of)).toEqual([])
    const [looks = 0] = agencyLooks(of, settings)
    expect(agencyKeys(of, looks)).toEqual(['backup.trouble'])
  })
})

describe('money', () => {
  const app = (spentUsd: number) => ({ id: 'app_1', name: 'X', platform: 'x' as const, spentUsd, capUsd: 50, month: '2026-03' })

  it('is near its cap from eighty per cent on, in steps, anew each month', () => {
    expect(agencyKeys(agency({ spent: [app(39.9)] }))).toEqual([])
    expect(agencyKeys(agency({ spent: [app(40)] }))).toEqual(['spend.near_cap app_1 2026-03'])
    const percents = [41, 42.4, 43, 49.9].map((spent) => agencyCausesOf(agency({ spent: [app(spent)] }), settings, now)[0]?.data.percent)
    expect(percents).toEqual([80, 80, 85, 95])
  })

  it('never gives two alerts of one application and month', () => {
    fc.assert(
      fc.property(fc.array(fc.float({ min: 0, max: 200, noNaN: true }), { maxLength: 5 }), (spent) => {
        for (const one of spent) expect(agencyKeys(agency({ spent: [app(one)] })).length).toBeLessThanOrEqual(1)
      }),
    )
  })
})

it('a new device is an alert of its person alone', () => {
  const newDevices = [{ userId: 'usr_1', userName: 'Léa', device: 'browser Firefox', agent: 'Firefox', firstAt: now }]
  expect(agencyCausesOf(agency({ newDevices }), settings, now)).toMatchObject([{ kind: 'session.new_device', userId: 'usr_1' }])
  expect(agencyLooks(agency({ newDevices }), settings)).toContain(now + 7 * day)
})

describe('one cause is one alert', () => {
  const missed = (publicationId: string, failureCode: string, accountId = 'acc_1') =>
    failed(publicationId, null, { state: 'missed', failureCode, accountId })

  it('of a key that is no good any more: what was given up for it is counted there, and is its own once the account is connected', () => {
    const stuck = [missed('pub_1', 'REAUTH_REQUIRED'), missed('pub_2', 'REAUTH_REQUIRED'), missed('pub_3', 'TOO_LATE')]
    expect(keys({ stuck, reconnect: ['acc_1'] })).toEqual(['publication.missed pub_3', 'account.needs_reconnect acc_1'])
    expect(causesOf(facts({ stuck, reconnect: ['acc_1'] }), settings, now).at(-1)?.data).toEqual({ missed: 2 })
    expect(keys({ stuck })).toEqual(['publication.missed pub_1', 'publication.missed pub_2', 'publication.missed pub_3'])
    // Of another account, whose key is good.
    expect(keys({ stuck: [missed('pub_4', 'REAUTH_REQUIRED', 'acc_2')], reconnect: ['acc_1'] })).toEqual([
      'publication.missed pub_4',
      'account.needs_reconnect acc_1',
    ])
  })

  it('says how many', () => {
    const of = (count: number) =>
      alertText({ kind: 'account.needs_reconnect', data: { missed: count }, creatorName: 'Léa', accountHandle: 'lea' }, 'en').todo
    expect(of(1)).toBe('Reconnect it; what waits goes out then. A publication was missed for it: decide then whether it still goes out.')
    expect(of(3)).toContain('3 publications were missed for it')
  })
})

describe('a quota of publications', () => {
  const quota = (used: number, more: Partial<QuotaRow> = {}): QuotaRow => ({
    accountId: 'acc_1',
    platform: 'instagram',
    name: 'posts_day',
    used,
    max: 50,
    resetsAt: now + day,
    ...more,
  })

  it('nearly used is told once an account, stays while little changes, and is over with its day', () => {
    const key = 'publication.near_quota acc_1'
    expect(keys({ quotas: [quota(39)] })).toEqual([])
    expect(keys({ quotas: [quota(40), quota(45, { name: 'writes_day' })] })).toEqual([key])
    expect(causesOf(facts({ quotas: [quota(40)] }), settings, now)[0]?.data).toEqual({
      platform: 'instagram',
      used: 40,
      max: 50,
      at: new Date(now + day).toISOString(),
    })
    expect([keys({ quotas: [quota(31)] }, [key]), keys({ quotas: [quota(29)] }, [key])]).toEqual([[key], []])
    expect(keys({ quotas: [quota(50, { resetsAt: now })] }, [key])).toEqual([])
    expect(nextLook(facts({ quotas: [quota(40)] }), settings, now)).toBe(now + day)
  })
})
