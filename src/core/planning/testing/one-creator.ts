/** A whole core with one creator on one practice account, and a clock to turn: `await using it = await startOneCreator()`. */
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { startTestCore } from '../../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../../test/seed/builders.ts'
import type { PlanRules } from '../../../contract/plans.ts'
import { startPractice } from '../../../practice/index.ts'
import type { Practice } from '../../../practice/index.ts'
import type { CoreClient } from '../../index.ts'

export const zone = 'Europe/Paris'

export interface OneCreator extends AsyncDisposable {
  test: TestCore
  practice: Practice
  client: CoreClient
  creatorId: string
  accountId: string
  /** Saves rules as her plan, over whatever there is. */
  save(rules: PlanRules): Promise<void>
  /** A template that texts are made from. */
  addCaption(text: string): Promise<void>
  /** A text, planned at a wall time in Paris. */
  schedule(text: string, wall: string): Promise<{ postId: string; publicationId: string }>
  /** Asleep until a minute before, then through it. */
  goPast(iso: string): Promise<void>
}

/** Begins on Monday, 2 March 2026, at 09:00 in Paris. */
export const startOneCreator = async (): Promise<OneCreator> => {
  const clock = new FakeClock(new Date('2026-03-02T08:00:00Z'))
  const practice = await startPractice({ clock, seed: null })
  const test = await startTestCore({ ports: { clock }, config: { leaseMs: 366 * 86_400_000 } })
  const { client } = test.admin
  const { id: creatorId } = await client.creators.create({
    name: 'Léa',
    pseudonyms: [],
    platforms: ['bluesky'],
    zone,
    market: 'france',
    notes: '',
    constraints: noConstraints,
  })
  practice.bluesky.createAccount({ handle: 'lea.test', password: 'pass' })
  const credentials = { identifier: 'lea.test', password: 'pass', service: practice.url }
  const { id: accountId } = await client.accounts.connect({ creatorId, platform: 'bluesky', credentials })
  return {
    test,
    practice,
    client,
    creatorId,
    accountId,
    save: async (rules) => {
      const { creator } = await client.plans.get({ creatorId })
      await client.plans.save({ creatorId, accountId: null, rules, basedOn: creator?.version ?? null })
    },
    addCaption: async (text) => {
      await client.captions.save({ creatorId, content: { text, language: null, kinds: null, platforms: null, tags: [] } })
    },
    schedule: async (text, wall) => {
      const content = { text, assets: [], languages: [], labels: [] }
      const { id: postId } = await client.posts.create({ creatorId, content })
      const { publicationIds } = await client.posts.schedule({ postId, accountIds: [accountId], at: { wall, zone } })
      return { postId, publicationId: publicationIds[0] ?? '' }
    },
    goPast: async (iso) => {
      await test.jump(Date.parse(iso) - clock.now() - 60_000)
      await test.advance(3 * 60_000)
    },
    [Symbol.asyncDispose]: async () => {
      await test[Symbol.asyncDispose]()
      await practice.close()
    },
  }
}
