/** Rules at work: what comes in is judged, matched, wanted once and done; over restarts; by the clock; tried out beforehand. */
import { describe, expect, it } from 'vitest'
import { TestMachine, testPorts } from '../../../../test/harness/test-ports.ts'
import { sampleRuleSpec } from '../../../../test/seed/builders.ts'
import type { AmplifierRules } from '../../../contract/amplifiers.ts'
import type { ScriptDraft } from '../../../contract/scripts.ts'
import type { RuleAction, RuleConditions, RuleSpec } from '../../../contract/rules.ts'
import { isAppError } from '../../app-error.ts'
import { createInbox } from '../../inbox/inbox.ts'
import { createInteracting } from '../../interacting/interacting.ts'
import { MemoryPlatform } from '../../publishing/testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing, testDir } from '../../publishing/testing/start-publishing.ts'
import type { Store } from '../../store/store.ts'
import { receiveFollowers } from '../../store/follower-writer.ts'
import { receiveItems } from '../../store/inbox-writer.ts'
import { amplifierGrant, amplifierGroup } from '../../store/schema/amplifiers.ts'
import { script as scriptTable } from '../../store/schema/scripts.ts'
import { measuredPost } from '../../store/schema/measuring.ts'
import { createNewsReader } from '../../store/news-reader.ts'
import { untold } from '../../store/measured-reader.ts'
import type { Actor } from '../../store/store.ts'
import { createJudging } from '../judging.ts'
import { createAmplifiers } from '../amplifiers/amplifiers.ts'
import { createActQueue } from '../queue/act-queue.ts'
import { createScripts } from '../scripts/scripts.ts'
import { rulesProcedures } from './procedures.ts'
import type { Rules } from './parts.ts'
import { createRules } from './rules.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const ada: Actor = { kind: 'user', id: 'usr_ada', name: 'Ada' }
const kind = 'Tu es vraiment magnifique, bravo pour cette photo'
const rude = 'ferme ta gueule sale conne'
const spam = 'Earn 500$ a day from home, message me on WhatsApp, link in bio'

const world = () => {
  const dir = testDir()
  const ports = testPorts()
  const platform = new MemoryPlatform()
  let lives = 0
  let number = 0
  let seeded: { creatorId: string; accountIds: string[] } | undefined
  const start = async () => {
    const machine = Object.assign(new TestMachine(), { pid: 900_000 + lives })
    for (let before = 0; before < lives; before += 1) machine.dead.add(900_000 + before)
    lives += 1
    const parts: Disposable[] = []
    let built: Rules | undefined
    const life = await startPublishing({
      dataDir: dir.path,
      ports: { ...ports, machine },
      platform,
      leaseMs: 1000 * day,
      before: (publishing) => {
        const interacting = createInteracting(publishing)
        const inbox = createInbox(publishing, interacting)
        const judging = createJudging(publishing)
        const queue = createActQueue(publishing, interacting)
        const scripts = createScripts(publishing, inbox, queue)
        const amplifiers = createAmplifiers(publishing, interacting, queue)
        built = createRules({ publishing, acts: queue, scripts, amplifiers })
        judging.start()
        queue.start()
        built.start()
        scripts.start()
        amplifiers.start()
        parts.push(built, amplifiers, scripts, queue, judging, inbox)
      },
    })
    if (!built) throw new Error('not built')
    const rules = built
    seeded ??= seedAccounts(life.store, 2)
    const { creatorId, accountIds } = seeded
    const [accountId = '', otherId = ''] = accountIds
    // Not new: its budgets are those of a settled account.
    life.store.sql
      .prepare('UPDATE account SET connected_at = ? WHERE connected_at > ?')
      .run(ports.clock.now() - 100 * day, ports.clock.now() - 90 * day)
    const procedures = rulesProcedures(rules)
    const call = { actor: ada, reach: null } as unknown as Parameters<(typeof procedures)['rules.save']>[0]['call']
    const save = async (changes: Partial<RuleSpec> = {}, conditions: Partial<RuleConditions> = {}, name = 'Like answers') =>
      procedures['rules.save']({
        input: { creatorId, name, spec: { ...sampleRuleSpec, ...changes, conditions: { ...sampleRuleSpec.conditions, ...conditions } } },
        call,
      })
    const setOn = async (ruleId: string, isOn: boolean) => procedures['rules.setOn']({ input: { ruleId, isOn }, call })
    return {
      ...life,
      rules,
      procedures,
      call,
      creatorId,
      accountId,
      otherId,
      save,
      setOn,
      on: async (...asked: Parameters<typeof save>) => setOn((await save(...asked)).id, true),
      after: (ms: number) => life.goTo(ports.clock.now() + ms),
      hear: async (
        texts: readonly string[],
        of: {
          author?: string
          conversation?: string
          kind?: 'reply' | 'mention' | 'message'
          at?: number
          under?: string
          earlier?: true
        } = {},
      ) => {
        life.store.write((tx) =>
          receiveItems(
            tx,
            life.store.ids,
            { accountId, creatorId, platform: 'bluesky' },
            texts.map((text) => {
              number += 1
              const { author = `fan${number}.test`, conversation = `talk/${number}`, kind: what = 'reply', at = ports.clock.now() } = of
              return {
                kind: what,
                remoteId: `fan/${number}`,
                url: `https://example.test/${number}`,
                author: { id: `did:${author}`, handle: author },
                text,
                at,
                conversation,
                publicationId: of.under ?? null,
                ...(of.earlier && { earlier: true }),
              }
            }),
          ),
        )
        await life.goTo(ports.clock.now() + 1)
      },
      follow: async (handles: readonly string[], followedAt = ports.clock.now()) => {
        life.store.write((tx) =>
          receiveFollowers(
            tx,
            life.store.ids,
            { accountId, creatorId, platform: 'bluesky' },
            handles.map((handle) => ({
              person: { id: `did:${handle}`, handle, name: `Name of ${handle}` },
              at: followedAt,
              url: `https://example.test/${handle}`,
            })),
          ),
        )
        await life.goTo(ports.clock.now() + 1)
      },
      news: () => createNewsReader(life.store).news(creatorId, 0),
      met: async (ruleId: string) => (await procedures['rules.met']({ input: { ruleId, limit: 100 }, call })).items,
      acts: async (ruleId: string) => (await procedures['rules.acts']({ input: { ruleId, limit: 100 }, call })).items,
      tryOut: async (spec: RuleSpec) => procedures['rules.tryOut']({ input: { creatorId, spec }, call }),
      history: () =>
        life.store.sql
          .prepare<[], { action: string; by: string }>(
            `SELECT action, actor_name AS by FROM audit WHERE action LIKE 'rule.%' OR action LIKE 'script.%' OR action LIKE 'automation.%' OR action LIKE 'interaction.%' ORDER BY seq`,
          )
          .all()
          .map(({ action, by }) => `${action} ${by}`),
      [Symbol.asyncDispose]: async () => {
        for (const part of parts) part[Symbol.dispose]()
        await life[Symbol.asyncDispose]()
      },
    }
  }
  return { ports, platform, start, [Symbol.dispose]: () => dir[Symbol.dispose]() }
}

