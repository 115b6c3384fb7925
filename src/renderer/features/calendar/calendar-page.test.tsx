import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { parseDate } from '@internationalized/date'
import type { BrokenRule, CheckedMove } from '../../../contract/calendar.ts'
import { toCrowdedHour } from '../../../contract/crowded-hour.ts'
import type { Publication } from '../../../contract/publications.ts'
import { dayKey } from '../../lib/format.ts'
import { instantOf } from '../../lib/wall-clock.ts'
import { anObligationDay } from '../../../../test/seed/obligation-day.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aBrokenRule, aCreator, aDetail, aMe, anAccount, aPlatform, aPublication, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const due = (number: number, at: string, changes: Partial<Publication> = {}): Publication =>
  aPublication({
    id: sampleId('pub', number),
    dueAt: new Date(at),
    at: { wall: at.slice(0, 16), zone: 'Europe/Paris' },
    text: `Contenu ${number}`,
    ...changes,
  })

const aBatch = 'bat_0198a3f0-0000-7000-8000-000000000001'
type Move = { publicationId: string; at: { wall: string; zone: string } }

const checked = (publications: readonly Publication[], { publicationId, at }: Move, broken: BrokenRule[] = []): CheckedMove => ({
  publicationId,
  from: publications.find(({ id }) => id === publicationId)?.at ?? at,
  at,
  dueAt: instantOf(at),
  broken,
})

const place = (publications: Publication[], { publicationId, at }: Move): Publication => {
  const index = publications.findIndex((one) => one.id === publicationId)
  publications[index] = { ...(publications[index] as Publication), at, dueAt: instantOf(at) }
  return publications[index]
}

const rangeOf = (publications: readonly Publication[], { from, to }: { from: string; to: string }) => {
  const days: { date: string; count: number; states: [] }[] = []
  for (let day = parseDate(from); day.compare(parseDate(to)) <= 0; day = day.add({ days: 1 })) {
    const count = publications.filter(({ dueAt }) => dayKey(dueAt, 'Europe/Paris') === day.toString()).length
    days.push({ date: day.toString(), count, states: [] })
  }
  const shown = new Set(days.map(({ date }) => date))
  return { items: publications.filter(({ dueAt }) => shown.has(dayKey(dueAt, 'Europe/Paris'))), hours: [], days }
}

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
    'obligations.outlook': () => [],
    'plans.presets': () => [],
    'calendar.range': (input: { from: string; to: string }) => rangeOf(publications, input),
    'calendar.checkMoves': ({ moves }: { moves: Move[] }) => moves.map((move) => checked(publications, move)),
    'calendar.move': ({ moves }: { moves: Move[] }) => ({
      done: moves.map((move) => place(publications, move).id),
      batchIds: [aBatch],
      blocked: [],
    }),
    'calendar.cancel': ({ publicationIds }: { publicationIds: string[] }) => ({
      done: publicationIds.map((id) => setState(id, 'cancelled').id),
      left: [],
      batchIds: [aBatch],
    }),
    'calendar.undo': () => {
      for (const { id } of publications.filter(({ state }) => state === 'cancelled')) setState(id, 'scheduled')
      return { restored: 2, left: 0 }
    },
    'publications.get': ({ publicationId }: { publicationId: string }) => aDetail(publications.find(({ id }) => id === publicationId)),
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
  const { user, router } = renderApp({ path: '/calendar?view=list', core: core(three()) })
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
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'list', inspect: sampleId('pub', 2) }))
  expect(await screen.findByRole('complementary')).toBeTruthy()
  await user.keyboard('{Escape}')
  await waitFor(() => expect(screen.queryByRole('complementary')).toBeNull())

  await user.click(within(agenda).getByRole('checkbox', { name: /Sélectionner 18:30/ }))
  await user.click(within(agenda).getByRole('checkbox', { name: /Sélectionner 10:00, Zoé/ }))
  await user.click(screen.getByRole('button', { name: 'Annuler 2 publications' }))
  const asking = await screen.findByRole('dialog', { name: /^Annuler 2 publications/ })
  await expectAccessible()
  await user.click(within(asking).getByRole('button', { name: 'Annuler 2 publications' }))
  expect(await screen.findByText('2 publications annulées')).toBeTruthy()
  await waitFor(() => expect(within(agenda).getAllByText('Annulée')).toHaveLength(2))
  await user.click(screen.getByRole('button', { name: 'Défaire' }))
  expect(await screen.findByText('2 publications remises à leur place')).toBeTruthy()
  await waitFor(() => expect(within(agenda).getAllByText('Planifiée')).toHaveLength(2))
})

