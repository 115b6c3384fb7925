/**
 * A script written in the browser converses with a fan on the practice network: it answers their first message, goes on by
 * their answer, and is silent once a person of the agency has written.
 */
import { expect, test } from '@playwright/test'
import { axeFindingsInBothThemes } from '../harness/axe-findings.ts'
import { callFrom } from '../harness/page-call.ts'
import { seedNova } from '../harness/seeded-nova.ts'
import { serveApp } from '../harness/served-app.ts'

const password = 'abcd-efgh-ijkl-mnop'

test('a script converses, and stops where a person answers', async ({ page }) => {
  await using app = await serveApp()
  const creatorId = await seedNova(app, page)
  await app.addAccount('nova.test', password)
  const credentials = { identifier: 'nova.test', password, service: app.practiceUrl }
  await callFrom(page, 'accounts/connect', { creatorId, platform: 'bluesky', credentials })

  await page.goto(`${app.url}/scripts?script=new`)
  await page.getByRole('textbox', { name: 'Nom' }).fill('Accueil')
  await page.getByRole('button', { name: 'Retirer l’étape 1' }).click()
  await page.getByRole('textbox', { name: 'Message de l’étape 1' }).fill('Bonjour {author}, je suis {creator}. Un tirage ?')
  const add = async (kind: string): Promise<void> => {
    await page.getByRole('button', { name: 'Ajouter une étape' }).click()
    await page.getByRole('menuitem', { name: kind }).click()
  }
  await add('Attendre une réponse')
  await add('Envoyer un message')
  await page.getByRole('textbox', { name: 'Message de l’étape 3' }).fill('Merci ! Je vous l’envoie.')
  await add('Attendre une réponse')
  await add('Envoyer un message')
  await page.getByRole('textbox', { name: 'Message de l’étape 5' }).fill('Jamais envoyé')
  await expect(page.getByRole('list', { name: 'Aperçu de la conversation' }).getByText(/Bonjour @alex, je suis/)).toBeVisible()
  expect(await axeFindingsInBothThemes(page, '/scripts?script=new')).toEqual([])
  await page.getByRole('button', { name: 'Enregistrer' }).click()
  await page.getByRole('button', { name: 'Activer Accueil' }).click()
  await expect(page.getByText('Actif', { exact: true })).toBeVisible()

  const xrpc = async <T>(method: string, body?: object, token?: string): Promise<T> => {
    const headers = {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method.startsWith('chat.') && { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' }),
    }
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {}
    return (await (await fetch(`${app.practiceUrl}/xrpc/${method}`, { headers, ...sent })).json()) as T
  }
  await app.addAccount('fan.test', password)
  const { accessJwt } = await xrpc<{ accessJwt: string }>('com.atproto.server.createSession', { identifier: 'fan.test', password })
  const { did } = await xrpc<{ did: string }>('com.atproto.identity.resolveHandle?handle=nova.test')
  const { convo } = await xrpc<{ convo: { id: string } }>(`chat.bsky.convo.getConvoForMembers?members=${did}`, undefined, accessJwt)
  const write = (text: string) => xrpc('chat.bsky.convo.sendMessage', { convoId: convo.id, message: { text } }, accessJwt)
  const read = async (): Promise<string[]> => {
    const { messages } = await xrpc<{ messages: { text: string }[] }>(
      `chat.bsky.convo.getMessages?convoId=${convo.id}`,
      undefined,
      accessJwt,
    )
    return messages.map(({ text }) => text).toReversed()
  }

  await write('Coucou, vous vendez des tirages ?')
  await page.goto(`${app.url}/inbox`)
  await page.getByRole('button', { name: 'Relever maintenant' }).click()
  const first = ['Coucou, vous vendez des tirages ?', 'Bonjour @fan.test, je suis Nova. Un tirage ?']
  await expect.poll(read, { timeout: 90_000 }).toEqual(first)

  await write('Oui, volontiers !')
  await page.getByRole('button', { name: 'Relever maintenant' }).click()
  const second = [...first, 'Oui, volontiers !', 'Merci ! Je vous l’envoie.']
  await expect.poll(read, { timeout: 90_000 }).toEqual(second)

  // What it answered is done: found among everything.
  await page.goto(`${app.url}/scripts?tab=going`)
  await expect(page.getByText('@nova.test avec @fan.test')).toBeVisible()
  await page.goto(`${app.url}/inbox`)
  await page.getByRole('button', { name: /État/ }).click()
  await page.getByRole('option', { name: 'Tous', exact: true }).click()
  await page.getByRole('row', { name: /Oui, volontiers/ }).click()
  const conversation = page.getByRole('region', { name: 'Conversation avec @fan.test' })
  await expect(conversation.getByText(/Le scénario «\sAccueil\s» mène cette conversation/)).toBeVisible()
  await conversation.getByRole('textbox', { name: 'Votre réponse à @fan.test' }).fill('C’est Claire, je prends le relais.')
  await conversation.getByRole('button', { name: 'Envoyer', exact: true }).click()
  await expect(conversation.getByText(/une personne a répondu/)).toBeVisible()

  const third = [...second, 'C’est Claire, je prends le relais.']
  await expect.poll(read).toEqual(third)
  await write('Merci Claire')
  await page.getByRole('button', { name: 'Relever maintenant' }).click()
  await expect(page.getByRole('row', { name: /Merci Claire/ })).toBeVisible()
  await page.goto(`${app.url}/scripts?tab=ended`)
  await expect(page.getByText('Une personne a répondu (Claire Marchand)')).toBeVisible()
  expect(await read()).toEqual([...third, 'Merci Claire'])
})