const thanks: RuleAction = { do: 'answer', texts: ['Merci {name} !', 'Merci à toi {author}', 'Oh, merci !'], savedReplyIds: [] }

/** Says hello, begun by hand. */
const helloDraft: ScriptDraft = {
  name: 'Welcome',
  creatorId: null,
  platforms: ['bluesky'],
  language: null,
  trigger: { kind: 'by_hand' },
  stopWords: [],
  link: null,
  steps: [{ kind: 'say', id: 'one', text: 'Hello {author}' }],
}

/** Answers its id. */
const seedScript = (store: Store): string => {
  const id = 'scr_019a0000-0000-7000-8000-000000000001'
  const row = { id, creatorId: null, name: 'Welcome', draft: helloDraft, isOn: true, updatedBy: 'Ada', updatedAt: 0, removedAt: null }
  store.write(({ db }) => db.insert(scriptTable).values(row).run())
  return id
}

describe('a rule that is on', () => {
  it('likes and answers what fits, each once, within its delay, told with its name; what does not fit it leaves', async () => {
    using at = world()
    await using life = await at.start()
    const rule = await life.on({ actions: [{ do: 'like' }, thanks] })
    await life.hear([kind, rude, spam])
    expect(at.platform.acts).toEqual([])
    await life.after(10 * minute)
    expect(at.platform.acts.map(({ act, on }) => `${act} ${on}`).toSorted()).toEqual(['answer fan/1', 'like fan/1'])
    expect(at.platform.acts.find(({ act }) => act === 'answer')?.text).toMatch(/merci/i)
    expect(await life.acts(rule.id)).toMatchObject([{ state: 'done' }, { state: 'done' }])
    await life.after(day)
    expect(at.platform.acts).toHaveLength(2)
    const told = life.history()
    expect(told.filter((line) => line.startsWith('interaction.')).toSorted()).toEqual([
      'interaction.answered Like answers',
      'interaction.liked Like answers',
    ])
    const [listed] = await life.procedures['rules.list']({ input: {}, call: life.call })
    expect(listed).toMatchObject({ isOn: true, week: { wanted: 2, done: 2 } })
    const item = life.rules.items.list({ creatorIds: null, states: ['done'] }, { after: null, limit: 10 })
    expect(item).toMatchObject([{ answeredBy: 'Like answers', liked: true }])
  })

  it('does nothing for what came before it was on, what our own accounts say, or once it is off', async () => {
    using at = world()
    await using life = await at.start()
    const { id } = await life.save()
    await life.hear([kind])
    await life.setOn(id, true)
    life.store.sql.prepare(`UPDATE account SET handle = 'Paul.test' WHERE id = ?`).run(life.otherId)
    await life.hear([kind], { author: 'paul.test' })
    await life.after(hour)
    expect(await life.acts(id)).toEqual([])
    await life.hear([kind])
    expect(await life.acts(id)).toMatchObject([{ state: 'due' }])
    await life.setOn(id, false)
    await life.after(hour)
    expect(await life.acts(id)).toMatchObject([{ state: 'dropped', dropReason: 'turned_off' }])
    expect(at.platform.acts).toEqual([])
  })

  it('does nothing about what was said before the account was connected, however lately, nor does a clock', async () => {
    using at = world()
    await using life = await at.start()
    const { id } = await life.on()
    const clocked = await life.on({ trigger: { on: 'schedule', at: '18:00', days: [1, 2, 3, 4, 5, 6, 7] } }, {}, 'By the clock')
    await life.hear([kind], { earlier: true })
    await life.after(day)
    expect([await life.acts(id), await life.acts(clocked.id)]).toEqual([[], []])
    await life.setOn(clocked.id, false)
    await life.hear([kind])
    expect(await life.acts(id)).toHaveLength(1)
  })

  it('knows an account of ours that came after others had been heard', async () => {
    using at = world()
    await using life = await at.start()
    const { id } = await life.on()
    await life.hear([kind], { author: 'paul.test' })
    expect(await life.acts(id)).toHaveLength(1)
    life.store.write((tx) => {
      life.store.sql.prepare(`UPDATE account SET handle = 'Paul.test' WHERE id = ?`).run(life.otherId)
      tx.emit({ kind: 'account.changed', accountId: life.otherId, creatorId: life.creatorId, state: 'connected' })
    })
    await life.hear([kind], { author: 'paul.test' })
    expect(await life.acts(id)).toHaveLength(1)
  })

  it('that fails holds up neither the others nor what comes after', async () => {
    using at = world()
    await using life = await at.start()
    const broken = await life.on({}, {}, 'Broken')
    const { id } = await life.on({}, {}, 'Sound')
    life.store.sql.prepare(`UPDATE rule SET spec_json = json_set(spec_json, '$.actions[0].do', 'dance') WHERE id = ?`).run(broken.id)
    await life.hear([kind, kind])
    await life.after(hour)
    expect((await life.acts(id)).map(({ state }) => state)).toEqual(['done', 'done'])
  })

  it('keeps to its cap by the day, and says what it left', async () => {
    using at = world()
    await using life = await at.start()
    const { id } = await life.on({ perDay: 3 })
    await life.hear(Array.from({ length: 5 }, () => kind))
    await life.after(hour)
    expect(at.platform.acts).toHaveLength(3)
    expect((await life.acts(id)).map(({ state, dropReason }) => dropReason ?? state).toSorted()).toEqual([
      'cap',
      'cap',
      'done',
      'done',
      'done',
    ])
    await life.after(day)
    await life.hear([kind])
    await life.after(hour)
    expect(at.platform.acts).toHaveLength(4)
  })

  it('never says the same twice running, leaves what somebody answered meanwhile, and one in a conversation', async () => {
    using at = world()
    await using life = await at.start()
    const texts = ['Merci !', 'Merci à toi']
    const { id } = await life.on({ actions: [{ do: 'answer', texts, savedReplyIds: [] }], delay: { fromMinutes: 1, toMinutes: 30 } })
    await life.hear(Array.from({ length: 8 }, () => kind))
    await life.after(3 * hour)
    const words = at.platform.acts.map(({ text }) => text)
    expect(words).toHaveLength(8)
    for (const [index, text] of words.entries()) expect(text).not.toBe(words[index - 1])
    // Twice in one conversation is answered once.
    await life.hear([kind, kind], { author: 'chatty.test', conversation: 'one' })
    await life.after(3 * hour)
    expect(at.platform.acts).toHaveLength(9)
    await life.hear([kind])
    life.store.sql.prepare(`UPDATE inbox_item SET answered_at = 1, answered_by = 'Ada', state = 'done' WHERE remote_id = 'fan/11'`).run()
    await life.after(3 * hour)
    expect(at.platform.acts).toHaveLength(9)
    expect((await life.acts(id)).filter(({ dropReason }) => dropReason === 'answered')).toHaveLength(1)
  })

  it('does not go on without end with somebody who answers every answer', async () => {
    using at = world()
    await using life = await at.start()
    await life.on({ actions: [thanks], delay: { fromMinutes: 0, toMinutes: 0 } }, { unanswered: false })
    for (let turn = 0; turn < 5; turn += 1) {
      await life.hear([kind], { author: 'robot.test', conversation: 'endless' })
      await life.after(20 * minute)
    }
    expect(at.platform.acts).toHaveLength(1)
    await life.after(day)
    await life.hear([kind], { author: 'robot.test', conversation: 'endless' })
    await life.after(hour)
    expect(at.platform.acts).toHaveLength(2)
  })

  it('tags and tells, once each, beside what it does on the platform', async () => {
    using at = world()
    await using life = await at.start()
    await life.on(
      { trigger: { on: 'mention' }, actions: [{ do: 'tag', tag: 'À voir' }, { do: 'notify' }] },
      { sentiments: [], spam: null },
      'Rude words',
    )
    await life.hear([rude], { kind: 'mention', author: 'troll.test' })
    const row = () => life.rules.items.list({ creatorIds: null, states: ['new'] }, { after: null, limit: 10 })
    expect(row()).toMatchObject([{ tags: ['À voir'] }])
    const told = { name: 'Rude words', what: 'said', author: 'troll.test' }
    expect(life.news()).toMatchObject([{ kind: 'rule.met', creatorId: life.creatorId, accountId: life.accountId, data: told, times: 1 }])
    // Judged anew, as after a correction.
    life.store.sql.prepare('UPDATE inbox_item SET judged = NULL').run()
    life.store.write((tx) => tx.emit({ kind: 'inbox.changed', creatorId: life.creatorId }))
    await life.after(hour)
    expect(life.news()).toMatchObject([{ times: 1 }])
    expect(life.history()).toEqual(['rule.saved Ada', 'rule.on Ada', 'rule.tagged Rude words', 'rule.notified Rude words'])
  })

  it('misses nothing that came while it was away, and does nothing twice', async () => {
    using at = world()
    let id = ''
    {
      await using life = await at.start()
      ;({ id } = await life.on())
      await life.hear([kind])
      // Heard and judged, and the process ends before any rule has seen it.
      life.rules[Symbol.dispose]()
      await life.hear([kind])
    }
    {
      await using life = await at.start()
      await life.after(hour)
      expect((await life.acts(id)).map(({ state }) => state)).toEqual(['done', 'done'])
    }
    await using life = await at.start()
    await life.after(hour)
    expect(at.platform.acts).toHaveLength(2)
    expect(await life.acts(id)).toHaveLength(2)
  })

  it('goes by the clock over what waits, and over a restart', async () => {
    using at = world()
    let id = ''
    {
      await using life = await at.start()
      await life.hear([kind, rude])
      // 09:00 in London, 10:00 in Paris.
      ;({ id } = await life.on({ trigger: { on: 'schedule', at: '18:00', days: [1, 2, 3, 4, 5, 6, 7] } }))
      await life.after(hour)
      expect(at.platform.acts).toEqual([])
    }
    await using life = await at.start()
    await life.after(9 * hour)
    expect(at.platform.acts.map(({ on }) => on)).toEqual(['fan/1'])
    await life.after(2 * day)
    expect(at.platform.acts).toHaveLength(1)
    expect((await life.procedures['rules.get']({ input: { ruleId: id }, call: life.call })).nextAt).not.toBeNull()
  })

  it('tells of a post that went out, and of one whose score comes to so much, once', async () => {
    using at = world()
    await using life = await at.start()
    const any = { sentiments: [], spam: null, unanswered: false }
    await life.on({ trigger: { on: 'published' }, actions: [{ do: 'notify' }] }, any, 'Out')
    await life.on({ trigger: { on: 'score', least: 70 }, actions: [{ do: 'notify' }] }, any, 'Well')
    const [publicationId = ''] = seedPublications(life, life.creatorId, [
      { accountId: life.accountId, text: 'hello', dueAt: at.ports.clock.now() + minute },
    ])
    await life.after(hour)
    expect(life.news().map(({ data }) => [data.name, data.what])).toEqual([['Out', 'post']])
    const scored = (score: number) =>
      life.store.write((tx) => {
        const { creatorId, accountId } = life
        const row = {
          publicationId,
          creatorId,
          accountId,
          platform: 'bluesky',
          kind: 'text',
          market: 'france',
          publishedAt: tx.now,
          day: 1,
          weekHour: 1,
        } as const
        tx.db
          .insert(measuredPost)
          .values({ ...untold, ...row, score })
          .onConflictDoUpdate({ target: measuredPost.publicationId, set: { score } })
          .run()
        tx.emit({ kind: 'score.changed', creatorId, publicationId })
      })
    for (const score of [690, 700, 900]) {
      scored(score)
      await life.after(minute)
    }
    expect(life.news().map(({ data, times }) => [data.name, times])).toEqual([
      ['Out', 1],
      ['Well', 1],
    ])
  })

  it('begins a script with who writes, once in a conversation and in its name, and not beside a person', async () => {
    using at = world()
    await using life = await at.start()
    const script = seedScript(life.store)
    await life.on(
      { trigger: { on: 'message' }, actions: [{ do: 'script', script }], delay: { fromMinutes: 0, toMinutes: 0 } },
      { sentiments: [], spam: null },
    )
    const runs = () => life.store.sql.prepare('SELECT person, started_by AS startedBy FROM script_run ORDER BY started_at').all()
    await life.hear(['Bonjour, vous vendez des tirages ?'], { kind: 'message', author: 'fan.test', conversation: 'one' })
    await life.hear(['Vous êtes là ?'], { kind: 'message', author: 'fan.test', conversation: 'one' })
    await life.hear([kind], { author: 'other.test' })
    await life.after(hour)
    expect(runs()).toEqual([{ person: 'fan.test', startedBy: 'Like answers' }])
    expect(life.history().filter((line) => line.startsWith('script.started'))).toEqual(['script.started Like answers'])
  })

  it('has a group of amplifiers repost a post whose score comes to so much, whatever figures the group waits for, within its grants', async () => {
    using at = world()
    await using life = await at.start()
    const { creatorId, accountId, otherId } = life
    const group = 'amg_019a0000-0000-7000-8000-000000000001'
    const rules = {
      market: 'france',
      kinds: ['text'],
      minLikes: 1000,
      medianPercent: null,
      firstAfterMinutes: 0,
      lastAfterMinutes: 30,
      withinHours: 48,
      accountPerDay: 3,
      groupPerDay: 10,
    } as const satisfies AmplifierRules
    life.store.write(({ db }) => {
      const made = { creatorId, name: 'Relays', createdBy: 'Ada', createdAt: 0 }
      db.insert(amplifierGroup)
        .values({ id: group, ...made, rules: { ...rules, kinds: [...rules.kinds] }, isOn: true })
        .run()
      const grant = { id: 'amp_019a0000-0000-7000-8000-000000000001', groupId: group, accountId: otherId, grantedBy: 'Ada', grantedAt: 0 }
      db.insert(amplifierGrant).values(grant).run()
    })
    await life.on(
      { trigger: { on: 'published' }, actions: [{ do: 'amplify', group }] },
      { sentiments: [], spam: null, unanswered: false, words: { any: ['première'], none: [] } },
    )
    const dueAt = at.ports.clock.now() + minute
    seedPublications(
      life,
      creatorId,
      ['La première, ce soir', 'Autre chose'].map((text) => ({ accountId, text, dueAt })),
    )
    await life.after(3 * hour)
    expect(at.platform.acts.map(({ act, accountId: by }) => [act, by])).toEqual([['repost', otherId]])
    expect(life.history()).toContain('rule.amplified Like answers')
  })

  it('is off again when it is changed, and gone with what it wanted when it is removed', async () => {
    using at = world()
    await using life = await at.start()
    const { id } = await life.on()
    await life.hear([kind])
    const { name, spec } = await life.procedures['rules.get']({ input: { ruleId: id }, call: life.call })
    const changed = await life.procedures['rules.save']({ input: { ruleId: id, creatorId: life.creatorId, name, spec }, call: life.call })
    expect(changed.isOn).toBe(false)
    await life.after(hour)
    expect(at.platform.acts).toEqual([])
    await life.procedures['rules.remove']({ input: { ruleId: id }, call: life.call })
    expect(await life.procedures['rules.list']({ input: {}, call: life.call })).toEqual([])
    expect(life.history()).toEqual([
      'rule.saved Ada',
      'rule.on Ada',
      'automation.dropped Like answers',
      'rule.saved Ada',
      'rule.off Ada',
      'rule.removed Ada',
    ])
  })
})

