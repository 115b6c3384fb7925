/** TikTok through core: what an account lets be chosen, an application that was not audited, a draft that a person is to finish. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { connectByConsent } from '../../../test/harness/consent-form.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import { realVideo } from '../../../test/seed/video.ts'
import type { ChosenOptions } from '../../contract/platform-options.ts'
import { startPractice } from '../../practice/index.ts'
import type { Practice } from '../../practice/index.ts'

const direct = { delivery: 'direct', privacy: 'PUBLIC_TO_EVERYONE', musicConfirmed: true }

describe('TikTok', () => {
  let practice: Practice
  let test: TestCore
  let creatorId = ''
  let accountId = ''
  let app: { id: string; clientId: string }

  const saveApp = (more: { id?: string; clientSecret?: string; audited: boolean }, clientId: string) =>
    test.admin.client.developerApps.save({
      platform: 'tiktok',
      creatorId: null,
      name: 'Agency',
      clientId,
      service: practice.tiktokUrl,
      ...more,
    })

  beforeAll(async () => {
    const ports = testPorts()
    practice = await startPractice({ clock: ports.clock, seed: null, tiktok: { processingMs: 2000, moderationMs: 0 } })
    test = await startTestCore({ ports })
    const { client } = test.admin
    const creator = { pseudonyms: [], platforms: ['tiktok' as const], zone: 'Europe/Paris', market: 'france' as const, notes: '' }
    creatorId = (await client.creators.create({ ...creator, name: 'Nova', constraints: noConstraints })).id
    practice.tiktok.createAccount({ username: 'nova', displayName: 'Nova ✨', off: ['stitch'] })
    const made = practice.tiktok.createApp()
    app = { id: (await saveApp({ clientSecret: made.clientSecret, audited: false }, made.clientKey)).id, clientId: made.clientKey }
    accountId = (await connectByConsent(client, { creatorId, appId: app.id }, 'Continue as @nova')).id
  })
  afterAll(async () => {
    await test[Symbol.asyncDispose]()
    await practice.close()
  })

  const post = async (text: string, options?: ChosenOptions): Promise<string> => {
    const file = new File([new Uint8Array(await realVideo({ comment: text }))], 'dance.mp4', { type: 'video/mp4' })
    const { id: assetId } = await test.admin.client.media.upload({ creatorId, file, fileName: file.name })
    const content = {
      text,
      assets: [{ assetId, alt: 'a dance' }],
      languages: [],
      labels: [],
      ...(options && { options: { [accountId]: options } }),
    }
    return (await test.admin.client.posts.create({ creatorId, content })).id
  }
  const draft = async (text: string): Promise<string> => {
    const { publicationIds } = await test.admin.client.posts.publishNow({ postId: await post(text), accountIds: [accountId] })
    await test.settle()
    return publicationIds[0] ?? ''
  }
  const read = async (publicationId: string) => await test.admin.client.publications.get({ publicationId })

  it('is asked what the account lets be chosen, by whoever may write for it', async () => {
    const ask = (client: TestCore['client']) => client.accounts.postingChoices({ accountId })
    const allowed = { nickname: 'Nova ✨', values: { privacy: ['SELF_ONLY'] }, off: ['allowStitch'], isUnaudited: true }
    expect(await ask(test.admin.client)).toMatchObject(allowed)
    expect(await ask((await test.asUser('manager', [creatorId])).client)).toMatchObject(allowed)
    await expect(ask((await test.asUser('manager')).client)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(ask((await test.asUser('model', [creatorId])).client)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(ask(test.asNobody().client)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('takes nothing for everybody of an application that is noted as not audited', async () => {
    const content = { text: '', assets: [], languages: [], labels: [], options: { [accountId]: direct } }
    const rules = async () =>
      (await test.admin.client.posts.check({ creatorId, content, accountIds: [accountId] })).problems.map(({ rule }) => rule)
    expect(await rules()).toContain('privacy.unaudited')
    const postId = await post('not for everybody yet', direct)
    await expect(test.admin.client.posts.publishNow({ postId, accountIds: [accountId] })).rejects.toMatchObject({
      data: { rule: 'privacy.unaudited' },
    })
    expect(await saveApp({ id: app.id, audited: true }, app.clientId)).toMatchObject({ audited: true })
    expect(await rules()).not.toContain('privacy.unaudited')
    await test.admin.client.posts.publishNow({ postId, accountIds: [accountId] })
    await test.settle()
    await test.advance(20_000)
    const { items } = await test.admin.client.publications.list({ states: ['published'] })
    expect(items).toMatchObject([
      { text: 'not for everybody yet', remoteUrl: expect.stringContaining('/@nova/video/'), handedOverAt: null },
    ])
  })

  it('has a draft wait for a person, who alone may say what became of it', async () => {
    const { publications } = test.admin.client
    const publicationId = await draft('finished by hand')
    const url = `${practice.tiktokUrl}/@nova/video/1`
    const out = { publicationId, resolution: { is: 'published', url } } as const
    // TikTok is at it: it tells by itself.
    await expect(publications.resolve(out)).rejects.toMatchObject({ code: 'STATE_CHANGED' })
    await test.advance(10_000)
    expect((await read(publicationId)).publication).toMatchObject({ state: 'processing', handedOverAt: expect.any(Date), failure: null })
    await expect(publications.cancel({ publicationId })).rejects.toMatchObject({ code: 'STATE_CHANGED' })
    expect(await publications.resolve(out)).toMatchObject({ state: 'published', remoteUrl: url, handedOverAt: null })
  })

  it('lets a draft that was thrown away be called off', async () => {
    const publicationId = await draft('thrown away')
    await test.advance(10_000)
    const gone = { publicationId, resolution: { is: 'not_published', then: 'cancel' } } as const
    expect(await test.admin.client.publications.resolve(gone)).toMatchObject({ state: 'cancelled' })
    const { history } = await read(publicationId)
    expect(history.slice(-3).map(({ reason }) => reason)).toEqual(['handed_over', 'confirmed_not_published', 'cancelled'])
  })

  it('has what was chosen in the history, by the account’s name', async () => {
    const postId = await post('chosen anew', direct)
    const { assets, text, languages, labels } = await test.admin.client.posts.get({ postId })
    const content = { text, languages, labels, assets: assets.map(({ asset, alt }) => ({ assetId: asset.id, alt })) }
    await test.admin.client.posts.update({ postId, content: { ...content, options: { [accountId]: { ...direct, allowComment: true } } } })
    const { items } = await test.admin.client.history.list({})
    const entry = items.find(({ action }) => action === 'post.updated')
    // Who planned it, and with which choices.
    expect(items.find(({ action, after }) => action === 'publication.planned' && after?.['choices'])).toMatchObject({
      actor: { name: 'Ada Admin' },
      after: { choices: { privacy: 'PUBLIC_TO_EVERYONE', musicConfirmed: true } },
    })
    expect(entry).toMatchObject({
      before: { choices: { nova: { allowComment: false } } },
      after: { choices: { nova: { allowComment: true } } },
    })
  })

  it('says that the account is to be connected again when its grant is over', async () => {
    practice.faults.next({ match: { path: '/creator_info/query/' }, revokeToken: true })
    await expect(test.admin.client.accounts.postingChoices({ accountId })).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' })
    expect(await test.admin.client.accounts.get({ accountId })).toMatchObject({ state: 'needs_reconnect' })
  })
})
