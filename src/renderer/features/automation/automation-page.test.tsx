import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { AccountBudgets, AutomationBudget, AutomationRule, QueuedAct } from '../../../contract/automation.ts'
import type { StandingStop } from '../../../contract/stops.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, anAccount, sampleId, sampleNow } from '../../testing/samples.ts'

const read = { source: 'https://docs.example.test/rules', readOn: '2026-11-23' }
const rules: AutomationRule[] = [
  { id: 'bluesky.like.engaged', platform: 'bluesky', act: 'like', when: ['engaged'], verdict: 'allowed', reason: 'asked_for', ...read },
  { id: 'bluesky.like', platform: 'bluesky', act: 'like', when: [], verdict: 'needs_click', reason: 'stranger', ...read },
  { id: 'x.like', platform: 'x', act: 'like', when: [], verdict: 'not_by_api', reason: 'enterprise', ...read },
]
const lea = aCreator()
const account = anAccount()
const likes: AutomationBudget = {
  act: 'like',
  used: { hour: 2, day: 9 },
  max: { hour: 5, day: 25 },
  lowered: { hour: null, day: null },
  most: { hour: 20, day: 100 },
}
const budgets: AccountBudgets = { newUntil: new Date('2026-03-20T09:00:00Z'), budgets: [likes] }
const core: Answers = {
  'automation.rules': () => ({ rules }),
  'stops.list': () => [],
  'creators.list': () => [lea],
  'accounts.list': () => [account],
  'automation.budgets': () => budgets,
  'automation.acts': () => ({ items: [] }),
}

test('says what is permitted where, why, and where that was read', async () => {
  const { user } = renderApp({ path: '/automation', core })
  const list = within(await screen.findByRole('list', { name: 'Règles des plateformes' }))
  expect(list.getAllByRole('listitem')).toHaveLength(3)
  expect(list.getByText('Automatique')).toBeTruthy()
  expect(list.getByText('Attend un clic')).toBeTruthy()
  expect(list.getByText('Si la personne s’est adressée au compte')).toBeTruthy()
  expect(list.getByText('Sinon')).toBeTruthy()
  expect(list.getByText('Réservé aux clients Enterprise depuis le 20 avril 2026.')).toBeTruthy()
  const [source] = list.getAllByRole('link', { name: /Source, lue le 23 novembre 2026/ })
  expect(source?.getAttribute('href')).toBe(read.source)
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: /Plateforme/ }))
  await user.click(await screen.findByRole('option', { name: 'X' }))
  await waitFor(() => expect(list.getAllByRole('listitem')).toHaveLength(1))
  await user.click(screen.getByRole('button', { name: /Plateforme/ }))
  await user.click(await screen.findByRole('option', { name: 'TikTok' }))
  expect(await screen.findByText('Aucune règle pour cette plateforme')).toBeTruthy()
})

test('speaks English, and says what it could not read with a way to try again', async () => {
  let isDown = true
  const answer = () => {
    if (isDown) throw refusal('INTERNAL', { id: 'x' })
    return { rules }
  }
  const { user } = renderApp({ path: '/automation', core: { ...core, 'automation.rules': answer }, language: 'en' })
  const again = await screen.findByRole('button', { name: /again/i })
  isDown = false
  await user.click(again)
  expect(await screen.findByRole('heading', { name: 'What is permitted' })).toBeTruthy()
  expect(screen.getByText('Not by API')).toBeTruthy()
})

test('stops one account of a model, and resumes', async () => {
  const told: [string, unknown][] = []
  let standing: StandingStop[] = []
  const { user } = renderApp({
    path: '/automation',
    core: {
      ...core,
      'stops.list': () => standing,
      'stops.set': (input) => {
        told.push(['set', input])
        const one = { creatorId: lea.id, accountId: account.id, since: sampleNow, by: 'Alix' }
        standing = [one]
        return one
      },
      'stops.lift': (input) => {
        told.push(['lift', input])
        standing = []
        return { released: 1 }
      },
    },
  })
  expect(await screen.findByText('Aucun modèle ni compte n’est arrêté.')).toBeTruthy()
  const section = within(screen.getByRole('region', { name: 'Arrêts' }))
  await user.click(section.getByRole('button', { name: /Compte/ }))
  await user.click(await screen.findByRole('option', { name: new RegExp(account.handle) }))
  await user.click(section.getByRole('button', { name: 'Arrêter' }))
  expect(await section.findByText(/Arrêté par Alix/)).toBeTruthy()
  await user.click(section.getByRole('button', { name: /Reprendre/ }))
  expect(await screen.findByText('Aucun modèle ni compte n’est arrêté.')).toBeTruthy()
  const subject = { creatorId: lea.id, accountId: account.id }
  expect(told).toEqual([
    ['set', subject],
    ['lift', subject],
  ])
})