describe('a rule that is copied', () => {
  it('is another model’s too, off and once, without what is the first one’s own; not out of reach, nor where nothing is left', async () => {
    using at = world()
    await using life = await at.start()
    const others = [seedAccounts(life.store, 1), seedAccounts(life.store, 1)].map(({ creatorId }) => creatorId)
    const [first = '', second = ''] = others
    const group = 'amg_019a0000-0000-7000-8000-000000000001'
    const hers = 'rpl_019a0000-0000-7000-8000-000000000001'
    const answer: RuleAction = { do: 'answer', texts: ['Merci !', 'Merci à toi'], savedReplyIds: [hers] }
    const { id } = await life.save({ actions: [{ do: 'like' }, answer] }, { accountIds: [life.accountId] })
    const copy = async (ruleId: string, to: string[], call = life.call) => life.procedures['rules.copy']({ input: { ruleId, to }, call })
    const made = await copy(id, [first, second, life.creatorId])
    expect(made.copies.map(({ creatorId, isNew }) => [creatorId, isNew])).toEqual([
      [first, true],
      [second, true],
      [life.creatorId, false],
    ])
    expect(made.without).toEqual([])
    const listed = await life.procedures['rules.list']({ input: { creatorId: first }, call: life.call })
    expect(listed).toMatchObject([
      {
        name: 'Like answers',
        isOn: false,
        spec: { conditions: { accountIds: [] }, actions: [{ do: 'like' }, { ...answer, savedReplyIds: [] }] },
      },
    ])
    expect((await copy(id, [first])).copies).toMatchObject([{ isNew: false, ruleId: listed[0]?.id }])
    const mine = { ...life.call, reach: new Set([life.creatorId, first]) }
    await expect(copy(id, [second], mine)).rejects.toSatisfy((error) => isAppError(error, 'NOT_FOUND'))
    const relay = await life.save({ trigger: { on: 'published' }, actions: [{ do: 'amplify', group }] }, {}, 'Relay')
    await expect(copy(relay.id, [first])).rejects.toSatisfy((error) => isAppError(error, 'CONFLICT'))
    const both = await life.save(
      {
        trigger: { on: 'published' },
        actions: [
          { do: 'notify', to: [] },
          { do: 'amplify', group },
        ],
      },
      {},
      'Both',
    )
    expect(await copy(both.id, [first])).toMatchObject({ copies: [{ isNew: true }], without: ['amplify'] })
    expect(life.history().filter((line) => line === 'rule.saved Ada')).toHaveLength(6)
  })
})

