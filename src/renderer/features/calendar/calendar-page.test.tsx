import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Publication } from '../../../contract/publications.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, anAccount, aPlatform, aPost, aPublication, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const due = (number: number, at: string, changes: Partial<Publication> = {}): Publication =>
  aPublication({
    id: sampleId('pub', number),
    dueAt: new Date(at),
    at: { wall: at.slice(0, 16), zone: 'Europe/Paris' },
    text: `Contenu ${number}`,
    ...changes,
  })

const core = (publications: Publication[], asked: Record<string, unknown>[] = []) => {
  const setState = (id: string, state: Publication['state']): Publication => {
    const index = publications.findIndex((one) => one.id === id)
    publications[index] = { ...(publications[index] as Publication), state }
    return publications[index]
  }
  return {
    'creators.list': () => [aCreator(), aCreator({ id: sampleId('crt', 2), name: 'Zoé', zone: 'America/New_York' })],
    'accounts.list': () => [anAccount(), anAccount({ id: sampleId('acc', 2), handle: 'zoe.test', creatorId: sampleId('crt', 2) })],
    'platforms.list': () => [aPlatform()],
    'publications.list': (input: Record<string, unknown>) => {
      asked.push(input)
      const states = input['states'] as string[] | undefined
      return { items: publications.filter(({ state }) => !states || states.includes(state)) }
    },
    'publications.get': ({ publicationId }: { publicationId: string }) => ({
      publication: publications.find(({ id }) => id === publicationId) as Publication,
      post: aPost(),
      attempts: [],
      history: [],
      metrics: [],
      replies: null,
    }),
    'publications.cancel': ({ publicationId }: { publicationId: string }) => setState(publicationId, 'cancelled'),
    'publications.restore': ({ publicationId }: { publicationId: string }) => setState(publicationId, 'scheduled'),
  }
}

const three = () => [
  due(1, '2026-03-12T07:00:00Z', { state: 'published' }),
  due(2, '2026-03-12T17:30:00Z'),
  due(3, '2026-03-15T09:00:00Z', {
    creatorId: sampleId('crt', 2),
    creatorName: 'Zoé',
    accountHandle: 'zoe.test',
    at: { wall: '2026-03-15T05:00', zone: 'America/New_York' },
  }),
]

test('shows days, now and the days between; opens and moves by keys; cancels several and takes that back', async () => {
  const { user, router } = renderApp({ path: '/calendar', core: core(three()) })
  const agenda = await screen.findByRole('grid', { name: 'Publications par jour' })
  expect(await within(agenda).findByText('jeudi 12 mars')).toBeTruthy()
  expect(within(agenda).getByText(/Maintenant 10:00/)).toBeTruthy()
  expect(within(agenda).getByText(/Rien du ven\. 13 mars au sam\. 14 mars/)).toBeTruthy()
  expect(within(agenda).getByText('05:00 New York')).toBeTruthy()
  await expectAccessible()

  await user.keyboard('j')
  expect(document.activeElement?.getAttribute('data-id')).toBe(sampleId('pub', 1))
  await user.keyboard('j')
  expect(document.activeElement?.getAttribute('data-id')).toBe(sampleId('pub', 2))
  await user.keyboard('{Enter}')
  await waitFor(() => expect(router.state.location.search).toEqual({ inspect: sampleId('pub', 2) }))
  expect(await screen.findByRole('complementary')).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())

  await user.click(within(agenda).getByRole('checkbox', { name: /Sélectionner 18:30/ }))
  await user.click(within(agenda).getByRole('checkbox', { name: /Sélectionner 10:00, Zoé/ }))
  await user.click(screen.getByRole('button', { name: 'Annuler 2 publications' }))
  expect(await screen.findByText('2 publications annulées')).toBeTruthy()
  await waitFor(() => expect(within(agenda).getAllByText('Annulée')).toHaveLength(2))
  await user.click(screen.getByRole('button', { name: 'Défaire' }))
  expect(await screen.findByText('2 publications rétablies')).toBeTruthy()
  await waitFor(() => expect(within(agenda).getAllByText('Planifiée')).toHaveLength(2))
})

