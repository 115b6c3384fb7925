/** A mention on the practice network is read and answered from the inbox, once, and is done by that; axe finds nothing on the page. */
import { expect as anyExpect, test } from '@playwright/test'
import { axeFindingsInBothThemes } from '../harness/axe-findings.ts'
import { seedAgency } from '../harness/seeded-agency.ts'
import { serveApp } from '../harness/served-app.ts'

const expect = anyExpect.configure({ timeout: 30_000 })
const posts = 'app.bsky.feed.post'

test('a mention is read, answered once and done', async ({ page }) => {
  test.setTimeout(180_000)
  await using app = await serveApp()
  await seedAgency(app, page)
  await app.addAccount('fan.test', 'fan-password')
  const xrpc = async <T>(method: string, body?: object, token?: string): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    return (await (await fetch(`${app.practiceUrl}/xrpc/${method}`, { headers, ...sent })).json()) as T
  }
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