describe('a rule that could do nothing', () => {
  it('is not turned on, with what is in the way, such as a group that is off; what it may do somewhere keeps it from nothing', async () => {
    using at = world()
    await using life = await at.start()
    const refused = (items: string[]) => (error: unknown) =>
      isAppError(error, 'CONFLICT') && JSON.stringify(error.data['items']) === JSON.stringify(items)
    const amplify = await life.save(
      { trigger: { on: 'published' }, actions: [{ do: 'amplify', group: 'amg_019a0000-0000-7000-8000-000000000001' }] },
      { sentiments: [], spam: null, unanswered: false },
    )
    await expect(life.setOn(amplify.id, true)).rejects.toSatisfy(refused(['no_group']))
    const like = await life.save()
    life.store.sql.prepare(`UPDATE account SET platform = 'instagram' WHERE id <> ?`).run(life.accountId)
    // Elsewhere it may.
    expect(await life.setOn(like.id, true)).toMatchObject({ isOn: true })
    await life.setOn(like.id, false)
  })
})

describe('the market of a rule', () => {
  it('is that of the post, also of what is said under it; of what is under none, the creator’s', async () => {
    using at = world()
    await using life = await at.start()
    const { creatorId, accountId } = life
    const any = { sentiments: [], spam: null, unanswered: false }
    const [publicationId = ''] = seedPublications(life, creatorId, [{ accountId, text: 'hello', dueAt: at.ports.clock.now() + minute }])
    const row = {
      publicationId,
      creatorId,
      accountId,
      platform: 'bluesky',
      kind: 'text',
      market: 'us_east',
      publishedAt: 1,
      day: 1,
      weekHour: 1,
    } as const
    life.store.write(({ db }) =>
      db
        .insert(measuredPost)
        .values({ ...untold, ...row })
        .run(),
    )
    for (const market of ['france', 'us_east'] as const) {
      await life.on({ trigger: { on: 'published' }, actions: [{ do: 'notify' }] }, { ...any, markets: [market] }, `post ${market}`)
      await life.on({ trigger: { on: 'comment' }, actions: [{ do: 'notify' }] }, { ...any, markets: [market] }, `said ${market}`)
    }
    const names = () => new Set(life.news().map(({ data }) => data.name))
    await life.after(hour)
    expect(names()).toEqual(new Set(['post us_east']))
    await life.hear([kind])
    expect(names()).toEqual(new Set(['post us_east', 'said france']))
    await life.hear([kind], { under: publicationId })
    expect(names()).toEqual(new Set(['post us_east', 'said france', 'said us_east']))
  })
})

