/** A group set up in the browser reposts a post of the practice network once it is liked, by the account that was let, once; axe finds nothing. */
import { expect, test } from '@playwright/test'
import { axeFindingsInBothThemes } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { seedNova } from '../harness/seeded-nova.ts'
import { serveApp } from '../harness/served-app.ts'

const password = 'abcd-efgh-ijkl-mnop'

test('a post that is liked is reposted by the accounts of a group, natively and once', async ({ page }) => {
  await using app = await serveApp()
  const creatorId = await seedNova(app, page)
  const connect = async (handle: string) => {
    await app.addAccount(handle, password)
    const credentials = { identifier: handle, password, service: app.practiceUrl }
    return (await callFrom<{ id: string }>(page, 'accounts/connect', { creatorId, platform: 'bluesky', credentials })).id
  }
  const accountId = await connect('nova.test')
  await connect('relais.test')
  const content = { text: 'Ce soir, répétition générale', assets: [], languages: [], labels: [] }
  const { id: postId } = await callFrom<{ id: string }>(page, 'posts/create', { creatorId, content })
  await callFrom(page, 'posts/publishNow', { postId, accountIds: [accountId] })

  const xrpc = async <T>(method: string, body?: object, token?: string): Promise<T> => {
    const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) }
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    return (await (await fetch(`${app.practiceUrl}/xrpc/${method}`, { headers, ...sent })).json()) as T
  }
  interface Listed {
    records: { uri: string; cid: string; value: { text?: string; subject?: { uri: string } } }[]
  }
  const recordsOf = async (handle: string, collection: string) => {
    const { did } = await xrpc<{ did: string }>(`com.atproto.identity.resolveHandle?handle=${handle}`)
    return (await xrpc<Listed>(`com.atproto.repo.listRecords?repo=${did}&collection=${collection}`)).records
  }
  await expect.poll(async () => (await recordsOf('nova.test', 'app.bsky.feed.post')).length).toBe(1)
  const [posted] = await recordsOf('nova.test', 'app.bsky.feed.post')

  await page.goto(`${app.url}/amplifiers`)
  await page.getByRole('button', { name: 'Nouveau groupe' }).click()
  const form = page.getByRole('dialog', { name: 'Nouveau groupe' })
  await form.getByRole('button', { name: /Modèle/ }).click()
  await page.getByRole('option', { name: 'Nova' }).click()
  await form.getByRole('button', { name: /Marché/ }).click()
  await page.getByRole('option', { name: 'Autre' }).click()
  await form.getByRole('textbox', { name: 'Nom' }).fill('Relais de Nova')
  for (const [name, value] of [
    ['J’aime au moins', '1'],
    ['Premier après (minutes)', '0'],
    ['Dernier après (minutes)', '0'],
  ] as const)
    await form.getByRole('textbox', { name }).fill(value)
  await form.getByRole('button', { name: 'Enregistrer' }).click()
  const groups = page.getByRole('list', { name: 'Groupes de relais' })
  await groups.getByRole('button', { name: 'Autoriser un compte' }).click()
  const grant = page.getByRole('dialog')
  await grant.getByRole('combobox', { name: 'Compte' }).click()
  await page.getByRole('option', { name: /relais\.test/ }).click()
  await grant.getByRole('button', { name: 'Autoriser un compte' }).click()
  await expect(groups.getByText(/Autorisé par Claire Marchand/)).toBeVisible()
  // What is drawn is inside the label: the box itself is hidden.
  await groups.getByText('Arrêté', { exact: true }).click()
  await expect(groups.getByText('En marche', { exact: true })).toBeVisible()
  await groups.getByRole('button', { name: 'Activité' }).click()
  await expect(groups.getByText('Rien encore.')).toBeVisible()
  expect(await axeFindingsInBothThemes(page, '/amplifiers')).toEqual([])

  await app.addAccount('fan.test', password)
  const fan = await xrpc<{ accessJwt: string; did: string }>('com.atproto.server.createSession', { identifier: 'fan.test', password })
  const subject = { uri: posted?.uri, cid: posted?.cid }
  const record = { $type: 'app.bsky.feed.like', subject, createdAt: new Date().toISOString() }
  await xrpc('com.atproto.repo.createRecord', { repo: fan.did, collection: 'app.bsky.feed.like', record }, fan.accessJwt)
  const { items } = await callFrom<{ items: { id: string }[] }>(page, 'publications/list', { limit: 10 })
  const refresh = () => callFrom(page, 'publications/refreshMetrics', { publicationId: items[0]?.id })
  await refresh()
  await expect(groups.getByText('Republié', { exact: true })).toBeVisible()
  await refresh()
  const reposts = await recordsOf('relais.test', 'app.bsky.feed.repost')
  expect(reposts.map(({ value }) => value.subject?.uri)).toEqual([posted?.uri])
  expect(await recordsOf('relais.test', 'app.bsky.feed.post')).toEqual([])
  expect(await recordsOf('nova.test', 'app.bsky.feed.repost')).toEqual([])

  await groups.getByRole('button', { name: 'Essai à blanc' }).click()
  const preview = page.getByRole('dialog', { name: /la semaine passée/ })
  await expect(preview.getByText('Ce soir, répétition générale')).toBeVisible()
  await page.keyboard.press('Escape')
  await groups.getByRole('button', { name: 'Retirer @relais.test' }).click()
  await expect(groups.getByText('Aucun compte n’est autorisé.')).toBeVisible()
})
