/** When an alert is worth raising, on the clocks of zones that change theirs, and what becomes of the open ones. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultAlertSettings } from '../../contract/alerts.ts'
import { alertText, manyAlertsText } from '../../contract/alert-text.ts'
import { alertKinds } from '../../contract/alerts.ts'
import { automatedActs } from '../../contract/automation.ts'
import { planKinds } from '../../contract/plans.ts'
import type { ObligationDay } from '../../contract/obligations.ts'
import { anObligationDay } from '../../../test/seed/obligation-day.ts'
import type { AlertRow, StuckRow } from '../store/alert-reader.ts'
import type { NewsRow } from '../store/news-reader.ts'
import { agencyCausesOf } from './agency-causes.ts'
import { causesOf, nextLook } from './causes.ts'
import type { AlertFacts, Cause } from './causes.ts'
import { reviewOf } from './review.ts'
import { unusualMetrics } from './unusual.ts'

const owed = (changes: Partial<ObligationDay> = {}): ObligationDay => anObligationDay({ date: '2026-03-29', ...changes })
const factsOf = (changes: Partial<AlertFacts> = {}): AlertFacts => ({
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
  ...changes,
})
const raisedAt = (row: ObligationDay, now: string) =>
  causesOf(factsOf({ outlook: [row] }), defaultAlertSettings, Date.parse(now)).length > 0

describe('an obligation', () => {
  it.each([
    ['Paris, the eve of the short day', owed(), '2026-03-28T17:00:00Z'],
    ['Paris, a day after it', owed({ date: '2026-03-30' }), '2026-03-29T16:00:00Z'],
    ['Paris, the eve of the long day', owed({ date: '2026-10-25' }), '2026-10-24T16:00:00Z'],
    ['Paris, on the eve of the day after it', owed({ date: '2026-10-26' }), '2026-10-25T17:00:00Z'],
    ['Kolkata', owed({ zone: 'Asia/Kolkata', date: '2026-03-03' }), '2026-03-02T12:30:00Z'],
    ['a week, on the eve of its Sunday', owed({ per: 'week', date: '2026-03-02' }), '2026-03-07T17:00:00Z'],
  ])('is looked at at 18:00 the day before: %s', (_, row, at) => {
    expect(raisedAt(row, at)).toBe(true)
    expect(raisedAt(row, new Date(Date.parse(at) - 1).toISOString())).toBe(false)
    expect(nextLook(factsOf({ outlook: [row] }), defaultAlertSettings, Date.parse(at) - 1)).toBe(Date.parse(at))
  })

  it('that an alert is open for stays one under other hours, and is not told again by them; with no hour at all it is over', () => {
    const facts = factsOf({ outlook: [owed()] })
    const now = Date.parse('2026-03-28T20:00:00Z')
    const [raised] = causesOf(facts, defaultAlertSettings, now)
    const open = new Set([raised?.key ?? ''])
    const later = { ...defaultAlertSettings, dayBefore: null, sameDay: '23:00' }
    expect(causesOf(facts, later, now)).toEqual([])
    expect(causesOf(facts, later, now, open)).toEqual([{ ...raised, tellAt: 0 }])
    expect(causesOf(facts, { ...later, sameDay: null }, now, open)).toEqual([])
    expect(causesOf(factsOf({ outlook: [owed({ state: 'planned', gap: 0 })] }), later, now, open)).toEqual([])
  })

  it('is no alert while it is met, planned or at risk', () => {
    for (const state of ['met', 'planned', 'at_risk'] as const)
      expect(raisedAt(owed({ state, gap: 0 }), '2026-03-29T12:00:00Z')).toBe(false)
  })
})

const rowOf = (cause: Pick<Cause, 'key'>, changes: Partial<AlertRow> = {}): AlertRow => ({
  id: `alr_${cause.key}`,
  dedupKey: cause.key,
  kind: 'obligation.missing',
  creatorId: 'crt_1',
  accountId: null,
  publicationId: null,
  data: {},
  level: 1,
  raisedAt: 0,
  toldAt: 0,
  escalatedAt: null,
  acknowledgedAt: null,
  acknowledgedBy: null,
  acknowledgedNote: '',
  escalatesAt: null,
  resolvedAt: null,
  userId: null,
  ...changes,
})
const causeOf = (key: string): Cause => ({ key, kind: 'approval.waiting', accountId: null, publicationId: null, data: {}, tellAt: 0 })

describe('a review', () => {
  it('leaves one open alert for each cause and none besides, whatever was open before', () => {
    const key = fc.constantFrom('a', 'b', 'c', 'd', 'e')
    const some = fc.uniqueArray(key)
    fc.assert(
      fc.property(some, some, fc.option(fc.integer({ min: 1, max: 100 })), fc.nat(200), (wanted, before, escalateAfter, now) => {
        const plan = reviewOf(
          wanted.map(causeOf),
          before.map((each) => rowOf({ key: each })),
          escalateAfter,
          now,
        )
        const gone = new Set(plan.resolve.map(({ dedupKey }) => dedupKey))
        const after = [...before.filter((each) => !gone.has(each)), ...plan.raise.map((cause) => cause.key)]
        expect(after.toSorted()).toEqual(wanted.toSorted())
        for (const row of plan.escalate) expect(gone.has(row.dedupKey)).toBe(false)
        if (escalateAfter === null) expect(plan.escalate).toEqual([])
        if (plan.nextAt !== null) expect(plan.nextAt).toBeGreaterThan(now)
      }),
    )
  })

  it('sends up what nobody acknowledged, once', () => {
    const cause = causeOf('a')
    const up = (changes: Partial<AlertRow>, now: number) => reviewOf([cause], [rowOf(cause, changes)], 100, now).escalate.length
    expect([up({}, 99), up({}, 100), up({ acknowledgedAt: 50 }, 100), up({ level: 2 }, 100)]).toEqual([0, 1, 0, 0])
    expect(reviewOf([cause], [rowOf(cause)], 100, 40).nextAt).toBe(100)
  })
})

describe('words', () => {
  const stuck: StuckRow = {
    publicationId: 'pub_1',
    accountId: 'acc_1',
    dueAt: Date.parse('2026-03-02T17:00:00Z'),
    zone: 'Europe/Paris',
    state: 'failed',
    failureCode: null,
    reason: null,
    platform: 'bluesky',
  }
  it.each(['fr', 'en'] as const)('leave nothing unsaid, in %s', (language) => {
    const now = Date.parse('2026-03-29T12:00:00Z')
    const outlook = planKinds.flatMap((kind) => (['day', 'week'] as const).map((per) => owed({ kind, per, gap: 2 })))
    const states = ['failed', 'missed', 'needs_person'] as const
    const facts = (news: NewsRow[]) =>
      factsOf({
        news,
        outlook: [...outlook, owed({ per: 'week', date: '2026-03-23' })],
        awaiting: [{ ...stuck, state: 'awaiting_approval' }],
        stuck: states.map((state) => ({ ...stuck, state })),
        ready: [{ ...stuck, state: 'scheduled', readyAt: stuck.dueAt }],
        refused: [{ ...stuck, state: 'scheduled' }],
        reconnect: ['acc_1'],
        quotas: [{ accountId: 'acc_1', platform: 'instagram', name: 'posts_day', used: 45, max: 50, resetsAt: now + 1 }],
        rejected: (['action_blocked', 'account_suspended'] as const).map((reason, index) => ({
          accountId: `acc_${index}`,
          platform: 'instagram',
          reason,
          at: now,
        })),
        automated: automatedActs.map((act, index) => ({ accountId: `acc_${index}`, connectedAt: 0, act, used: 500, lowered: undefined })),
        unusual: unusualMetrics.flatMap((metric) =>
          (['drop', 'rise'] as const).map((direction) => ({
            accountId: `acc ${metric}`,
            platform: 'x' as const,
            day: 20_000,
            metric,
            value: 1200,
            usual: 100,
            sample: 30,
            z: 5,
            direction,
          })),
        ),
      })
    const told = (key: string, data: NewsRow['data'], times: number): NewsRow => ({
      key,
      kind: key.startsWith('rule') ? 'rule.met' : 'ticket.news',
      creatorId: null,
      userId: null,
      people: [],
      accountId: null,
      publicationId: null,
      data,
      times,
      firstAt: now,
      lastAt: now,
    })
    const rules = (['follower', 'said', 'message', 'post'] as const).map((what, index) =>
      told(`rule ${what}`, { rule: 'rul_1', name: 'Fans', what, author: 'zoe.test' }, index + 1),
    )
    const tickets = (['filed', 'assigned', 'answered', 'closed'] as const).map((why) =>
      told(`ticket ${why}`, { ticket: 'tkt_1', title: 'Nothing goes out {{person}}', why, person: 'Ada' }, 1),
    )
    const spent = [{ id: 'app_1', name: 'Coulisse X', platform: 'x' as const, spentUsd: 46, capUsd: 50, month: '2026-03' }]
    const backups = { lastAt: null, failingSince: null, agencySince: now - 9 * 86_400_000, coreSince: 0 }
    const newDevices = [
      { userId: 'usr_1', userName: 'Léa', device: 'd', agent: 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0', firstAt: now },
    ]
    const ofAgency = [
      ...agencyCausesOf({ spent, backups, newDevices, news: tickets }, defaultAlertSettings, now),
      ...agencyCausesOf({ spent: [], backups: { ...backups, lastAt: 0 }, newDevices: [], news: [] }, defaultAlertSettings, now),
      ...agencyCausesOf(
        { spent: [], backups: { ...backups, lastAt: now, failingSince: now }, newDevices: [], news: [] },
        defaultAlertSettings,
        now,
      ),
    ]
    for (const { kind, data } of ofAgency) {
      const { says, todo } = alertText({ kind, data, creatorName: null, accountHandle: null }, language, 'Europe/Paris')
      // What somebody wrote stands as it was written.
      const written = `${says} ${todo} ${manyAlertsText(kind, 3, language)}`.replace('out {{person}}', 'out')
      expect(written).not.toMatch(/\{\{|undefined|Invalid| {2}|^ |\(:/)
      expect(says.length).toBeGreaterThan(15)
    }
    const ofCreator = causesOf(facts(rules), defaultAlertSettings, now)
    const causes = [...ofCreator, ...ofAgency]
    expect(new Set(causes.map(({ kind }) => kind))).toEqual(new Set(alertKinds))
    for (const { kind, data } of ofCreator) {
      const { says, todo } = alertText({ kind, data, creatorName: 'Léa', accountHandle: 'lea.test' }, language)
      expect(`${says} ${todo} ${manyAlertsText(kind, 3, language)}`).not.toMatch(/\{\{|undefined|Invalid| {2}/)
      expect(says).toContain('Léa')
    }
  })

  it('agree with their number', () => {
    const of = (gap: number) =>
      alertText(
        {
          kind: 'obligation.missing',
          data: { kind: 'photo_set', gap, date: '2026-03-03', per: 'week' },
          creatorName: 'Léa',
          accountHandle: null,
        },
        'en',
      ).says
    expect([of(1), of(2)]).toEqual([
      'Léa: 1 photo set missing for the week of Tuesday 3 March',
      'Léa: 2 photo sets missing for the week of Tuesday 3 March',
    ])
  })
})