describe('what it did not do', () => {
  it('is in the history with the rule and the reason: beyond its cap, a group that is off, a script that was said before', async () => {
    using at = world()
    await using life = await at.start()
    const told = (like: string) =>
      life.store.sql
        .prepare<[string], { by: string; after: string }>(
          'SELECT actor_name AS by, after_json AS after FROM audit WHERE action = ? ORDER BY seq',
        )
        .all(like)
        .map(({ by, after }) => [by, JSON.parse(after) as unknown])
    await life.on({ perDay: 1, actions: [{ do: 'like' }, { do: 'tag', tag: 'Kind' }], delay: { fromMinutes: 0, toMinutes: 0 } })
    for (let times = 0; times < 3; times += 1) await life.hear([kind])
    expect(told('automation.dropped')).toMatchObject(
      [2, 3].map((number) => ['Like answers', { act: 'like', on: `https://example.test/${number}`, why: 'cap' }]),
    )
    expect(told('rule.left_undone')).toMatchObject([2, 3].map(() => ['Like answers', { act: 'tag', why: 'cap', text: kind }]))
    const { creatorId, accountId } = life
    const group = 'amg_019a0000-0000-7000-8000-000000000001'
    const rules: AmplifierRules = {
      market: 'france',
      kinds: ['text'],
      minLikes: null,
      medianPercent: null,
      firstAfterMinutes: 0,
      lastAfterMinutes: 30,
      withinHours: 48,
      accountPerDay: 3,
      groupPerDay: 10,
    }
    life.store.write(({ db }) =>
      db.insert(amplifierGroup).values({ id: group, creatorId, name: 'Relays', createdBy: 'Ada', createdAt: 0, rules, isOn: true }).run(),
    )
    const any = { sentiments: [], spam: null, unanswered: false }
    await life.on({ trigger: { on: 'published' }, actions: [{ do: 'amplify', group }] }, any, 'Relay')
    life.store.sql.prepare('UPDATE amplifier_group SET is_on = 0').run()
    seedPublications(life, creatorId, [{ accountId, text: 'hello', dueAt: at.ports.clock.now() + minute }])
    await life.after(hour)
    expect(told('rule.amplified')).toEqual([])
    expect(told('rule.left_undone').at(-1)).toEqual(['Relay', { text: 'hello', act: 'amplify', group: 'Relays', why: 'group_off' }])
    const script = seedScript(life.store)
    await life.on({ trigger: { on: 'message' }, actions: [{ do: 'script', script }] }, any, 'Welcome')
    life.store.sql.prepare('UPDATE script SET is_on = 0').run()
    await life.hear(['Bonjour'], { kind: 'message' })
    expect(told('rule.left_undone').at(-1)).toEqual(['Welcome', { text: 'Bonjour', act: 'script', why: 'script_off' }])
  })
})

