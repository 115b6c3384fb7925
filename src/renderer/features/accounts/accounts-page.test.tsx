import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Account, Audience } from '../../../contract/accounts.ts'
import type { AccountFigure } from '../../../contract/platforms.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, anAccount, aPlatform, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const core = (accounts: Account[], sent: unknown[] = []) => ({
  'creators.list': () => [aCreator()],
  'creators.get': () => aCreator(),
  'platforms.list': () => [aPlatform()],
  'accounts.list': () => [...accounts],
  'accounts.get': ({ accountId }: { accountId: string }) => accounts.find(({ id }) => id === accountId) as Account,
  'accounts.check': ({ accountId }: { accountId: string }) => accounts.find(({ id }) => id === accountId) as Account,
  'accounts.connect': (input: { creatorId: string; credentials: Record<string, string> }) => {
    sent.push(input)
    if (input.credentials['password'] === 'wrong') throw refusal('WRONG_CREDENTIALS', {})
    if (input.credentials['service'] === 'https://nowhere.test')
      throw refusal('PLATFORM_REJECTED', { platform: 'bluesky', reason: 'server_not_found', field: 'service' })
    const account = anAccount({
      handle: input.credentials['identifier'] ?? '',
      scheduled: 2,
      budgets: [{ name: 'requests', used: 2700, limit: 3000, resetsAt: null, holdsPosts: true }],
    })
    accounts.push(account)
    return account
  },
  'accounts.disconnect': ({ accountId }: { accountId: string }) => {
    const index = accounts.findIndex(({ id }) => id === accountId)
    accounts[index] = { ...(accounts[index] as Account), state: 'disconnected' }
    return accounts[index]
  },
})

test('a quota whose time is over is not told as used, nor as free', async () => {
  const budget = { used: 45, limit: 50, holdsPosts: true }
  const { user } = renderApp({
    path: '/accounts',
    core: core([
      anAccount({
        handle: 'lea.test',
        budgets: [
          { ...budget, name: 'posts_day', resetsAt: new Date(0) },
          { ...budget, name: 'posts', used: 5, resetsAt: null },
        ],
      }),
    ]),
  })
  expect(await screen.findByText('10 %')).toBeTruthy()
  await user.click(await screen.findByText('@lea.test', { selector: '[role=gridcell] *' }))
  expect(await screen.findByText(/^rien de su depuis/)).toBeTruthy()
  expect(screen.queryByText(/45 sur 50/)).toBeNull()
  expect(screen.getByText(/5 sur 50/)).toBeTruthy()
})

test('the account as a whole: a day on average against the days before, day by day, and unknown is no 0', async () => {
  const base = aPlatform()
  const account = {
    figures: ['views', 'reach'] satisfies AccountFigure[],
    hoursLate: 48,
    days: 90,
    source: 'https://example.test',
    readOn: '2026-11-29',
  }
  const platform = { ...base, capabilities: { ...base.capabilities, metrics: { ...base.capabilities.metrics, account } } } as typeof base
  const day = { engaged: null, interactions: null, profileVisits: null, linkClicks: null }
  const days = Array.from({ length: 14 }, (_, index) => ({
    ...day,
    day: `2026-02-${String(index + 1).padStart(2, '0')}`,
    views: index < 7 ? 100 : index === 13 ? null : 150,
    reach: null,
  }))
  const { user } = renderApp({
    path: '/accounts',
    core: { ...core([anAccount({ handle: 'lea.test' })]), 'platforms.list': () => [platform], 'accounts.days': () => days },
  })
  await user.click(await screen.findByText('@lea.test', { selector: '[role=gridcell] *' }))
  const table = await screen.findByRole('table', { name: /^Par jour, en moyenne sur les 7 derniers relevés/ })
  expect(within(table).getByRole('row', { name: /^Vues 150 \+50\s%$/ })).toBeTruthy()
  expect(within(table).getByRole('row', { name: 'Portée —' })).toBeTruthy()
  await user.click(screen.getByText('Jour par jour (UTC)'))
  expect(screen.getByText('Vues — · Portée —')).toBeTruthy()
  await expectAccessible()
})