test('more than can move at once stay where they are, and it says so; all of them can be called off', async () => {
  const calls: number[] = []
  const many = Array.from({ length: 501 }, (_, index) => due(index + 1, '2026-03-13T17:30:00Z'))
  const { user } = renderApp({
    path: '/calendar?view=list',
    core: {
      ...core(many),
      'calendar.cancel': ({ publicationIds }) => {
        calls.push(publicationIds.length)
        return { done: publicationIds, left: [], batchIds: [aBatch] }
      },
    },
  })
  const agenda = await screen.findByRole('grid', { name: 'Publications par jour' })
  await user.click((await within(agenda).findAllByRole('checkbox', { name: /Sélectionner 18:30/ }))[0] as HTMLElement)
  await user.keyboard('{Control>}a{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Déplacer 501 publications' }))
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Déplacer 501 publications' }))
  expect(await screen.findByText('500 publications au plus se déplacent à la fois')).toBeTruthy()
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'Annuler 501 publications' }))
  const asking = await screen.findByRole('dialog', { name: /^Annuler 501 publications/ })
  await user.click(within(asking).getByRole('button', { name: 'Annuler 501 publications' }))
  expect(await screen.findByText('501 publications annulées')).toBeTruthy()
  expect(calls).toEqual([500, 1])
})

test('keeps what it shows in the address and asks core for just that', async () => {
  const asked: Record<string, unknown>[] = []
  const { user, router } = renderApp({
    path: '/calendar?view=list&states=%5B%22published%22%5D&nonsense=1&kinds=7',
    core: core(three(), asked),
  })
  expect(await screen.findByText('Contenu 1')).toBeTruthy()
  expect(screen.queryByText('Contenu 2')).toBeNull()
  expect(asked[0]).toMatchObject({ states: ['published'], from: new Date('2026-03-11T23:00:00Z') })
  await user.type(screen.getByRole('searchbox', { name: 'Chercher dans les textes' }), 'loge')
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'list', states: ['published'], q: 'loge' }))
  await user.click(screen.getByRole('button', { name: /^État/ }))
  await user.click(await screen.findByRole('checkbox', { name: 'Échec' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ states: ['published', 'failed'] }))
  await expectAccessible()
  await user.keyboard('{Escape}')
  await user.click(await screen.findByRole('button', { name: 'Effacer les filtres' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'list' }))
  expect(await screen.findByText('Contenu 2')).toBeTruthy()
})