describe('trying it out', () => {
  it('says what it would have done in the last week, with the gate’s answer to each, and does nothing', async () => {
    using at = world()
    await using life = await at.start()
    const now = at.ports.clock.now()
    await life.hear([kind, rude], { at: now - hour })
    await life.hear([kind], { at: now - 8 * day })
    // At half past two in the morning in Paris.
    await life.hear([kind], { at: Date.parse('2026-03-02T01:30:00Z') })
    const spec: RuleSpec = { ...sampleRuleSpec, actions: [{ do: 'like' }, { do: 'hide' }, thanks] }
    const tried = await life.tryOut(spec)
    expect(tried).toMatchObject({ seen: 3, matched: 2, total: 6 })
    expect(tried.acts.map(({ do: what, gate }) => [what, gate?.verdict, gate?.rule])).toEqual([
      ['answer', 'allowed', 'bluesky.answer_comment'],
      ['hide', 'needs_click', 'bluesky.hide'],
      ['like', 'allowed', 'bluesky.like.engaged'],
      ['answer', 'later', 'bluesky.answer_comment'],
      ['hide', 'needs_click', 'bluesky.hide'],
      ['like', 'later', 'bluesky.like.engaged'],
    ])
    expect(tried.acts[0]?.text).toMatch(/merci/i)
    expect(tried.acts[3]?.gate?.putOff).toBe('quiet')
    await life.after(hour)
    expect(at.platform.acts).toEqual([])
    expect(life.history()).toEqual([])
  })

  it('counts its own acts against the budgets, and those beyond its cap', async () => {
    using at = world()
    await using life = await at.start()
    const now = at.ports.clock.now()
    await life.hear(
      Array.from({ length: 26 }, () => kind),
      { at: now - 20 * minute },
    )
    const tried = await life.tryOut({ ...sampleRuleSpec, perDay: 23 })
    const verdicts = tried.acts.map(({ gate, left }) => left ?? gate?.verdict)
    expect(verdicts.filter((one) => one === 'allowed')).toHaveLength(20)
    expect(verdicts.filter((one) => one === 'later')).toHaveLength(3)
    expect(verdicts.filter((one) => one === 'cap')).toHaveLength(3)
  })
})

