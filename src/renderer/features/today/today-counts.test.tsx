import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aDetail, anAccount, aPublication, aStatus, sampleId, someTotals } from '../../testing/samples.ts'

const failed = (number: number, code: string) =>
  aPublication({ id: sampleId('pub', number), state: 'failed', failure: { code, data: { by: 'emergency_stop' } } })

test('what only waits is shown as waiting, not as a failure', async () => {
  const items = [failed(1, 'VAULT_LOCKED'), failed(2, 'TEXT_INVALID')]
  renderApp({
    path: '/today',
    core: {
      'publications.count': () => [],
      'publications.list': ({ needsPerson }) => ({ items: needsPerson ? items : [] }),
    },
  })
  expect(await screen.findAllByText('En attente')).toHaveLength(1)
  expect(screen.getAllByText('Échec')).toHaveLength(1)
})

test('what waits for somebody is listed exactly as often as it is counted, the rest one press away', async () => {
  const user = userEvent.setup()
  const all = [1, 2, 3].map((number) => failed(number, 'TEXT_INVALID'))
  renderApp({
    path: '/today',
    core: {
      'publications.count': ({ needsPerson }) => (needsPerson ? [{ state: 'failed' as const, count: 3 }] : []),
      'publications.list': ({ needsPerson, cursor }) =>
        !needsPerson ? { items: [] } : cursor ? { items: all.slice(2) } : { items: all.slice(0, 2), next: 'more' },
    },
  })
  const figure = within((await screen.findByText('À traiter')).closest('div') as HTMLElement)
  expect(await figure.findByText('3')).toBeTruthy()
  const section = within(screen.getByRole('region', { name: 'Ce qui attend quelqu’un' }))
  expect(await section.findAllByRole('listitem')).toHaveLength(2)
  await user.click(section.getByRole('button', { name: 'Afficher 1 de plus' }))
  expect(await section.findAllByText('Échec')).toHaveLength(3)
  expect(section.getByText('3')).toBeTruthy()
  expect(section.queryByRole('button', { name: /Afficher/ })).toBeNull()
})

test('the day stands hour by hour, each mark said in words and opened; what is being sent comes before what went out', async () => {
  const user = userEvent.setup()
  const now = new Date()
  const due = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  const sending = aPublication({ id: sampleId('pub', 1), state: 'sending', text: 'Part maintenant', dueAt: due(0) })
  const out = aPublication({ id: sampleId('pub', 2), state: 'published', text: 'Déjà là', dueAt: due(0), publishedAt: due(0) })
  const { router } = renderApp({
    path: '/today',
    core: {
      'system.status': () => aStatus({ now }),
      'publications.count': () => [],
      'creators.list': () => [aCreator()],
      'publications.get': () => aDetail(out),
      'publications.list': ({ states, from }) => ({
        items: from ? [sending, out] : states?.length === 2 ? [sending] : states?.[0] === 'published' ? [out] : [],
      }),
    },
  })
  const day = within(await screen.findByRole('region', { name: 'La journée, heure par heure' }))
  expect(day.getAllByRole('listitem')).toHaveLength(24)
  const hour = within(day.getByText('(maintenant)', { exact: false }).closest('li') as HTMLElement)
  expect(hour.getAllByRole('button')).toHaveLength(2)
  await user.click(hour.getByRole('button', { name: /Publiée$/ }))
  expect(router.state.location.search).toMatchObject({ inspect: out.id })
  const activity = within(screen.getByRole('region', { name: 'En cours et récemment' }))
  expect(activity.getByText('1 envoi en cours')).toBeTruthy()
  expect(activity.getAllByRole('listitem').map((item) => /Part maintenant|Déjà là/.exec(item.textContent)?.[0])).toEqual([
    'Part maintenant',
    'Déjà là',
  ])
  const models = within((await screen.findByText('Modèles', { selector: 'dt' })).closest('div') as HTMLElement)
  expect(models.getByText('1')).toBeTruthy()
})

test('an account to reconnect waits for a person, whoever has its alert in hand, and opens where it is reconnected', async () => {
  const user = userEvent.setup()
  const { router } = renderApp({
    path: '/today',
    core: {
      'publications.count': () => [],
      'accounts.list': () => [
        anAccount({ id: sampleId('acc', 1), handle: 'lea.test' }),
        anAccount({ id: sampleId('acc', 2), handle: 'lea.revoked', platform: 'x', state: 'needs_reconnect', scheduled: 2 }),
      ],
    },
  })
  const figure = within((await screen.findByText('À traiter')).closest('div') as HTMLElement)
  expect(await figure.findByText('1')).toBeTruthy()
  const section = within(screen.getByRole('region', { name: 'Ce qui attend quelqu’un' }))
  const row = await section.findByRole('button', { name: /Compte à reconnecter\s?: lea\.revoked/ })
  expect(row.textContent).toContain('2 publications planifiées attendent')
  await user.click(row)
  expect(router.state.location.search).toMatchObject({ inspect: sampleId('acc', 2) })
})

test('what was published in the week is counted on the agency’s calendar, over the very days of the figures beside it', async () => {
  const asked: unknown[] = []
  renderApp({
    path: '/today',
    core: {
      // 31 March in Paris, the 30th in Los Angeles.
      'system.status': () => aStatus({ now: new Date('2026-03-31T05:00:00Z') }),
      'agency.get': () => ({ name: 'Agence', language: 'fr', zone: 'America/Los_Angeles' }),
      'publications.count': () => [],
      'analytics.overview': (input) => {
        asked.push(input)
        return {
          zone: 'America/Los_Angeles',
          grain: 'day',
          gained: someTotals({ posts: 12, likes: 5 }),
          before: someTotals({}),
          posted: someTotals({ posts: 12 }),
          measured: 9,
          series: [],
          platforms: [],
          kinds: [],
          markets: [],
          followers: null,
          readAt: null,
        }
      },
    },
  })
  const figure = within((await screen.findByText('Publiées sur 7 jours')).closest('div') as HTMLElement)
  expect(await figure.findByText('12')).toBeTruthy()
  expect(asked.at(-1)).toMatchObject({ from: '2026-03-23', to: '2026-03-29' })
})
