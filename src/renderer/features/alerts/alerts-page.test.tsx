import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Alert } from '../../../contract/alerts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, sampleId, sampleNow } from '../../testing/samples.ts'

const anAlert = (number: number, changes: Partial<Alert> = {}): Alert => ({
  id: sampleId('alr', number),
  kind: 'obligation.missing',
  creatorId: sampleId('crt', 1),
  creatorName: 'Léa Marchand',
  accountId: null,
  accountHandle: null,
  publicationId: null,
  userId: null,
  data: { kind: 'reel', date: '2026-03-03', per: 'day', wanted: 1, gap: 1, zone: 'Europe/Paris' },
  level: 1,
  raisedAt: sampleNow,
  escalatedAt: null,
  acknowledged: null,
  resolvedAt: null,
  escalatesAt: null,
  told: [],
  isMine: false,
  ...changes,
})

const escalated = anAlert(1, {
  level: 2,
  isMine: true,
  escalatedAt: sampleNow,
  told: [
    { at: sampleNow, why: 'raised', people: [{ id: sampleId('usr', 2), name: 'Morgan', role: 'manager' }] },
    { at: sampleNow, why: 'escalated', people: [{ id: sampleId('usr', 1), name: 'Alix', role: 'admin' }] },
  ],
})

const core = (all: Alert[], told: [string, unknown][] = [], more: Answers = {}): Answers => ({
  'creators.list': () => [aCreator()],
  'alerts.count': () => ({ waiting: all.length, mine: 0, inHand: 0 }),
  'alerts.list': ({ show }) => ({ items: show === 'waiting' || show === undefined ? all : [] }),
  'alerts.get': ({ alertId }) => all.find(({ id }) => id === alertId) ?? anAlert(9),
  'alerts.acknowledge': (input) => {
    told.push(['acknowledge', input])
    return { acknowledged: input.alertIds }
  },
  'alerts.reopen': (input) => {
    told.push(['reopen', input])
    return { reopened: input.alertIds }
  },
  ...more,
})

const fails = (): never => {
  throw refusal('INTERNAL', { id: 'x' })
}
const page = () => screen.findByRole('main')