test('looks over a connection, says what to press, and looks again', async () => {
  let isOver = true
  const { user } = renderApp({
    path: '/accounts',
    core: {
      ...core([anAccount({ handle: 'lea.test' })]),
      'system.examineAccount': () => [
        {
          name: 'account',
          state: isOver ? 'failed' : 'ok',
          finding: isOver ? 'account.grant_over' : 'account.answers',
          data: { handle: 'lea.test' },
        },
      ],
    },
  })
  await user.click(await screen.findByText('@lea.test', { selector: '[role=gridcell] *' }))
  await user.click(await screen.findByRole('button', { name: 'Examiner' }))
  const dialog = await screen.findByRole('dialog', { name: 'Connexion de @lea.test' })
  expect(await within(dialog).findByText(/Cliquez sur « Reconnecter »/)).toBeTruthy()
  expect(within(dialog).getByText('En panne')).toBeTruthy()
  await expectAccessible()
  isOver = false
  await user.click(within(dialog).getByRole('button', { name: 'Examiner de nouveau' }))
  expect(await within(dialog).findByText('La plateforme reconnaît @lea.test')).toBeTruthy()
})

test('gives the focus back to what opened the dialog, also when its content came later', async () => {
  const platforms = Promise.withResolvers<ReturnType<typeof aPlatform>[]>()
  const { user } = renderApp({ path: '/accounts', core: { ...core([anAccount()]), 'platforms.list': () => platforms.promise } })
  const opener = await screen.findByRole('button', { name: 'Connecter un compte' })
  await user.click(opener)
  const dialog = await screen.findByRole('dialog', { name: 'Connecter un compte' })
  platforms.resolve([aPlatform()])
  expect(await within(dialog).findByLabelText('Identifiant du compte')).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(document.activeElement).toBe(opener))
})

test('connects an account with what its platform asks for, sees its health, and disconnects it knowing what waits', async () => {
  const sent: { credentials: Record<string, string> }[] = []
  const { user } = renderApp({ path: '/accounts', core: core([], sent) })
  expect(await screen.findByText('Aucun compte connecté')).toBeTruthy()
  await user.click(screen.getAllByRole('button', { name: 'Connecter un compte' }).at(-1) as HTMLElement)
  const dialog = await screen.findByRole('dialog', { name: 'Connecter un compte' })
  expect(await within(dialog).findByText(/mot de passe d’application est un second mot de passe/)).toBeTruthy()
  expect(
    within(dialog)
      .getByRole('link', { name: /En créer un sur Bluesky/ })
      .getAttribute('href'),
  ).toBe('https://bsky.app/settings/app-passwords')
  expect(within(dialog).getByLabelText('Mot de passe d’application').getAttribute('type')).toBe('password')
  await expectAccessible()

  await user.type(within(dialog).getByRole('textbox', { name: 'Identifiant du compte' }), 'lea.test')
  await user.click(within(dialog).getByRole('button', { name: 'Connecter' }))
  expect(await within(dialog).findByText('À remplir.')).toBeTruthy()
  expect(sent).toEqual([])
  await user.type(within(dialog).getByLabelText('Mot de passe d’application'), 'wrong{Enter}')
  expect(await within(dialog).findByText(/ne reconnaît pas cet identifiant/)).toBeTruthy()
  await user.clear(within(dialog).getByLabelText('Mot de passe d’application'))
  await user.type(within(dialog).getByLabelText('Mot de passe d’application'), 'abcd-efgh')
  const service = within(dialog).getByRole('textbox', { name: 'Adresse du serveur' })
  await user.clear(service)
  await user.type(service, 'https://nowhere.test{Enter}')
  expect(await within(dialog).findByText(/Aucun serveur ne porte ce nom/)).toBeTruthy()
  await user.clear(service)
  await user.type(service, 'https://bsky.social{Enter}')

  await user.click(await screen.findByText('@lea.test', { selector: '[role=gridcell] *' }))
  const card = await screen.findByRole('article')
  expect(within(card).getByText('Connecté')).toBeTruthy()
  expect(within(card).getByText(/2 publications planifiées/)).toBeTruthy()
  expect(within(card).getByRole('meter', { name: 'Appels (5 min)' }).getAttribute('aria-valuetext')).toMatch(/2.700 sur 3.000/)
  await expectAccessible()
  expect(sent.at(-1)?.credentials).toEqual({ identifier: 'lea.test', password: 'abcd-efgh', service: 'https://bsky.social' })

  await user.click(within(card).getByRole('button', { name: 'Déconnecter' }))
  const confirm = await screen.findByRole('alertdialog', { name: /Déconnecter lea\.test/ })
  expect(within(confirm).getByText('2 publications planifiées attendront qu’il soit reconnecté')).toBeTruthy()
  await user.click(within(confirm).getByRole('button', { name: 'Déconnecter' }))
  await waitFor(() => expect(within(card).getByText('Déconnecté')).toBeTruthy())
})