test('says how much of each limit is used and left, and an admin lowers one and gives it back', async () => {
  const told: unknown[] = []
  let now = budgets
  const { user } = renderApp({
    path: '/automation',
    core: {
      ...core,
      'automation.budgets': () => now,
      'automation.setBudget': (input) => {
        told.push(input)
        now = { newUntil: null, budgets: [{ ...likes, lowered: input.lowered, max: { hour: input.lowered.hour ?? 20, day: 100 } }] }
        return now
      },
    },
  })
  const section = within(await screen.findByRole('region', { name: 'Limites' }))
  expect(await section.findByText('2 sur 5')).toBeTruthy()
  expect(section.getByText('restent 3')).toBeTruthy()
  expect(section.getByText('9 sur 25')).toBeTruthy()
  expect(section.getByText(/Compte récent/)).toBeTruthy()
  await user.click(section.getByRole('button', { name: /Modifier la limite/ }))
  const hour = await screen.findByRole('textbox', { name: 'Par heure' })
  await user.clear(hour)
  await user.type(hour, '2')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  expect(await section.findByText('2 sur 2')).toBeTruthy()
  expect(section.getByText(/reste 0 · abaissée/)).toBeTruthy()
  await user.click(section.getByRole('button', { name: /Modifier la limite/ }))
  await user.click(await screen.findByRole('button', { name: 'Limites habituelles' }))
  expect(await section.findByText('2 sur 20')).toBeTruthy()
  const of = { accountId: account.id, act: 'like' }
  expect(told).toEqual([
    { ...of, lowered: { hour: 2, day: null } },
    { ...of, lowered: { hour: null, day: null } },
  ])
})

test('a manager reads the limits and changes none', async () => {
  renderApp({
    path: '/automation',
    core: {
      ...core,
      'session.current': () => aMe({ role: 'manager', creatorIds: [lea.id] }),
      'automation.budgets': () => ({ newUntil: null, budgets: [likes] }),
    },
  })
  expect(await screen.findByText('2 sur 5')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Modifier la limite/ })).toBeNull()
  await expectAccessible()
})

const asking = (number: number, of: Partial<QueuedAct> = {}): QueuedAct => ({
  id: sampleId('aut', number),
  creatorId: lea.id,
  creatorName: lea.name,
  accountId: account.id,
  accountHandle: account.handle,
  platform: 'bluesky',
  publicationId: null,
  act: 'like',
  on: { author: `fan${number}.test`, url: 'https://example.test/fan', text: 'Magnifique !' },
  text: null,
  by: { kind: 'rule', id: 'rul_1', name: 'Aimer les réponses' },
  state: 'asks',
  stateSince: sampleNow,
  dueAt: sampleNow,
  gate: { verdict: 'needs_click', rule: 'bluesky.like', putOff: null },
  dropReason: null,
  failure: null,
  doneAt: null,
  pressedBy: null,
  url: null,
  ours: true,
  ...of,
})

test('what needs a click is done, done by hand or left, each with why a person decides', async () => {
  const told: [string, string][] = []
  let waiting = [asking(1), asking(2, { ours: false, act: 'hide' }), asking(3, { act: 'answer_comment', text: 'Merci à toi' })]
  const answer = (what: string, actId: string): QueuedAct => {
    told.push([what, actId])
    const one = waiting.find(({ id }) => id === actId) ?? asking(9)
    waiting = waiting.filter(({ id }) => id !== actId)
    return { ...one, state: 'done' }
  }
  const { user } = renderApp({
    path: '/automation',
    core: {
      ...core,
      'automation.acts': () => ({ items: waiting }),
      'automation.countActs': () => ({ asks: waiting.length, due: 2 }),
      'automation.press': ({ actId }) => answer('press', actId),
      'automation.markDone': ({ actId }) => answer('markDone', actId),
      'automation.drop': ({ actId }) => answer('drop', actId),
    },
  })
  const list = within(await screen.findByRole('list', { name: 'À faire d’un clic' }))
  expect(list.getAllByRole('listitem')).toHaveLength(3)
  expect(screen.getByText('2 gestes automatiques attendent leur heure.')).toBeTruthy()
  expect(list.getByText(/Réponse/).textContent).toContain('Merci à toi')
  expect(list.getAllByText('Avec qui ne s’est pas adressé au compte, une personne décide à chaque fois.')).toHaveLength(3)
  expect(list.getAllByText(/Aimer les réponses/)).toHaveLength(3)
  await expectAccessible()
  await user.click(list.getByRole('button', { name: /Faire.*Aimer @.*fan1/ }))
  await user.click(await list.findByRole('button', { name: /C’est fait.*fan2/ }))
  await user.click(await list.findByRole('button', { name: /Laisser.*fan3/ }))
  expect(await screen.findByText('Rien n’attend de clic')).toBeTruthy()
  expect(told).toEqual([
    ['press', sampleId('aut', 1)],
    ['markDone', sampleId('aut', 2)],
    ['drop', sampleId('aut', 3)],
  ])
})