test('says what is wrong and that it went up; it is taken in hand with a word, and put back', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({ path: '/alerts', core: core([escalated], told) })
  const list = within(await page())
  expect(await list.findByText(/Léa Marchand : il manque 1 reel/)).toBeTruthy()
  expect(list.getByText('Remontée')).toBeTruthy()
  expect(list.getByText('Pour vous')).toBeTruthy()
  await expectAccessible()
  await user.click(list.getByRole('button', { name: 'Prendre en charge' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Prendre cette alerte en charge' }))
  await user.type(dialog.getByRole('textbox'), 'Je filme ce soir')
  await user.click(dialog.getByRole('button', { name: 'Prendre en charge' }))
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() =>
    expect(told).toEqual([
      ['acknowledge', { alertIds: [escalated.id], note: 'Je filme ce soir' }],
      ['reopen', { alertIds: [escalated.id] }],
    ]),
  )
})

test('leads to the post that is missing: whose, on which account, for which day', async () => {
  renderApp({ path: '/alerts', core: core([anAlert(1, { accountId: sampleId('acc', 1), accountHandle: 'lea.test' })]) })
  const list = within(await page())
  const to = new URL((await list.findByRole<HTMLAnchorElement>('link', { name: 'Planifier' })).href)
  expect([to.pathname, Object.fromEntries(to.searchParams)]).toEqual([
    '/posts/new',
    { creator: sampleId('crt', 1), account: sampleId('acc', 1), at: '2026-03-03', zone: 'Europe/Paris' },
  ])
})

test('tells beside the list who was told, when and why', async () => {
  renderApp({ path: `/alerts?inspect=${escalated.id}`, core: core([escalated]) })
  const panel = within(await screen.findByRole('complementary', { name: /il manque 1 reel/ }))
  expect(await panel.findByText(/à Morgan/)).toBeTruthy()
  expect(panel.getByText(/à Alix/)).toBeTruthy()
  expect(panel.getByText('Remontée : personne ne l’avait prise en charge')).toBeTruthy()
  await expectAccessible()
})

test('takes several in hand at once', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({ path: '/alerts', core: core([anAlert(1), anAlert(2)], told) })
  await user.click(await screen.findByRole('button', { name: 'Prendre en charge les 2' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Prendre 2 alertes en charge' }))
  await user.click(dialog.getByRole('button', { name: 'Prendre en charge' }))
  await waitFor(() => expect(told).toEqual([['acknowledge', { alertIds: [sampleId('alr', 1), sampleId('alr', 2)] }]]))
})

test('says what will be here when nothing waits, and what to do when core does not answer', async () => {
  const { unmount } = renderApp({ path: '/alerts', core: core([]) })
  expect(await screen.findByText('Rien n’attend')).toBeTruthy()
  unmount()
  const waiting = renderApp({ path: '/alerts', core: core([], [], { 'alerts.list': () => new Promise(() => undefined) }) })
  expect(await screen.findByRole('tab', { name: /À traiter/ })).toBeTruthy()
  expect(screen.queryByText('Rien n’attend')).toBeNull()
  waiting.unmount()
  renderApp({ path: '/alerts', core: core([], [], { 'alerts.list': fails }) })
  expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy()
})

test('a model sees what waits for her word first, and nothing of who has what in hand', async () => {
  const model = { 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }) } satisfies Answers
  const waits = anAlert(3, { kind: 'approval.waiting', isMine: true, data: { dueAt: '2026-03-03T17:00:00Z', zone: 'Europe/Paris' } })
  const { unmount } = renderApp({ path: '/notifications', core: core([waits, anAlert(4)], [], model) })
  const main = within(await page())
  expect(await main.findByRole('link', { name: 'Voir et décider' })).toBeTruthy()
  expect(main.getByText('Votre agence s’en occupe.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Prendre en charge' })).toBeNull()
  await expectAccessible()
  unmount()
  const refused = renderApp({
    path: '/notifications',
    core: core([], [], {
      ...model,
      'alerts.list': fails,
    }),
  })
  await waitFor(() => expect(screen.getAllByRole('button', { name: 'Réessayer' }).length).toBe(2))
  refused.unmount()
  renderApp({ path: '/notifications', core: core([], [], model) })
  expect(await screen.findByText('Rien à signaler')).toBeTruthy()
})

test('an alert of the agency names no model, says how grave it is, and leads to where it is seen to', async () => {
  const trouble = anAlert(1, {
    kind: 'backup.trouble',
    creatorId: null,
    creatorName: null,
    isMine: true,
    data: { why: 'late', since: '2026-03-01T09:00:00Z' },
  })
  const device = anAlert(2, {
    kind: 'session.new_device',
    creatorId: null,
    creatorName: null,
    data: { person: 'Morgan', agent: 'Mozilla/5.0 (Windows NT 10.0) Gecko Firefox/140.0', at: '2026-03-02T09:00:00Z' },
  })
  const { user } = renderApp({ path: '/alerts', core: core([trouble, device]) })
  const main = within(await page())
  expect((await main.findByRole('link', { name: 'Voir les sauvegardes' })).getAttribute('href')).toBe('/settings?tab=backups')
  expect(main.getByText(/Nouvelle connexion au compte de Morgan.: Firefox · Windows/)).toBeTruthy()
  await user.click(main.getByRole('button', { name: /Plus de sauvegarde depuis dimanche 1 mars/ }))
  expect(await screen.findByText('Gravité')).toBeTruthy()
  const panel = within(screen.getByRole('complementary'))
  expect(panel.getByText('Urgent')).toBeTruthy()
  expect(panel.queryByText('Modèle')).toBeNull()
  await expectAccessible()
})