describe('trying out what goes by the clock, answers, reposts or begins a script', () => {
  const isoOf = (dates: readonly { dueAt: Date }[]) => dates.map(({ dueAt }) => dueAt.toISOString())
  const atOnce = { fromMinutes: 0, toMinutes: 0 }

  it('goes by the clock over what waited then, each once, and leaves what somebody had seen to or answered by then', async () => {
    using at = world()
    await using life = await at.start()
    const now = at.ports.clock.now()
    // 03:38 in Paris, two days before; and what was said right after the clock.
    const [night, after] = [Date.parse('2026-02-28T02:38:00Z'), Date.parse('2026-02-28T17:30:00Z')]
    await life.hear([kind, kind, kind], { at: night })
    await life.hear([kind], { at: after })
    const seen = (number: number, set: string) =>
      life.store.sql.prepare(`UPDATE inbox_item SET ${set} WHERE remote_id = ?`).run(`fan/${number}`)
    seen(1, `state = 'done', done_at = ${night + hour}`)
    seen(2, `state = 'done', answered_at = ${night + hour}, answered_by = 'Ada', done_at = ${night + hour}`)
    seen(3, `state = 'done', done_at = ${now}`)
    const spec: RuleSpec = { ...sampleRuleSpec, trigger: { on: 'schedule', at: '18:00', days: [1, 2, 3, 4, 5, 6, 7] }, delay: atOnce }
    const tried = await life.tryOut({ ...spec, conditions: { ...spec.conditions, withinHours: 48 } })
    expect(isoOf(tried.acts)).toEqual(['2026-03-01T17:00:00.000Z', '2026-02-28T17:00:00.000Z'])
    expect(tried.matched).toBe(2)
    // A day later it is too old.
    expect(isoOf((await life.tryOut({ ...spec, conditions: { ...spec.conditions, withinHours: 15 } })).acts)).toEqual([
      '2026-02-28T17:00:00.000Z',
    ])
    expect((await life.tryOut({ ...spec, trigger: { on: 'schedule', at: '18:00', days: [5] } })).acts).toEqual([])
  })

  it('answers one person in a conversation once a day, as the rule does', async () => {
    using at = world()
    await using life = await at.start()
    const now = at.ports.clock.now()
    for (const ago of [100, 70, 69, 68, 67, 66])
      await life.hear([kind], { author: 'chatty.test', conversation: 'one', at: now - ago * hour })
    await life.hear([kind], { author: 'chatty.test', conversation: 'two', at: now - 66 * hour })
    const answers = async (unanswered: boolean) => {
      const conditions = { ...sampleRuleSpec.conditions, unanswered }
      const { acts } = await life.tryOut({ ...sampleRuleSpec, conditions, actions: [{ do: 'like' }, thanks], delay: atOnce })
      return ['answer', 'like'].map((one) => acts.filter((act) => act.do === one).length)
    }
    expect(await answers(true)).toEqual([3, 3])
    expect(await answers(false)).toEqual([3, 7])
    // A person had answered that day.
    life.store.sql.prepare(`UPDATE inbox_item SET answered_at = at, answered_by = 'Ada' WHERE conversation = 'one'`).run()
    expect(await answers(true)).toEqual([1, 1])
  })

  it('says which accounts would repost and when, what the gate says to each, and why none does', async () => {
    using at = world()
    await using life = await at.start()
    const { creatorId, accountId, otherId } = life
    const group = 'amg_019a0000-0000-7000-8000-000000000001'
    const rules: AmplifierRules = {
      market: 'france',
      kinds: ['text'],
      minLikes: 1000,
      medianPercent: null,
      firstAfterMinutes: 10,
      lastAfterMinutes: 30,
      withinHours: 48,
      accountPerDay: 1,
      groupPerDay: 10,
    }
    life.store.write(({ db }) => {
      const made = { creatorId, name: 'Relays', createdBy: 'Ada', createdAt: 0 }
      db.insert(amplifierGroup)
        .values({ id: group, ...made, rules, isOn: true })
        .run()
    })
    const dueAt = at.ports.clock.now() + minute
    const ids = seedPublications(
      life,
      creatorId,
      ['First', 'Second'].map((text, index) => ({ accountId, text, dueAt: dueAt + index * minute })),
    )
    await life.after(hour)
    life.store.write((tx) => {
      for (const [index, publicationId] of ids.entries()) {
        const row = {
          publicationId,
          creatorId,
          accountId,
          platform: 'bluesky',
          kind: 'text',
          market: 'france',
          day: 1,
          weekHour: 1,
        } as const
        tx.db
          .insert(measuredPost)
          .values({ ...untold, ...row, publishedAt: dueAt + index * minute })
          .onConflictDoUpdate({ target: measuredPost.publicationId, set: { market: 'france' } })
          .run()
      }
    })
    const conditions = { ...sampleRuleSpec.conditions, sentiments: [], spam: null, unanswered: false }
    const spec: RuleSpec = { ...sampleRuleSpec, trigger: { on: 'published' }, conditions, actions: [{ do: 'amplify', group }], perDay: 20 }
    const told = async () =>
      (await life.tryOut(spec)).acts.map(({ on, accountHandle, gate, left }) => [on.text, accountHandle, gate?.rule ?? null, left])
    const own = life.rules.accounts.get(accountId)?.handle
    const relay = life.rules.accounts.get(otherId)?.handle
    expect(await told()).toEqual([
      ['Second', own, null, 'no_member'],
      ['First', own, null, 'no_member'],
    ])
    life.store.write(({ db }) => {
      const grant = { id: 'amp_019a0000-0000-7000-8000-000000000001', groupId: group, accountId: otherId, grantedBy: 'Ada', grantedAt: 0 }
      db.insert(amplifierGrant).values(grant).run()
    })
    const tried = await life.tryOut(spec)
    // One a day: the second would go out the day after.
    expect(tried.acts.map(({ on, accountHandle, gate, left }) => [on.text, accountHandle, gate?.verdict, gate?.rule, left])).toEqual([
      ['Second', relay, 'allowed', 'bluesky.repost.of_agency', null],
      ['First', relay, 'allowed', 'bluesky.repost.of_agency', null],
    ])
    const [second, first] = tried.acts.map((act) => act.dueAt.getTime())
    expect((first ?? 0) - dueAt).toBeGreaterThan(10 * minute)
    expect((first ?? 0) - dueAt).toBeLessThan(40 * minute)
    expect((second ?? 0) - dueAt).toBeGreaterThan(20 * hour)
    life.store.sql.prepare('UPDATE amplifier_group SET is_on = 0').run()
    expect((await told()).map(([, , , left]) => left)).toEqual(['group_off', 'group_off'])
    expect(at.platform.acts).toEqual([])
  })

  it('begins a script once in a conversation, beside no person and no other script, where the script is on and for that platform', async () => {
    using at = world()
    await using life = await at.start()
    const now = at.ports.clock.now()
    const script = seedScript(life.store)
    const written = { kind: 'message', author: 'fan.test', conversation: 'one' } as const
    await life.hear(['Bonjour'], { ...written, at: now - 3 * hour })
    await life.hear(['Vous êtes là ?'], { ...written, at: now - 2 * hour })
    const conditions = { ...sampleRuleSpec.conditions, sentiments: [], spam: null, unanswered: false }
    const spec: RuleSpec = { ...sampleRuleSpec, trigger: { on: 'message' }, conditions, actions: [{ do: 'script', script }], delay: atOnce }
    const told = async () => (await life.tryOut(spec)).acts.map(({ gate, left }) => [gate?.verdict ?? null, left])
    expect(await told()).toEqual([
      [null, 'ran_before'],
      ['allowed', null],
    ])
    const set = (changes: object) => life.store.write(({ db }) => db.update(scriptTable).set(changes).run())
    set({ draft: { ...helloDraft, platforms: ['x'] } })
    expect(await told()).toEqual(Array.from({ length: 2 }, () => [null, 'other_platform']))
    set({ draft: helloDraft, isOn: false })
    expect(await told()).toEqual(Array.from({ length: 2 }, () => [null, 'script_off']))
  })
})