test.each([
  ['PLATFORM_DOWN', refusal('PLATFORM_DOWN', { platform: 'bluesky' }), /Aucun serveur ne répond à cette adresse/, 'field'],
  ['OFFLINE', refusal('OFFLINE', {}), /Cet ordinateur n’est pas connecté à Internet/, 'form'],
  [
    'RATE_LIMITED',
    refusal('RATE_LIMITED', { platform: 'bluesky', retryAt: new Date('2026-03-12T18:00:00Z') }),
    /Recommencez après le 12 mars 2026, 19:00/,
    'form',
  ],
  [
    'a main password',
    refusal('PLATFORM_REJECTED', { platform: 'bluesky', reason: 'app_password_required', field: 'password' }),
    /C’est le mot de passe principal du compte/,
    'field',
  ],
  [
    'another kind of server',
    refusal('PLATFORM_REJECTED', { platform: 'bluesky', reason: 'not_a_bluesky_server', field: 'service' }),
    /n’est pas un serveur Bluesky/,
    'field',
  ],
  ['another model’s', refusal('CONFLICT', { what: 'account_of_another_creator' }), /déjà celui d’un autre modèle/, 'form'],
] as const)('a connection refused (%s) says what to check, never that it goes on by itself', async (_, error, words, at) => {
  const refusing = {
    ...core([]),
    'accounts.connect': () => {
      throw error
    },
  }
  const { user } = renderApp({ path: '/accounts', core: refusing })
  await user.click((await screen.findAllByRole('button', { name: 'Connecter un compte' })).at(-1) as HTMLElement)
  const dialog = await screen.findByRole('dialog', { name: 'Connecter un compte' })
  await user.type(await within(dialog).findByRole('textbox', { name: 'Identifiant du compte' }), 'lea.test')
  await user.type(within(dialog).getByLabelText('Mot de passe d’application'), 'abcd')
  const service = within(dialog).getByRole('textbox', { name: 'Adresse du serveur' })
  await user.clear(service)
  await user.type(service, 'https://mort.test{Enter}')
  expect(await within(dialog).findByText(words)).toBeTruthy()
  expect(within(dialog).queryByText(/tout seul/)).toBeNull()
  if (at === 'form') expect(within(dialog).getByRole('alert')).toBeTruthy()
  await expectAccessible()
  if (service.getAttribute('aria-invalid') !== 'true') return
  await user.click(within(dialog).getByRole('button', { name: 'Remettre https://bsky.social' }))
  expect((service as HTMLInputElement).value).toBe('https://bsky.social')
  expect(service.getAttribute('aria-invalid')).toBeNull()
})