test('news are seen with one press, promise nothing, and lead to what they are about', async () => {
  const told: [string, unknown][] = []
  const rule = anAlert(1, {
    kind: 'rule.met',
    accountHandle: 'lea.test',
    data: { rule: sampleId('rul', 1), name: 'Nouveaux', what: 'follower', author: 'zoe.test', times: 3 },
  })
  const ticket = anAlert(2, {
    kind: 'ticket.news',
    creatorId: null,
    creatorName: null,
    data: { ticket: sampleId('tkt', 1), title: 'Rien ne part', why: 'answered', person: 'Ada', times: 1 },
  })
  const { user } = renderApp({ path: '/alerts', core: core([rule, ticket], told) })
  const list = within(await page())
  expect(await list.findByText(/Léa Marchand : @zoe\.test s’est abonné à lea\.test, et 2 autres fois avant/)).toBeTruthy()
  expect(list.getByText(/Ada a répondu au ticket «\sRien ne part\s»/)).toBeTruthy()
  expect(list.getByRole<HTMLAnchorElement>('link', { name: 'Voir la règle' }).pathname).toBe(`/rules/${sampleId('rul', 1)}`)
  expect(list.getByRole<HTMLAnchorElement>('link', { name: 'Voir le ticket' }).pathname).toBe(`/tickets/${sampleId('tkt', 1)}`)
  await expectAccessible()
  const [first] = list.getAllByRole('button', { name: 'C’est vu' })
  if (first) await user.click(first)
  await waitFor(() => expect(told).toEqual([['acknowledge', { alertIds: [rule.id] }]]))
  expect(await screen.findByText('Alerte terminée : elle est vue')).toBeTruthy()
  expect(screen.queryByRole('dialog')).toBeNull()
})

const device = (number: number, userId: string, person: string) =>
  anAlert(number, {
    kind: 'session.new_device',
    creatorId: null,
    creatorName: null,
    userId,
    data: { agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', person, at: sampleNow.toISOString() },
  })

test('what is of no creator says whose it is; somebody else’s sign-in leads to ending their sessions and is not taken in hand with the rest', async () => {
  const told: [string, unknown][] = []
  const all = [
    anAlert(1),
    anAlert(2, { kind: 'backup.trouble', creatorId: null, creatorName: null, data: { why: 'never', since: sampleNow.toISOString() } }),
    device(3, sampleId('usr', 1), 'Alix'),
    device(4, sampleId('usr', 7), 'Morgan'),
  ]
  const { user } = renderApp({ path: '/alerts', core: core(all, told) })
  const main = within(await page())
  expect(await main.findByText(/^De l’agence ·/)).toBeTruthy()
  expect(main.getByText(/^De vous ·/)).toBeTruthy()
  expect(main.getByText(/^De Morgan ·/)).toBeTruthy()
  expect(main.getByRole('link', { name: 'Voir mes appareils' }).getAttribute('href')).toContain('/settings')
  expect(main.getByRole('link', { name: 'Terminer ses sessions' }).getAttribute('href')).toBe('/team')
  await user.click(main.getByRole('button', { name: /Prendre en charge les/ }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Prendre en charge' }))
  await waitFor(() => expect(told).toEqual([['acknowledge', { alertIds: [1, 2, 3].map((number) => sampleId('alr', number)) }]]))
})

test('a model says that a new sign-in was hers, and finds her devices', async () => {
  const told: [string, unknown][] = []
  const me = aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] })
  const { user } = renderApp({
    path: '/notifications',
    core: core([{ ...device(1, me.id, 'Léa'), isMine: true }, anAlert(2)], told, {
      'session.current': () => me,
      'history.list': () => ({ items: [] }),
    }),
  })
  const main = within(await page())
  expect((await main.findByRole('link', { name: 'Voir mes appareils' })).getAttribute('href')).toContain('/settings')
  // Spoken to, not about.
  expect(main.getByText(/^Nouvelle connexion à votre compte\s: Firefox · Linux/)).toBeTruthy()
  expect(main.getByText(/^Si ce n’était pas vous\s: déconnectez cet appareil/)).toBeTruthy()
  await user.click(main.getByRole('button', { name: 'C’était moi' }))
  await waitFor(() => expect(told).toEqual([['acknowledge', { alertIds: [sampleId('alr', 1)] }]]))
})