test('the list begins at the day that was being looked at, and goes back to today', async () => {
  const asked: Record<string, unknown>[] = []
  const { user, router } = renderApp({ path: '/calendar?view=list&date=2026-03-14', core: core(three(), asked) })
  expect(await screen.findByText('Contenu 3')).toBeTruthy()
  expect(asked.at(-1)).toMatchObject({ from: new Date('2026-03-13T23:00:00Z') })
  expect(screen.getByText('À partir du 14 mars 2026')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Aujourd’hui' }))
  await waitFor(() => expect(router.state.location.search).toEqual({ view: 'list' }))
  await waitFor(() => expect(asked.at(-1)).toMatchObject({ from: new Date('2026-03-11T23:00:00Z') }))
})

test('what is exported of the list is what the list shows: from its day on', async () => {
  const spans: { from: Date; to: Date }[] = []
  const exporting = {
    ...core(three()),
    'calendar.ics': ({ from, to }: { from: Date; to: Date }) => {
      spans.push({ from, to })
      return { text: '', events: 0 }
    },
  }
  const { user } = renderApp({ path: '/calendar?view=list&date=2026-03-14', core: exporting })
  await screen.findByText('Contenu 3')
  await user.click(screen.getByRole('button', { name: 'Exporter, importer' }))
  await user.click(await screen.findByRole('menuitem', { name: /iCalendar/ }))
  await waitFor(() => expect(spans).toEqual([{ from: new Date('2026-03-13T23:00:00Z'), to: new Date('2027-03-13T23:00:00Z') }]))
})

test('from what comes to what was: the list turns round, and so does its export', async () => {
  const spans: { from: Date; to: Date }[] = []
  const all = three()
  const { user, router } = renderApp({
    path: '/calendar?view=list',
    core: {
      ...core(all),
      'publications.list': ({ order }) => ({ items: order === 'latest' ? all.slice(0, 1) : all }),
      'calendar.ics': ({ from, to }) => (spans.push({ from, to }), { text: '', events: 0 }),
    },
  })
  await screen.findByText('Contenu 3')
  await router.navigate({ to: '/calendar', search: { view: 'past' } })
  await waitFor(() => expect(screen.queryByText('Contenu 3')).toBeNull())
  await user.click(screen.getByRole('button', { name: 'Exporter, importer' }))
  await user.click(await screen.findByRole('menuitem', { name: /iCalendar/ }))
  await waitFor(() => expect(spans).toEqual([{ from: new Date('2025-03-12T23:00:00Z'), to: new Date('2026-03-12T23:00:00Z') }]))
})

test('says what will be here when nothing is, and when the filters leave nothing', async () => {
  const { user } = renderApp({ path: '/calendar?view=list', language: 'en', core: core([]) })
  expect(await screen.findByText('Nothing scheduled', { selector: 'p' })).toBeTruthy()
  await expectAccessible()
  await user.type(screen.getByRole('searchbox', { name: 'Search in texts' }), 'x')
  expect(await screen.findByText('Nothing matches these filters')).toBeTruthy()
})

test('gives a model the same days to read, with nothing to select', async () => {
  renderApp({
    path: '/calendar?view=list',
    core: { ...core(three()), 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }) },
  })
  expect(await screen.findByText('Contenu 2')).toBeTruthy()
  expect(screen.queryByRole('checkbox')).toBeNull()
  expect(screen.queryByRole('link', { name: 'Nouveau contenu' })).toBeNull()
})

test('a model takes a no back where it is read', async () => {
  const refused = due(2, '2026-03-12T17:30:00Z', { state: 'vetoed' })
  const model = () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] })
  renderApp({ path: `/calendar?view=list&inspect=${refused.id}`, core: { ...core([refused]), 'session.current': model } })
  const panel = await screen.findByRole('complementary')
  expect(await within(panel).findByRole('button', { name: 'Retirer le refus' })).toBeTruthy()
})

test('shifts several on their own clocks and takes it back; sends several only once nobody calls it off', async () => {
  const moves: string[] = []
  const publications = [...three(), due(4, '2026-03-16T09:00:00Z', { state: 'failed' })]
  const of = (publicationId: string) => publications.find(({ id }) => id === publicationId) as Publication
  const { user } = renderApp({
    path: '/calendar?view=list',
    language: 'en',
    holdMs: 60_000,
    core: {
      ...core(publications),
      'calendar.move': (input) => {
        for (const { at } of input.moves) moves.push(`${at.wall} ${at.zone}`)
        return { done: input.moves.map(({ publicationId }) => publicationId), batchIds: [aBatch], blocked: [] }
      },
      'calendar.undo': ({ batchIds }) => (moves.push(...batchIds), { restored: 2, left: 0 }),
      'publications.retry': ({ publicationId }) => (moves.push('retry'), of(publicationId)),
    },
  })
  const agenda = await screen.findByRole('grid', { name: 'Publications by day' })
  await user.click(await within(agenda).findByRole('checkbox', { name: /Select.*18:30/ }))
  await user.click(within(agenda).getByRole('checkbox', { name: /Select.*10:00, Zoé/ }))
  await user.click(screen.getByRole('button', { name: 'Move 2 publications' }))
  const dialog = await screen.findByRole('dialog', { name: 'Move 2 publications' })
  const hours = within(dialog).getByRole('textbox', { name: 'Hours' })
  await user.clear(hours)
  await user.type(hours, '2')
  await user.tab()
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Move 2 publications' }))
  expect(await screen.findByText('2 publications moved')).toBeTruthy()
  expect(moves.map((move) => move.slice(0, 16))).toEqual(['2026-03-13T19:30', '2026-03-16T07:00'])
  expect(moves[1]).toContain('America/New_York')
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() => expect(moves[2]).toBe(aBatch))

  await user.click(within(agenda).getByRole('checkbox', { name: /Select.*18:30/ }))
  await user.click(screen.getByRole('button', { name: 'Publish now' }))
  expect(await screen.findByText('Publishing in 5 seconds')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Do not publish' }))
  await waitFor(() => expect(screen.queryByText('Publishing in 5 seconds')).toBeNull())
  expect(moves).toHaveLength(3)
})

