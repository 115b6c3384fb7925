/** When a rule's conditions hold, when it acts, and what is wrong with it beside others. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sampleRuleSpec } from '../../../../test/seed/builders.ts'
import { commentLanguages, inboxKinds, sentiments } from '../../../contract/inbox.ts'
import { platformIds } from '../../../contract/platforms.ts'
import { ruleSpec, ruleTriggers, type RuleConditions, type RuleSpec } from '../../../contract/rules.ts'
import { markets } from '../../../contract/values.ts'
import { matchesSaid, type SaidFacts } from './match.ts'
import { dueAfter, nextRun } from './timing.ts'
import { mayMeet, troublesOf, type Around } from './troubles.ts'
import { wordsFor } from './words.ts'

const hour = 60 * 60_000
const now = Date.parse('2026-03-02T09:00:00Z')
const any: RuleConditions = { ...sampleRuleSpec.conditions, sentiments: [], spam: null, unanswered: false }

const said = (of: Partial<SaidFacts> = {}): SaidFacts => ({
  accountId: 'acc_1',
  platform: 'bluesky',
  market: 'france',
  text: 'Tu es magnifique, où as-tu trouvé cette robe ?',
  at: now - hour,
  kind: 'reply',
  language: 'fr',
  sentiment: 'positive',
  spam: false,
  relevant: true,
  author: 'fan.test',
  isOurs: false,
  isAnswered: false,
  ...of,
})
const comment = { on: 'comment' } as const
const holds = (conditions: Partial<RuleConditions>, of: Partial<SaidFacts> = {}) =>
  matchesSaid(comment, { ...any, ...conditions }, said(of), now)

const anyFacts: fc.Arbitrary<SaidFacts> = fc.record({
  accountId: fc.constantFrom('acc_1', 'acc_2'),
  platform: fc.constantFrom(...platformIds),
  market: fc.constantFrom(...markets),
  text: fc.constantFrom('Tu es magnifique', 'free calendar', 'where is it from?', 'ROBE', ''),
  at: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: now - hour, max: now }) },
    { weight: 1, arbitrary: fc.integer({ min: now - 200 * hour, max: now + hour }) },
  ),
  kind: fc.constantFrom(...inboxKinds, 'reply' as const),
  language: fc.option(fc.constantFrom(...commentLanguages)),
  sentiment: fc.option(fc.constantFrom(...sentiments)),
  spam: fc.option(fc.boolean()),
  relevant: fc.option(fc.boolean()),
  author: fc.constantFrom('fan.test', 'lea.test', 'Troll.test'),
  isOurs: fc.constantFrom(false, false, false, true),
  isAnswered: fc.boolean(),
})
/** Mostly whatever: what asks for everything at once fits nothing. */
const some = <T>(values: readonly T[]): fc.Arbitrary<T[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<T[]>([]) },
    { weight: 1, arbitrary: fc.subarray([...values], { minLength: Math.min(2, values.length) }) },
  )
const seldom = fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.boolean() })
const anyConditions: fc.Arbitrary<RuleConditions> = fc.record({
  languages: some(commentLanguages),
  sentiments: some(sentiments),
  spam: seldom,
  relevant: seldom,
  words: fc.record({ any: some(['robe', 'magnifique']), none: some(['calendar']) }),
  authors: fc.record({ only: some(['@fan.test', 'lea.test']), never: some(['troll.test']) }),
  withinHours: fc.integer({ min: 1, max: 168 }),
  platforms: some(platformIds),
  accountIds: some(['acc_1', 'acc_2']),
  markets: some(markets),
  unanswered: fc.boolean(),
})

