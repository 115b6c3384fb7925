/**
 * A rule begun from a usual case says what it would have done, and does nothing until it is turned on; then it likes and answers
 * what fits on the practice network, once, and leaves the rest; what needs a click waits for one.
 */
import { expect, test } from '@playwright/test'
import { axeFindingsInBothThemes } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { seedNova } from '../harness/seeded-nova.ts'
import { serveApp } from '../harness/served-app.ts'

const password = 'abcd-efgh-ijkl-mnop'
const posts = 'app.bsky.feed.post'

test('a rule likes and answers positive comments, once, after it was seen what it would have done', async ({ page }) => {
  await using app = await serveApp()
  const creatorId = await seedNova(app, page)
  await app.addAccount('nova.test', password)
  const credentials = { identifier: 'nova.test', password, service: app.practiceUrl }
  const { id: accountId } = await callFrom<{ id: string }>(page, 'accounts/connect', { creatorId, platform: 'bluesky', credentials })
  const content = { text: 'Ce soir, répétition générale', assets: [], languages: [], labels: [] }
  const { id: postId } = await callFrom<{ id: string }>(page, 'posts/create', { creatorId, content })
  await callFrom(page, 'posts/publishNow', { postId, accountIds: [accountId] })

  const xrpc = async <T>(method: string, body?: object, token?: string): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    return (await (await fetch(`${app.practiceUrl}/xrpc/${method}`, { headers, ...sent })).json()) as T
  }
  interface Listed {
    records: { uri: string; cid: string; value: { text?: string; subject?: { uri: string }; reply?: { parent: { uri: string } } } }[]
  }
  const { did } = await xrpc<{ did: string }>('com.atproto.identity.resolveHandle?handle=nova.test')
  const recordsOf = async (collection: string) =>
    (await xrpc<Listed>(`com.atproto.repo.listRecords?repo=${did}&collection=${collection}`)).records
  await expect.poll(async () => (await recordsOf(posts)).length).toBe(1)
  const [posted] = await recordsOf(posts)
  const root = { uri: posted?.uri, cid: posted?.cid }
  await app.addAccount('fan.test', password)
  const fan = await xrpc<{ accessJwt: string; did: string }>('com.atproto.server.createSession', { identifier: 'fan.test', password })
  const comment = async (text: string): Promise<string> => {
    const record = { $type: posts, text, reply: { root, parent: root }, createdAt: new Date().toISOString() }
    return (await xrpc<{ uri: string }>('com.atproto.repo.createRecord', { repo: fan.did, collection: posts, record }, fan.accessJwt)).uri
  }
  const collect = async (): Promise<void> => {
    await page.goto(`${app.url}/inbox`)
    await page.getByRole('button', { name: 'Relever maintenant' }).click()
  }
  await comment('Tu es vraiment magnifique, bravo pour cette photo')
  await collect()
  await expect(page.getByRole('row', { name: /vraiment magnifique/ })).toBeVisible()

  await page.goto(`${app.url}/rules`)
  await page.getByRole('button', { name: 'Nouvelle règle' }).click()
  await page.getByRole('menuitem', { name: 'Remercier pour un commentaire positif en français' }).click()
  await page.getByRole('button', { name: /Modèle$/ }).click()
  await page.getByRole('option', { name: 'Nova' }).click()
  for (const name of ['Au plus tôt, en minutes', 'Au plus tard, en minutes']) {
    await page.getByRole('textbox', { name }).fill('0')
    await page.keyboard.press('Tab')
  }
  await expect(page.getByText(/aimer et répondre, tout de suite, au plus 20 par jour\./)).toBeVisible()
  expect(await axeFindingsInBothThemes(page, '/rules/new')).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  const would = page.getByRole('list', { name: 'Ce qu’elle aurait fait la semaine passée' })
  await expect(would.getByText('Tu es vraiment magnifique, bravo pour cette photo')).toHaveCount(2)
  expect(await recordsOf('app.bsky.feed.like')).toEqual([])
  await page.getByRole('button', { name: 'Allumer' }).click()
  await expect(page.getByText('Allumée')).toBeVisible()

  const kind = await comment('Quelle belle voix, tu es incroyable, bravo')
  await comment('ferme ta gueule sale conne')
  const ruleUrl = page.url()
  await collect()
  await expect
    .poll(async () => (await recordsOf('app.bsky.feed.like')).map(({ value }) => value.subject?.uri), { timeout: 90_000 })
    .toEqual([kind])
  const answers = async () => (await recordsOf(posts)).filter(({ value }) => value.reply).map(({ value }) => value.reply?.parent.uri)
  await expect.poll(answers, { timeout: 90_000 }).toEqual([kind])

  await page.goto(ruleUrl)
  const acts = page.getByRole('list', { name: 'Ce qu’elle a fait' })
  await expect(acts.getByText('Fait', { exact: true })).toHaveCount(2)
  await expect(acts.getByText(/fan\.test/).first()).toBeVisible()
  expect(await axeFindingsInBothThemes(page, '/rules/one')).toEqual([])
  await page.getByRole('button', { name: 'Éteindre' }).click()
  await expect(page.getByText('Éteinte')).toBeVisible()
  await page.goto(`${app.url}/history`)
  await expect(page.getByText(/a allumé la règle/).first()).toBeVisible()
  await expect(page.getByText(/Remercier pour un commentaire positif/).first()).toBeVisible()
  expect(await answers()).toEqual([kind])
})
