/** A mention on the practice network is read and answered from the inbox, once, and is done by that; axe finds nothing on the page. */
import { expect, test } from '@playwright/test'
import { axeFindingsInBothThemes } from '../harness/axe-findings.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp } from '../harness/served-app.ts'

const posts = 'app.bsky.feed.post'

const xrpcOf =
  (server: string) =>
  async <T>(method: string, body?: object, token?: string): Promise<T> => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method.startsWith('chat.') && { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' }),
    }
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    return (await (await fetch(`${server}/xrpc/${method}`, { headers, ...sent })).json()) as T
  }

test('a mention is read, answered once and done', async ({ page }) => {
  await using app = await serveApp()
  await seedAgency(app, page)
  await app.addAccount('fan.test', 'fan-password')
  const xrpc = xrpcOf(app.practiceUrl)
  const signIn = { identifier: 'fan.test', password: 'fan-password' }
  const fan = await xrpc<{ accessJwt: string; did: string }>('com.atproto.server.createSession', signIn)
  const { did } = await xrpc<{ did: string }>('com.atproto.identity.resolveHandle?handle=lea.test')
  const facets = [{ index: { byteStart: 0, byteEnd: 9 }, features: [{ $type: 'app.bsky.richtext.facet#mention', did }] }]
  const record = { $type: posts, text: '@lea.test à quand la prochaine ?', facets, createdAt: new Date().toISOString() }
  await xrpc('com.atproto.repo.createRecord', { repo: fan.did, collection: posts, record }, fan.accessJwt)

  await page.goto(`${app.url}/inbox`)
  await page.getByRole('button', { name: 'Relever maintenant' }).click()
  await page.getByRole('row', { name: /Mention de @fan\.test/ }).click()
  const conversation = page.getByRole('region', { name: 'Conversation avec @fan.test' })
  expect(await axeFindingsInBothThemes(page, '/inbox')).toEqual([])
  await conversation.getByRole('textbox', { name: 'Votre réponse à @fan.test' }).fill('Ce soir !')
  await conversation.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(conversation.getByText('Vous, avec @lea.test')).toBeVisible()
  await expect(conversation.getByText('Répondu par Claire Marchand')).toBeVisible()
  const { records } = await xrpc<{ records: { value: { text: string; reply?: object } }[] }>(
    `com.atproto.repo.listRecords?repo=${did}&collection=${posts}`,
  )
  expect(records.filter(({ value }) => value.text === 'Ce soir !' && value.reply)).toHaveLength(1)
  await expect(page.getByRole('row', { name: /fan\.test/ })).toHaveCount(0)
})

test('a private message is read, answered once to who wrote it, and done', async ({ page }) => {
  await using app = await serveApp()
  await seedAgency(app, page)
  await app.addAccount('fan.test', 'fan-password')
  const xrpc = xrpcOf(app.practiceUrl)
  const signIn = { identifier: 'fan.test', password: 'fan-password' }
  const { accessJwt } = await xrpc<{ accessJwt: string }>('com.atproto.server.createSession', signIn)
  const { did } = await xrpc<{ did: string }>('com.atproto.identity.resolveHandle?handle=lea.test')
  const { convo } = await xrpc<{ convo: { id: string } }>(`chat.bsky.convo.getConvoForMembers?members=${did}`, undefined, accessJwt)
  await xrpc('chat.bsky.convo.sendMessage', { convoId: convo.id, message: { text: 'Vendez-vous des tirages ?' } }, accessJwt)

  await page.goto(`${app.url}/inbox`)
  await page.getByRole('button', { name: 'Relever maintenant' }).click()
  await page.getByRole('row', { name: /Message de @fan\.test/ }).click()
  const conversation = page.getByRole('region', { name: 'Conversation avec @fan.test' })
  await conversation.getByRole('textbox', { name: 'Votre réponse à @fan.test' }).fill('Oui, bientôt !')
  await expect(conversation.getByText(/\/ 1\s000/)).toBeVisible()
  await conversation.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(conversation.getByText('Répondu par Claire Marchand')).toBeVisible()
  expect(await axeFindingsInBothThemes(page, '/inbox')).toEqual([])
  const { messages } = await xrpc<{ messages: { text: string }[] }>(`chat.bsky.convo.getMessages?convoId=${convo.id}`, undefined, accessJwt)
  expect(messages.map(({ text }) => text)).toEqual(['Oui, bientôt !', 'Vendez-vous des tirages ?'])
})
