/** What is chosen for a post on one account: kept, handed to its platform, and refused where the platform does not have it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { xOptions } from '../../contract/platform-options.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'
import { bluesky } from '../platforms/bluesky/index.ts'
import type { PlatformAdapter } from '../platforms/kit/adapter.ts'

const failsWith = (code: string, data: object) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('options of a post', () => {
  let practice: Practice
  let test: TestCore
  const creatorIds: string[] = []
  const accountIds: string[] = []
  /** What the adapter was handed, by text. */
  const handed = new Map<string, unknown>()
  const checked = new Map<string, unknown>()
  const choosing: PlatformAdapter = {
    ...bluesky,
    options: xOptions,
    check: (draft) => {
      checked.set(draft.text, draft.options)
      return bluesky.check(draft)
    },
    publish: (session, operation, hooks, io) => {
      handed.set(`${session.accountId} ${operation.draft.text}`, operation.draft.options)
      return bluesky.publish(session, operation, hooks, io)
    },
  }

  beforeAll(async () => {
    const ports = testPorts()
    practice = await startPractice({ clock: ports.clock, seed: null })
    test = await startTestCore({ ports, adapters: [choosing] })
    for (const [name, handles] of Object.entries({ Nova: ['nova.test', 'nova-two.test'], Other: ['other.test'] })) {
      const { id: creatorId } = await test.admin.client.creators.create({
        name,
        pseudonyms: [],
        platforms: ['bluesky'],
        zone: 'Europe/Paris',
        market: 'france',
        constraints: noConstraints,
        notes: '',
      })
      creatorIds.push(creatorId)
      for (const handle of handles) {
        practice.bluesky.createAccount({ handle, password: 'app-pass' })
        const credentials = { identifier: handle, password: 'app-pass', service: practice.url }
        accountIds.push((await test.admin.client.accounts.connect({ creatorId, platform: 'bluesky', credentials })).id)
      }
    }
  })
  afterAll(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  const content = (text: string) => ({ text, assets: [], languages: [], labels: [] })
  const create = (text: string, options?: Record<string, Record<string, string | boolean>>) =>
    test.admin.client.posts.create({ creatorId: creatorIds[0] ?? '', content: { ...content(text), options } })

  it('are kept written out, stay when an update says nothing of them, and are taken back', async () => {
    const { posts } = test.admin.client
    const [one = '', two = ''] = accountIds
    const { id: postId, options } = await create('kept', { [one]: { replySettings: 'following', madeWithAi: true }, [two]: {} })
    const chosen = {
      [one]: { replySettings: 'following', madeWithAi: true, paidPartnership: false },
      [two]: { replySettings: 'everyone', madeWithAi: false, paidPartnership: false },
    }
    expect(options).toEqual(chosen)
    expect((await posts.get({ postId })).options).toEqual(chosen)
    expect((await posts.update({ postId, content: content('other words') })).options).toEqual(chosen)
    const changed = await posts.update({ postId, content: { ...content('other words'), options: { [two]: { paidPartnership: true } } } })
    expect(changed.options).toEqual({ [two]: { replySettings: 'everyone', madeWithAi: false, paidPartnership: true } })
    expect((await posts.update({ postId, content: { ...content('other words'), options: {} } })).options).toBeUndefined()
    expect((await posts.get({ postId })).options).toBeUndefined()
    expect((await create('never chosen')).options).toBeUndefined()
  })

  it('are handed to the adapter, each account its own, when checked and when sent', async () => {
    const { posts } = test.admin.client
    const [one = '', two = ''] = accountIds
    const { id: postId } = await create('sent', { [one]: { madeWithAi: true } })
    await posts.publishNow({ postId, accountIds: [one, two] })
    await test.settle()
    expect(handed.get(`${one} sent`)).toEqual({ replySettings: 'everyone', madeWithAi: true, paidPartnership: false })
    expect(handed.has(`${two} sent`)).toBe(true)
    expect(handed.get(`${two} sent`)).toBeUndefined()
    const asked = { ...content('only asked'), options: { [one]: { paidPartnership: true } } }
    await posts.check({ creatorId: creatorIds[0] ?? '', content: asked, accountIds: [one] })
    expect(checked.get('only asked')).toEqual({ paidPartnership: true })
  })

  it('are refused for an account that is not the creator’s, and where the platform does not have them', async () => {
    const [one = '', , foreign = ''] = accountIds
    const unknown = foreign.replace(/.$/, (last) => (last === '0' ? '1' : '0'))
    const { id: postId } = await create('refused')
    for (const [options, error] of [
      [{ [foreign]: {} }, failsWith('NOT_FOUND', { what: 'account', id: foreign })],
      [{ [unknown]: {} }, failsWith('NOT_FOUND', { what: 'account', id: unknown })],
      [
        { [one]: { delivery: 'direct' } },
        failsWith('BAD_INPUT', { issues: [{ path: `content.options.${one}`, code: 'options.invalid' }] }),
      ],
    ] as const) {
      await expect(create('refused too', options)).rejects.toEqual(error)
      const whole = { ...content('refused'), options }
      await expect(test.admin.client.posts.update({ postId, content: whole })).rejects.toEqual(error)
    }
  })
})