describe('the conditions', () => {
  it('hold or do not, one by one', () => {
    expect(holds({})).toBe(true)
    expect(holds({ languages: ['en'] })).toBe(false)
    expect(holds({ languages: ['en', 'fr'] })).toBe(true)
    expect(holds({ languages: ['fr'] }, { language: null })).toBe(false)
    expect(holds({ spam: false }, { spam: null })).toBe(false)
    expect(holds({ relevant: true }, { relevant: false })).toBe(false)
    expect(holds({ withinHours: 1 }, { at: now - hour })).toBe(true)
    expect(holds({ withinHours: 1 }, { at: now - hour - 1 })).toBe(false)
    expect(holds({ unanswered: true }, { isAnswered: true })).toBe(false)
    expect(holds({}, { kind: 'mention' })).toBe(false)
    expect(holds({}, { isOurs: true })).toBe(false)
  })

  it('find words without regard to case and accents, not inside other words; an emoji wherever it stands', () => {
    const words = (...list: string[]) => holds({ words: { any: list, none: [] } })
    expect(words('OU')).toBe(true)
    expect(words('ou as tu trouvé')).toBe(true)
    expect(words('robes')).toBe(false)
    expect(words('rob')).toBe(false)
    expect(holds({ words: { any: [], none: ['Robe'] } })).toBe(false)
    expect(holds({ words: { any: ['🔥'], none: [] } }, { text: 'wow🔥🔥' })).toBe(true)
    expect(holds({ authors: { only: ['@FAN.test'], never: [] } })).toBe(true)
    expect(holds({ authors: { only: [], never: ['Fan.test '] } })).toBe(false)
  })

  it('never hold for our own words, for what nobody is sure of where it is asked, or for what is too old; widening never narrows', () => {
    let matched = 0
    fc.assert(
      fc.property(fc.constantFrom(...ruleTriggers), anyConditions, anyFacts, (on, conditions, facts) => {
        const isMatch = matchesSaid({ on }, conditions, facts, now)
        if (isMatch) {
          matched += 1
          expect(facts.isOurs).toBe(false)
          expect(now - facts.at).toBeLessThanOrEqual(conditions.withinHours * hour)
          if (conditions.languages.length > 0) expect(conditions.languages).toContain(facts.language)
          if (conditions.sentiments.length > 0) expect(conditions.sentiments).toContain(facts.sentiment)
          if (conditions.spam !== null) expect(facts.spam).toBe(conditions.spam)
          if (conditions.relevant !== null) expect(facts.relevant).toBe(conditions.relevant)
          if (conditions.unanswered) expect(facts.isAnswered).toBe(false)
          expect(facts.kind === 'message').toBe(on === 'message')
          const wider: RuleConditions = { ...conditions, languages: [], platforms: [], words: { any: [], none: [] }, spam: null }
          expect(matchesSaid({ on }, wider, facts, now)).toBe(true)
        }
        expect(matchesSaid({ on }, conditions, { ...facts, isOurs: true }, now)).toBe(false)
      }),
      { numRuns: 2000 },
    )
    expect(matched).toBeGreaterThan(20)
  })

  it('of two rules that cannot meet, nothing that holds for both is found', () => {
    const spec = (on: 'comment' | 'mention' | 'schedule', conditions: RuleConditions): RuleSpec => ({
      ...sampleRuleSpec,
      trigger: on === 'schedule' ? { on, at: '18:00', days: [1] } : { on },
      conditions,
    })
    const on = fc.constantFrom('comment', 'mention', 'schedule')
    fc.assert(
      fc.property(on, on, anyConditions, anyConditions, anyFacts, (a, b, one, other, facts) => {
        fc.pre(matchesSaid({ on: a }, one, facts, now) && matchesSaid({ on: b }, other, facts, now))
        expect(mayMeet(spec(a, one), spec(b, other))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })
})

describe('when it acts', () => {
  it('is somewhere in between, the same for the same, spread over the whole', () => {
    const delay = { fromMinutes: 2, toMinutes: 9 }
    const times = Array.from({ length: 200 }, (_, index) => (dueAfter('rul_1', delay, `inb_${index}`, now) - now) / 60_000)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(2)
    expect(Math.max(...times)).toBeLessThanOrEqual(9)
    expect(Math.min(...times)).toBeLessThan(2.5)
    expect(Math.max(...times)).toBeGreaterThan(8.5)
    expect(dueAfter('rul_1', delay, 'inb_1', now)).toBe(dueAfter('rul_1', delay, 'inb_1', now))
    expect(dueAfter('rul_2', delay, 'inb_1', now)).not.toBe(dueAfter('rul_1', delay, 'inb_1', now))
  })

  it('is the next such clock, over a change of clocks and over the week', () => {
    const at = (days: number[], from: string) =>
      new Date(nextRun({ on: 'schedule', at: '18:00', days }, 'Europe/Paris', Date.parse(from))).toISOString()
    expect(at([1, 2, 3, 4, 5, 6, 7], '2026-03-02T09:00:00Z')).toBe('2026-03-02T17:00:00.000Z')
    expect(at([1, 2, 3, 4, 5, 6, 7], '2026-03-02T17:00:00Z')).toBe('2026-03-03T17:00:00.000Z')
    expect(at([1], '2026-03-02T17:00:00Z')).toBe('2026-03-09T17:00:00.000Z')
    expect(at([7], '2026-03-28T17:30:00Z')).toBe('2026-03-29T16:00:00.000Z')
  })
})

describe('what it says', () => {
  it('is one of its texts, filled in, in an order of its own for each', () => {
    const of = { author: 'fan.test', authorName: null, platform: 'bluesky' as const, accountHandle: 'lea.test', creatorName: 'Léa' }
    const texts = ['Merci {name}', 'Merci {author} !', 'Un grand merci de {creator}', 'Merci {name}']
    expect(wordsFor('rul_1', 'inb_1', texts, of).toSorted()).toEqual(['Merci @fan.test !', 'Merci fan', 'Un grand merci de Léa'])
    const firsts = new Set(Array.from({ length: 30 }, (_, index) => wordsFor('rul_1', `inb_${index}`, texts, of)[0]))
    expect(firsts.size).toBe(3)
  })
})

describe('troubles', () => {
  const answers = (conditions: Partial<RuleConditions> = {}): RuleSpec => ({
    ...sampleRuleSpec,
    conditions: { ...sampleRuleSpec.conditions, ...conditions },
    actions: [{ do: 'answer', texts: ['Merci', 'Merci à toi'], savedReplyIds: [] }],
  })
  const around: Around = {
    others: [],
    ours: new Set(['lea.test']),
    platforms: ['bluesky'],
    namingFollowers: ['bluesky'],
    scripts: [],
    texts: 2,
    hasScript: true,
    hasGroup: true,
  }
  const kindsOf = (spec: RuleSpec, of: Partial<Around> = {}) => troublesOf(spec, { ...around, ...of }).map(({ kind }) => kind)
  const beside = (spec: RuleSpec, isOn = true) => [{ id: 'rul_2', name: 'Other', isOn, spec }]

  it('are two rules that answer the same, or of which one hides what the other answers', () => {
    expect(kindsOf(answers())).toEqual([])
    expect(kindsOf(answers(), { others: beside(answers()) })).toEqual(['both_answer'])
    expect(kindsOf(answers(), { others: beside(answers(), false) })).toEqual([])
    expect(kindsOf(answers({ languages: ['fr'] }), { others: beside(answers({ languages: ['en'] })) })).toEqual([])
    const hides: RuleSpec = { ...sampleRuleSpec, actions: [{ do: 'hide' }] }
    expect(kindsOf(answers(), { others: beside(hides) })).toEqual(['hides_too'])
    expect(kindsOf(hides, { others: beside(answers()) })).toEqual(['hides_too'])
  })

  it('are our own accounts, spam that is answered, texts that are gone, platforms where no program may', () => {
    expect(kindsOf(answers({ authors: { only: ['@Lea.test'], never: [] } }))).toEqual(['own_account'])
    expect(kindsOf(answers({ spam: null }))).toEqual(['answers_spam'])
    expect(kindsOf(answers(), { texts: 0 })).toEqual(['no_texts'])
    expect(troublesOf(sampleRuleSpec, { ...around, platforms: ['x', 'instagram', 'bluesky'] })).toEqual([
      { kind: 'never_there', with: null, platform: 'x', act: 'like', blocks: false },
      { kind: 'never_there', with: null, platform: 'instagram', act: 'like', blocks: false },
    ])
    // Nowhere: it is not turned on.
    expect(troublesOf(sampleRuleSpec, { ...around, platforms: ['instagram'] })).toMatchObject([{ kind: 'never_there', blocks: true }])
    expect(troublesOf(answers(), { ...around, texts: 0 })).toMatchObject([{ kind: 'no_texts', blocks: true }])
  })

  it('are two that begin a script with one message, a script that begins by itself, two that have one post reposted', () => {
    const begins = (changes: Partial<RuleConditions> = {}): RuleSpec => ({
      ...answers({ sentiments: [], ...changes }),
      trigger: { on: 'message' },
      actions: [{ do: 'script', script: 'scr_1' }],
    })
    expect(kindsOf(begins())).toEqual([])
    expect(kindsOf(begins(), { others: beside(begins()) })).toEqual(['both_script'])
    expect(kindsOf(begins({ languages: ['fr'] }), { others: beside(begins({ languages: ['en'] })) })).toEqual([])
    expect(kindsOf(begins(), { hasScript: false })).toEqual(['no_script'])
    const script = { name: 'Welcome', platforms: ['bluesky' as const], language: 'fr' as const }
    expect(troublesOf(begins(), { ...around, scripts: [script] })).toMatchObject([
      { kind: 'script_itself', with: 'Welcome', blocks: false },
    ])
    expect(kindsOf(begins({ platforms: ['x'] }), { scripts: [script] })).toEqual([])
    expect(kindsOf(begins({ languages: ['en'] }), { scripts: [script] })).toEqual([])
    expect(kindsOf(answers(), { scripts: [script] })).toEqual([])
    const reposts = (on: RuleSpec['trigger']): RuleSpec => ({
      ...answers({ sentiments: [], spam: null }),
      trigger: on,
      actions: [{ do: 'amplify', group: 'amg_1' }],
    })
    expect(kindsOf(reposts({ on: 'published' }), { others: beside(reposts({ on: 'score', least: 70 })) })).toEqual(['both_amplify'])
    expect(troublesOf(reposts({ on: 'published' }), { ...around, hasGroup: false })).toMatchObject([{ kind: 'no_group', blocks: true }])
  })

  it('are platforms that do not name who follows', () => {
    const follower: RuleSpec = { ...sampleRuleSpec, trigger: { on: 'follower' }, actions: [{ do: 'notify' }] }
    expect(troublesOf(follower, { ...around, platforms: ['x', 'bluesky', 'tiktok'] })).toEqual([
      { kind: 'followers_untold', with: null, platform: 'x', act: null, blocks: false },
      { kind: 'followers_untold', with: null, platform: 'tiktok', act: null, blocks: false },
    ])
    // Where the rule does not go, it misses nothing.
    const there = { ...follower, conditions: { ...follower.conditions, platforms: ['bluesky' as const] } }
    expect(troublesOf(there, { ...around, platforms: ['x', 'bluesky'] })).toEqual([])
  })

  it('keep a rule from being kept that says one thing only, acts twice or ends before it begins', () => {
    const codes = (spec: unknown) => ruleSpec.safeParse(spec).error?.issues.map(({ message }) => message)
    expect(codes(answers())).toBeUndefined()
    expect(codes({ ...sampleRuleSpec, actions: [{ do: 'answer', texts: ['Merci'], savedReplyIds: [] }] })).toEqual(['two_texts'])
    const misspelt = ['Merci {prénom}', 'Merci {name}']
    expect(codes({ ...sampleRuleSpec, actions: [{ do: 'answer', texts: misspelt, savedReplyIds: [] }] })).toEqual(['unknown_variable'])
    expect(codes({ ...sampleRuleSpec, actions: [{ do: 'like' }, { do: 'like' }] })).toEqual(['action_twice'])
    expect(codes({ ...sampleRuleSpec, delay: { fromMinutes: 9, toMinutes: 2 } })).toEqual(['delay_order'])
    expect(codes({ ...sampleRuleSpec, trigger: { on: 'published' } })).toEqual(['action_of_trigger'])
    // Who follows did not write.
    expect(codes({ ...sampleRuleSpec, trigger: { on: 'follower' }, actions: [{ do: 'script', script: 'scr_1' }] })).toContain(
      'action_of_trigger',
    )
  })
})