describe('a new follower', () => {
  const names = (met: readonly { author: string | null }[]) => met.map(({ author }) => author ?? '').toSorted((a, b) => (a < b ? -1 : 1))
  const newFollower = (actions: RuleAction[] = [{ do: 'notify' }, { do: 'tag', tag: 'Nouveau' }]): Partial<RuleSpec> => ({
    trigger: { on: 'follower' },
    actions,
    delay: { fromMinutes: 0, toMinutes: 0 },
  })

  it('sets a rule off once, also over restarts and when they come again; who followed before it was on does not', async () => {
    using at = world()
    let ruleId = ''
    {
      await using life = await at.start()
      await life.follow(['before.test'])
      ruleId = (await life.on(newFollower())).id
      // Heard of late: they followed before all the same.
      await life.follow(['late.test'], at.ports.clock.now() - hour)
      expect(await life.met(ruleId)).toEqual([])
      await life.follow(['zoe.test', 'max.test'])
      expect(names(await life.met(ruleId))).toEqual(['max.test', 'zoe.test'])
    }
    await using life = await at.start()
    await life.follow(['zoe.test', 'jade.test'])
    const met = await life.met(ruleId)
    expect(names(met)).toEqual(['jade.test', 'max.test', 'zoe.test'])
    expect(met[0]).toMatchObject({
      what: 'follower',
      author: 'jade.test',
      authorName: 'Name of jade.test',
      url: 'https://example.test/jade.test',
      text: '',
    })
    expect(life.history().filter((line) => line.startsWith('rule.notified'))).toHaveLength(3)
    // One piece of news, of the latest, with how often it happened.
    expect(life.news()).toMatchObject([{ times: 3, data: { what: 'follower', author: 'jade.test' }, people: [] }])
    await life.procedures['rules.remove']({ input: { ruleId }, call: life.call })
    expect(life.news()).toEqual([])
    expect(life.history().filter((line) => line.startsWith('rule.tagged'))).toHaveLength(3)
    expect(at.platform.acts).toEqual([])
  })

  it('is left to itself when it is an account of ours, or not whom the rule is for', async () => {
    using at = world()
    await using life = await at.start()
    life.store.sql.prepare(`UPDATE account SET handle = 'Paul.test' WHERE id = ?`).run(life.otherId)
    const { id } = await life.on(newFollower(), {
      authors: { only: [], never: ['@Spam.test'] },
      words: { any: ['vip'], none: [] },
      // Nothing of this is known of a follower.
      sentiments: ['positive'],
      spam: false,
      unanswered: true,
    })
    await life.follow(['paul.test', 'spam.test', 'vip.test', 'other.test'])
    expect((await life.met(id)).map(({ author }) => author)).toEqual(['vip.test'])
  })

  it('that is tagged has what they say from then on carry the tag', async () => {
    using at = world()
    await using life = await at.start()
    await life.on(newFollower(), {}, 'One')
    await life.on(newFollower([{ do: 'tag', tag: 'À accueillir' }]), {}, 'Two')
    await life.hear(['hello'], { author: 'zoe.test' })
    await life.follow(['zoe.test', 'max.test'])
    await life.hear(['hello again'], { author: 'zoe.test' })
    await life.hear(['and me'], { author: 'jade.test' })
    const items = life.rules.items.list({ creatorIds: null, states: ['new'] }, { after: null, limit: 10 })
    expect(Object.fromEntries(items.map(({ text, tags }) => [text, tags]))).toEqual({
      hello: [],
      'hello again': ['Nouveau', 'À accueillir'],
      'and me': [],
    })
  })

  it('of the last week is what a rule is tried out on', async () => {
    using at = world()
    await using life = await at.start()
    const { spec } = await life.save(newFollower(), { words: { any: ['vip'], none: [] }, withinHours: 1 })
    await life.follow(['vip.old.test'], at.ports.clock.now() - 8 * day)
    await life.follow(['vip.test', 'other.test'], at.ports.clock.now() - 3 * day)
    expect(await life.tryOut(spec)).toMatchObject({
      seen: 2,
      matched: 1,
      total: 2,
      acts: [
        { do: 'tag', on: { author: 'vip.test', text: 'Name of vip.test', itemId: null }, gate: null },
        { do: 'notify', on: { author: 'vip.test' }, gate: null },
      ],
    })
  })
})