test('says why an account needs a person, and puts it first', async () => {
  const troubled = anAccount({
    id: sampleId('acc', 2),
    handle: 'zoe.test',
    displayName: 'Zoé',
    state: 'needs_reconnect',
    problem: 'REAUTH_REQUIRED',
    followers: null,
    checkedAt: null,
  })
  const { user } = renderApp({ path: '/accounts', language: 'en', core: core([anAccount(), troubled]) })
  const [, first] = await screen.findAllByRole('row')
  expect(within(first as HTMLElement).getByText('To reconnect')).toBeTruthy()
  expect(within(first as HTMLElement).getByTitle(/The platform has not said yet/)).toBeTruthy()
  await user.click(first as HTMLElement)
  const card = await screen.findByRole('article')
  expect(within(card).getByText('Bluesky asks for the account to be reconnected')).toBeTruthy()
  expect(screen.getAllByText('1 to reconnect').length).toBeGreaterThan(0)
})

test('shows a model the accounts without any act', async () => {
  renderApp({
    path: `/creators/${sampleId('crt', 1)}?tab=accounts`,
    core: { ...core([anAccount()]), 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }) },
  })
  const card = await screen.findByRole('article')
  expect(within(card).queryAllByRole('button')).toEqual([])
  expect(screen.queryByRole('button', { name: 'Connecter un compte' })).toBeNull()
  await expectAccessible()
})

test('says what went wrong when accounts cannot be read, and reads them again', async () => {
  let isDown = true
  const { user } = renderApp({
    path: '/accounts',
    core: {
      ...core([]),
      'accounts.list': () => {
        if (isDown) throw refusal('INTERNAL', { id: 'x1' })
        return [anAccount()]
      },
    },
  })
  expect(await screen.findByText('Une erreur imprévue est survenue')).toBeTruthy()
  isDown = false
  await user.click(screen.getByRole('button', { name: 'Réessayer' }))
  expect(await screen.findByRole('grid', { name: 'Comptes' })).toBeTruthy()
})

test('keeps which columns one wants to see, sorts, and exports what is shown', async () => {
  const saved: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (saved.push(blob as Blob), 'blob:saved'))
  const accounts = [
    anAccount({ handle: 'zoe.test', displayName: '=1+1', followers: 12 }),
    anAccount({ id: sampleId('acc', 2), handle: 'lea.test', followers: null }),
  ]
  const first = renderApp({ path: '/accounts', core: core(accounts) })
  const handles = () => screen.getAllByText(/^@(zoe|lea)\.test$/).map(({ textContent }) => textContent)
  await first.user.click(await screen.findByRole('button', { name: 'Compte' }))
  await first.user.click(screen.getByRole('button', { name: 'Compte' }))
  expect(handles()).toEqual(['@zoe.test', '@lea.test'])
  await first.user.click(screen.getByRole('button', { name: 'Colonnes et export : Comptes' }))
  await first.user.click(await screen.findByRole('checkbox', { name: 'Serveur' }))
  await first.user.click(screen.getByRole('checkbox', { name: 'Vérifié le' }))
  await expectAccessible()
  await first.user.click(screen.getByRole('button', { name: 'Exporter en CSV' }))
  expect(await screen.findByText('2 lignes exportées')).toBeTruthy()
  const [header, ...lines] = (await (saved[0] as Blob).text()).split('\r\n')
  expect(header).toBe('Compte;Modèle;État;Abonnés;Planifiées;Quota;Serveur')
  expect(lines[0]).toMatch(/^zoe\.test;.*;Connecté;12;/)
  expect(lines[1]).toMatch(/^lea\.test;.*;Connecté;;/)
  first.unmount()

  renderApp({ path: '/accounts', core: core(accounts) })
  expect(await screen.findByRole('columnheader', { name: /Serveur/ })).toBeTruthy()
  expect(screen.queryByRole('columnheader', { name: /Vérifié/ })).toBeNull()
})