test('keeps what it shows in the address and asks core for just that', async () => {
  const asked: Record<string, unknown>[] = []
  const { user, router } = renderApp({ path: '/calendar?states=%5B%22published%22%5D&nonsense=1&kinds=7', core: core(three(), asked) })
  expect(await screen.findByText('Contenu 1')).toBeTruthy()
  expect(screen.queryByText('Contenu 2')).toBeNull()
  expect(asked[0]).toMatchObject({ states: ['published'], from: new Date('2026-03-11T23:00:00Z') })
  await user.type(screen.getByRole('searchbox', { name: 'Chercher dans les textes' }), 'loge')
  await waitFor(() => expect(router.state.location.search).toEqual({ states: ['published'], q: 'loge' }))
  await user.click(screen.getByRole('button', { name: /^État/ }))
  await user.click(await screen.findByRole('checkbox', { name: 'Échec' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ states: ['published', 'failed'] }))
  await expectAccessible()
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'Effacer les filtres' }))
  await waitFor(() => expect(router.state.location.search).toEqual({}))
  expect(await screen.findByText('Contenu 2')).toBeTruthy()
})

test('says what will be here when nothing is, and when the filters leave nothing', async () => {
  const { user } = renderApp({ path: '/calendar', language: 'en', core: core([]) })
  expect(await screen.findByText('Nothing scheduled', { selector: 'p' })).toBeTruthy()
  await expectAccessible()
  await user.type(screen.getByRole('searchbox', { name: 'Search in texts' }), 'x')
  expect(await screen.findByText('Nothing matches these filters')).toBeTruthy()
})

test('gives a model the same days to read, with nothing to select', async () => {
  renderApp({
    path: '/calendar',
    core: { ...core(three()), 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }) },
  })
  expect(await screen.findByText('Contenu 2')).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('link', { name: 'Nouveau contenu' })).toBeNull()
})

test('shifts several on their own clocks and takes it back; sends several only once nobody calls it off', async () => {
  const moves: string[] = []
  const publications = [...three(), due(4, '2026-03-16T09:00:00Z', { state: 'failed' })]
  const of = (publicationId: string) => publications.find(({ id }) => id === publicationId) as Publication
  const { user } = renderApp({
    path: '/calendar',
    language: 'en',
    holdMs: 60_000,
    core: {
      ...core(publications),
      'publications.reschedule': ({ publicationId, at }) => (moves.push(`${at.wall} ${at.zone}`), of(publicationId)),
      'publications.retry': ({ publicationId }) => (moves.push('retry'), of(publicationId)),
    },
  })
  const agenda = await screen.findByRole('grid', { name: 'Publications by day' })
  await user.click(await within(agenda).findByRole('checkbox', { name: /Select.*18:30/ }))
  await user.click(within(agenda).getByRole('checkbox', { name: /Select.*10:00, Zoé/ }))
  await user.click(screen.getByRole('button', { name: 'Shift 2 publications' }))
  const dialog = await screen.findByRole('dialog', { name: 'Shift 2 publications' })
  const hours = within(dialog).getByRole('textbox', { name: 'Hours' })
  await user.clear(hours)
  await user.type(hours, '2')
  await user.tab()
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Shift 2 publications' }))
  expect(await screen.findByText('2 publications moved')).toBeTruthy()
  expect(moves.map((move) => move.slice(0, 16))).toEqual(['2026-03-13T19:30', '2026-03-16T07:00'])
  expect(moves[1]).toContain('America/New_York')
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(moves).toHaveLength(4))
  expect(moves[3]).toBe('2026-03-15T05:00 America/New_York')

  await user.click(within(agenda).getByRole('checkbox', { name: /Select.*18:30/ }))
  await user.click(screen.getByRole('button', { name: 'Publish now' }))
  expect(await screen.findByText('Publishing in 5 seconds')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Do not publish' }))
  await waitFor(() => expect(screen.queryByText('Publishing in 5 seconds')).toBeNull())
  expect(moves).toHaveLength(4)
})