const near = aBrokenRule('spacing', {
  other: { publicationId: sampleId('pub', 9), accountHandle: 'lea.test', dueAt: new Date('2026-03-12T17:50:00Z') },
  actual: 20,
  allowed: 60,
})

describe('the grid', () => {
  test('shows a week of chips with what is owed; keys open, select and move one, with a reason where a rule is broken', async () => {
    const publications = three()
    const asked: { reason?: string | undefined; at: string | undefined }[] = []
    const { user, router } = renderApp({
      path: '/calendar',
      core: {
        ...core(publications),
        'obligations.ahead': () => [
          {
            date: '2026-03-13',
            missing: 1,
            atRisk: 0,
            kind: 'reel',
            short: 0,
            debts: [anObligationDay({ creatorId: sampleId('crt', 1), date: '2026-03-13' })],
            gaps: [],
            more: 0,
          },
        ],
        'calendar.checkMoves': ({ moves }) =>
          moves.map((move) => checked(publications, move, move.at.wall === '2026-03-12T18:45' ? [near] : [])),
        'calendar.move': ({ moves, reason }) => {
          asked.push({ reason, at: moves[0]?.at.wall })
          for (const move of moves) place(publications, move)
          return { done: moves.map(({ publicationId }) => publicationId), batchIds: [aBatch], blocked: [] }
        },
      },
    })
    const grid = await screen.findByRole('region', { name: /^Calendrier.: semaine/ })
    const chip = await within(grid).findByRole('button', { name: /18:30, Léa Duval, @lea\.test, Planifiée/ })
    expect(await within(grid).findByRole('button', { name: /vendredi 13 mars.:.Reel ou short.:.manque/ })).toBeTruthy()
    expect(within(grid).getByRole('button', { name: /05:00 New York/ })).toBeTruthy()
    await expectAccessible(grid)

    chip.focus()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.search).toEqual({ inspect: sampleId('pub', 2) }))
    await user.keyboard('{Escape}')
    chip.focus()
    await user.keyboard(' ')
    expect(await screen.findByRole('toolbar', { name: /^Sélection.: 1$/ })).toBeTruthy()
    expect(chip.getAttribute('aria-pressed')).toBe('true')
    expect(router.state.location.search).toEqual({})
    await user.keyboard('{Escape}')

    chip.focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    const dialog = await screen.findByRole('dialog', { name: 'Ce déplacement enfreint le plan' })
    expect(within(dialog).getByText(/À 20 min de @lea\.test .*le plan demande 60 min d’écart/)).toBeTruthy()
    await expectAccessible(dialog)
    expect(within(dialog).getByRole('button', { name: 'Déplacer quand même' })).toHaveProperty('disabled', true)
    await user.type(within(dialog).getByRole('textbox', { name: /Raison/ }), 'Direct avancé')
    await user.click(within(dialog).getByRole('button', { name: 'Déplacer quand même' }))
    expect(await screen.findByText(/Déplacée : .*18:45/)).toBeTruthy()
    expect(asked).toEqual([{ reason: 'Direct avancé', at: '2026-03-12T18:45' }])
    expect(await within(grid).findByRole('button', { name: /18:45, Léa Duval/ })).toBeTruthy()
  })

  test('M asks where to for all that are selected, when it is pressed on one of them', async () => {
    const { user } = renderApp({ path: '/calendar', core: core(three()) })
    const chip = await screen.findByRole('button', { name: /18:30, Léa Duval, @lea\.test, Planifiée/ })
    chip.focus()
    await user.keyboard('m')
    expect(await screen.findByRole('dialog', { name: 'Déplacer la publication' })).toBeTruthy()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    chip.focus()
    await user.keyboard('{Control>}a{/Control}')
    await user.keyboard('m')
    expect(await screen.findByRole('dialog', { name: 'Déplacer 2 publications' })).toBeTruthy()
  })

  test('goes on and back, keeps day and view in the address, and lists a day that a person opens', async () => {
    const { user, router } = renderApp({ path: '/calendar?view=month', language: 'en', core: core(three()) })
    expect(await screen.findByRole('heading', { name: 'March 2026' })).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Next month' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ view: 'month', date: '2026-04-12' }))
    await user.click(screen.getByRole('button', { name: 'Today' }))
    await user.click(await screen.findByRole('button', { name: 'Open Sunday 15 March, 1 publication' }))
    await waitFor(() => expect(router.state.location.search).toEqual({ view: 'day', date: '2026-03-15' }))
    expect(await screen.findByRole('heading', { name: '15 March 2026' })).toBeTruthy()
  })

  test('a day leads to a new post on it, for whom is shown and on the account chosen; a day that is over does not', async () => {
    const { user, router } = renderApp({
      path: `/calendar?creator=${sampleId('crt', 1)}&accounts=%5B%22${sampleId('acc', 1)}%22%5D`,
      core: {
        ...core(three()),
        'posts.list': () => ({ items: [] }),
        'obligations.ahead': () => [
          {
            date: '2026-03-13',
            missing: 0,
            atRisk: 0,
            kind: null,
            short: 3,
            debts: [],
            gaps: [{ accountId: sampleId('acc', 1), date: '2026-03-13', wanted: 2, planned: 0 }],
            more: 1,
          },
        ],
      },
    })
    // What the plan asks for and is not there is seen on the day, with the way to it.
    await user.click(await screen.findByRole('button', { name: /vendredi 13 mars.:.3 places libres/ }))
    expect(await screen.findByText('@lea.test · 0 sur 2 au moins')).toBeTruthy()
    expect(screen.getByText('… et 1 autre')).toBeTruthy()
    await expectAccessible()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('button', { name: /^Nouveau contenu, mercredi 11 mars/ })).toBeNull()
    await user.click(await screen.findByRole('button', { name: /^Nouveau contenu, samedi 14 mars/ }))
    await waitFor(() =>
      expect(router.state.location.search).toEqual({
        creator: sampleId('crt', 1),
        account: sampleId('acc', 1),
        at: '2026-03-14',
        zone: 'Europe/Paris',
      }),
    )
    expect(router.state.location.pathname).toBe('/posts/new')
    const when = await screen.findByRole('region', { name: 'Quand' })
    expect(within(when).getByRole('spinbutton', { name: /^jour/i }).textContent).toBe('14')
    expect(within(when).getByRole('spinbutton', { name: /^heure/i }).textContent).toBe('18')
  })

  test('an hour that holds too many is one block: it says whose and what wants a person, and opens as a list to act in', async () => {
    const zoe = { creatorId: sampleId('crt', 2), creatorName: 'Zoé' }
    const full = Array.from({ length: 8 }, (_, index) =>
      due(10 + index, `2026-03-13T17:0${index}:00Z`, index < 2 ? { ...zoe, state: 'failed' } : {}),
    )
    const publications = [...three(), ...full]
    const asked: Record<string, unknown>[] = []
    const { user, router } = renderApp({
      path: '/calendar',
      core: {
        ...core(publications),
        'calendar.range': (input: { from: string; to: string; perHour?: number | undefined }) => {
          asked.push(input)
          const { items, ...more } = rangeOf(publications, input)
          return { ...more, items: items.filter((one) => !full.includes(one)), hours: [toCrowdedHour('2026-03-13T18', full)] }
        },
        'publications.list': (input: Record<string, unknown>) => {
          asked.push(input)
          const from = input['from'] as Date
          return { items: from.getTime() === Date.parse('2026-03-13T17:00:00Z') ? full : [...full, ...three().slice(0, 1)] }
        },
      },
    })
    const grid = await screen.findByRole('region', { name: /^Calendrier.: semaine/ })
    expect(await within(grid).findByText(/choisissez un modèle pour voir chaque publication/)).toBeTruthy()
    const block = await within(grid).findByRole('button', {
      name: /^vendredi 13 mars.*, de 18:00 à 19:00, 8 publications, Échec × 2, Léa Duval × 6, Zoé × 2$/,
    })
    expect(asked[0]).toMatchObject({ perHour: 6 })
    expect(within(grid).queryByRole('button', { name: /18:00, Zoé/ })).toBeNull()
    await expectAccessible(grid)

    // The keys come by it between two publications.
    const before = within(grid).getByRole('button', { name: /18:30, Léa Duval/ })
    before.focus()
    await user.keyboard('{ArrowDown}')
    expect(document.activeElement).toBe(block)
    await user.keyboard('{Enter}')
    const list = await screen.findByRole('region', { name: /^vendredi 13 mars.*, de 18:00 à 19:00$/ })
    expect(router.state.location.search).toEqual({ hour: '2026-03-13T18' })
    expect(await within(list).findAllByRole('row', { name: /@lea\.test/ })).toHaveLength(8)
    expect(asked.at(-1)).toMatchObject({ from: new Date('2026-03-13T17:00:00Z'), to: new Date('2026-03-13T18:00:00Z') })
    expect(asked.at(-1)?.['states']).not.toContain('cancelled')
    expect(block.getAttribute('aria-expanded')).toBe('true')
    expect(document.activeElement).toBe(list)
    await user.keyboard('{Escape}')
    await waitFor(() => expect(document.activeElement).toBe(block))
    await user.keyboard(' ')
    expect(await screen.findByRole('region', { name: /^vendredi 13 mars.*, de 18:00 à 19:00$/ })).toBe(document.activeElement)
    await expectAccessible()

    // What is selected there and on the grid is acted on together.
    const again = within(document.activeElement as HTMLElement)
    await user.click(await again.findByRole('checkbox', { name: /Sélectionner 18:00/ }))
    before.focus()
    await user.keyboard(' ')
    expect(screen.getAllByRole('toolbar', { name: /^Sélection.: 2$/ })).toHaveLength(1)
    expect(screen.getByRole('button', { name: 'Déplacer 2 publications' })).toBeTruthy()
    await user.keyboard('{Escape}')
    again.getAllByRole('row')[0]?.focus()
    await user.keyboard('{Escape}')
    await waitFor(() => expect(router.state.location.search).toEqual({}))
    await waitFor(() => expect(document.activeElement).toBe(block))

    // A whole day is all of it.
    await user.click(within(grid).getByRole('button', { name: /^Sélectionner tout le vendredi 13 mars/ }))
    expect(await screen.findByRole('toolbar', { name: /^Sélection.: 9$/ })).toBeTruthy()
    expect(asked).toContainEqual(
      expect.objectContaining({ from: new Date('2026-03-12T23:00:00Z'), to: new Date('2026-03-13T23:00:00Z'), limit: 500 }),
    )
  })

  test('a day of a month that holds too many is one block, which opens the day', async () => {
    const full = Array.from({ length: 14 }, (_, index) => due(10 + index, '2026-03-13T17:00:00Z'))
    const { user, router } = renderApp({ path: '/calendar?view=month', language: 'en', core: core([...three(), ...full]) })
    // A page without a height has no room in its cells: what stands there counts as hidden.
    await user.click(await screen.findByTitle('Friday 13 March, 14 publications'))
    await waitFor(() => expect(router.state.location.search).toEqual({ view: 'day', date: '2026-03-13' }))
  })

  test('is for a model to read: nothing is selected or moved', async () => {
    const model = () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] })
    renderApp({ path: '/calendar', core: { ...core(three()), 'session.current': model } })
    const chip = await screen.findByRole('button', { name: /18:30, Léa Duval/ })
    expect(chip.getAttribute('aria-pressed')).toBeNull()
    expect(screen.queryByRole('button', { name: /Sélectionner tout/ })).toBeNull()
  })
})

test('on a phone’s width the filters open when they are wanted, and a filter that is set can be cleared without', async () => {
  const wide = window.matchMedia
  vi.spyOn(window, 'matchMedia').mockImplementation((query) => Object.assign(wide(query), { matches: query.includes('max-width') }))
  try {
    const { user } = renderApp({ path: '/calendar?view=list&kinds=%5B%22photo%22%5D', core: core(three()) })
    const filters = within(await screen.findByRole('group', { name: 'Filtres' }))
    const toggle = filters.getByRole('button', { name: 'Filtres' })
    expect(toggle.getAttribute('aria-expanded')).toBe('false')
    expect(filters.queryByRole('searchbox')).toBeNull()
    expect(filters.getByRole('button', { name: 'Effacer les filtres' })).toBeTruthy()
    await user.click(toggle)
    expect(filters.getByRole('searchbox')).toBeTruthy()
    await expectAccessible()
  } finally {
    vi.restoreAllMocks()
  }
})