test('says what a platform allows and what it does not, with why and where that was read', async () => {
  const platform = aPlatform()
  const notOffered = [
    { what: 'like' as const, why: 'enterprise_only' as const, source: 'https://docs.x.com/changelog', readOn: '2026-11-23' },
  ]
  const { user, container } = renderApp({
    path: '/accounts',
    core: {
      ...core([anAccount({ handle: 'lea.test' })]),
      'platforms.list': () => [{ ...platform, capabilities: { ...platform.capabilities, notOffered } }],
    },
  })
  await user.click(await screen.findByText('@lea.test', { selector: '[role=gridcell] *' }))
  await user.click(await screen.findByRole('button', { name: 'Ce qui est possible' }))
  const dialog = await screen.findByRole('dialog', { name: 'Ce que Bluesky permet' })
  expect(await within(dialog).findByText('Publier une vidéo')).toBeTruthy()
  expect(within(dialog).getByText('Aimer les publications d’autrui')).toBeTruthy()
  expect(within(dialog).getByRole('link', { name: 'Relevé le 23 novembre 2026' }).getAttribute('href')).toBe('https://docs.x.com/changelog')
  await expectAccessible(container)
})

test('says where followers are, and why that is unknown', async () => {
  const source = { source: 'https://example.test', readOn: '2026-11-29' }
  const told = aPlatform({ metrics: { post: [], followers: true, audience: { most: 45, fewest: 100, hoursLate: 48, ...source } } })
  const notTold = aPlatform({ notOffered: [{ what: 'audience', why: 'does_not_exist', ...source }] })
  const at = new Date('2026-03-10T08:00:00Z')
  const countries = [
    { country: 'FR', followers: 775 },
    { country: 'BE', followers: 150 },
    { country: 'CH', followers: 88 },
    { country: 'CA', followers: 75 },
  ]
  const shows = async (platform: typeof told, audience: Audience | null, text: RegExp) => {
    const { user, unmount } = renderApp({
      path: '/accounts',
      core: { ...core([anAccount({ handle: 'lea.test' })]), 'platforms.list': () => [platform], 'accounts.audience': () => audience },
    })
    await user.click(await screen.findByText('@lea.test', { selector: '[role=gridcell] *' }))
    const label = await screen.findByText('Pays et villes des abonnés')
    await waitFor(() => expect(label.nextElementSibling?.textContent).toMatch(text))
    await expectAccessible()
    unmount()
  }
  const reading = { at, followers: 1250, countries, cities: null, withheld: null }
  await shows(told, reading, /France 62\s%.*Belgique 12\s%.*Suisse 7\s%(?!.*Canada)/)
  await shows(told, { ...reading, countries: null, withheld: 'too_few_followers' as const }, /^Inconnus.*à partir de 100 abonnés/)
  await shows(told, null, /Pas encore lus/)
  await shows(notTold, null, /^Inconnus. Ce chiffre n’est donné à personne\.$/)
})

test('says what the month of its application costs, where calls are billed', async () => {
  const appId = sampleId('app', 1)
  const { user } = renderApp({
    path: '/accounts',
    core: {
      ...core([anAccount({ platform: 'x', handle: 'lea_x', appId })]),
      'developerApps.list': () => [
        {
          id: appId,
          platform: 'x',
          creatorId: null,
          name: 'Appli agence',
          clientId: 'client',
          hasSecret: false,
          service: 'https://api.x.com',
          returnAddress: null,
          audited: false,
          accounts: 1,
          spending: { usd: 4.215, capUsd: 20, renewsAt: new Date('2026-04-01T00:00:00Z'), of: [] },
        },
      ],
    },
  })
  await user.click(await screen.findByText('@lea_x', { selector: '[role=gridcell] *' }))
  expect(await screen.findByText(/^4,22\s\$ sur 20,00\s\$/)).toBeTruthy()
  await expectAccessible()
})
