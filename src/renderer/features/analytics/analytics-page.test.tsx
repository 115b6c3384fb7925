import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { present } from '../../../../test/harness/present.ts'
import type { Overview, ScoredPost } from '../../../contract/analytics.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aPlatform, sampleId, someTotals, unknownSums } from '../../testing/samples.ts'

const overview = (changes: Partial<Overview> = {}): Overview => ({
  zone: 'Europe/Paris',
  grain: 'day',
  gained: someTotals({ posts: 3, likes: 1200, comments: 0 }),
  before: someTotals({ posts: 2, likes: 1000, comments: 4 }),
  posted: someTotals({ posts: 3 }),
  measured: 2,
  series: [{ at: new Date('2026-03-10T00:00:00Z'), ...someTotals({ likes: 1200 }) }],
  platforms: [{ platform: 'bluesky', gained: someTotals({ likes: 1200 }), posted: someTotals({ posts: 3 }), score: 61.2 }],
  kinds: [],
  markets: [],
  followers: { now: 400, accounts: 1, of: 2, growth: { from: 380, to: 400, accounts: 1 }, old: null },
  readAt: null,
  ...changes,
})

const post: ScoredPost = {
  publicationId: sampleId('pub', 1),
  creatorId: sampleId('crt', 1),
  creatorName: 'Léa',
  accountId: sampleId('acc', 1),
  accountHandle: 'lea.test',
  platform: 'bluesky',
  kind: 'photo',
  market: 'france',
  text: 'Bonsoir Paris',
  thumbAssetId: null,
  publishedAt: new Date('2026-03-10T18:00:00Z'),
  figures: { ...unknownSums, likes: 40 },
  engagementRate: null,
  score: 71.4,
  stage: 'd7',
}

const criterion = (id: string, fr: string) => ({
  id,
  name: { fr, en: `${fr} in English` },
  formula: { fr: `Formule de ${fr}`, en: 'Formula' },
  units: ['views' as const],
  source: { fr: 'Une source', en: 'A source' },
})
const criteria = () => ({
  criteria: [criterion('engagement', 'Engagement'), criterion('reach', 'Portée'), criterion('saves', 'Enregistrements reçus')],
  rules: { mostNeighbours: 30, leastNeighbours: 5, recentDays: 180, leastSpread: 0.2 },
})

test('what is unknown is not 0, and a figure stands beside the one before', async () => {
  renderApp({
    path: '/analytics',
    core: { 'analytics.overview': () => overview(), 'analytics.heatMap': () => [], 'analytics.posts': () => [] },
  })
  const tile = async (name: string) => within((await screen.findByText(name, { selector: 'dt' })).closest('div') as HTMLElement)
  expect((await tile('Vues')).getByText('—')).toBeTruthy()
  expect((await tile('Vues')).getByText(/^Inconnu/)).toBeTruthy()
  expect((await tile('Commentaires')).getByText('0')).toBeTruthy()
  expect((await tile('J’aime')).getByText(/20\s%.*de plus/)).toBeTruthy()
  expect((await tile('Abonnés')).getByText('1 compte sur 2 le dit')).toBeTruthy()
})

test('what is asked for stands in the address, and goes to core', async () => {
  const asked: unknown[] = []
  const { router } = renderApp({
    path: '/analytics?period=2026-03-01..2026-03-07&platforms=%5B%22x%22%5D&order=views&worst=true',
    core: {
      'analytics.overview': (input) => {
        asked.push(input)
        return overview()
      },
      'analytics.heatMap': () => [],
      'analytics.posts': (input) => {
        asked.push(input)
        return []
      },
    },
  })
  expect(await screen.findByText('Aucune publication parue sur cette période n’a ce chiffre.')).toBeTruthy()
  expect(asked).toContainEqual(expect.objectContaining({ from: '2026-03-01', to: '2026-03-07', platforms: ['x'] }))
  expect(asked).toContainEqual(expect.objectContaining({ order: 'views', worst: true }))
  expect(router.state.location.search).toMatchObject({ order: 'views' })
})

test('a score opens to its parts, with what it is compared with and what is not known', async () => {
  const user = userEvent.setup()
  renderApp({
    path: '/analytics',
    core: {
      'analytics.overview': () => overview(),
      'analytics.heatMap': () => [{ weekHour: 20, posts: 3, score: 61, scored: 3, engagementRate: null, viewsPerPost: null }],
      'analytics.posts': () => [post],
      'analytics.criteria': criteria,
      'analytics.score': () => ({
        score: 71.4,
        stage: 'd7',
        sample: 12,
        least: 5,
        parts: [
          { criterion: 'engagement', weight: 50, share: 1, part: 71.4, value: 40, usual: 25, unit: 'interactions', sample: 12 },
          { criterion: 'reach', weight: 30, share: null, part: null, value: null, usual: null, unit: 'views', sample: 0 },
          { criterion: 'conversions', weight: 20, share: null, part: null, value: 3, usual: 2, unit: 'subscribers', sample: 4 },
        ],
        neighbours: [],
      }),
    },
  })
  await user.click(await screen.findByRole('button', { name: /Note de la publication.*71 sur 100/ }))
  const detail = within(await screen.findByRole('dialog', { name: 'D’où vient la note' }))
  expect(await detail.findByText('Comparée à 12 publications du même compte, sept jours après la parution.')).toBeTruthy()
  expect(await detail.findByText('Portée')).toBeTruthy()
  expect(detail.getByText(/40 réactions, d’habitude 25 réactions/)).toBeTruthy()
  expect(detail.getByText('inconnu · les autres parts comptent davantage')).toBeTruthy()
  // Known of it, and of too few others: it does not count, and says so.
  expect(
    detail.getByText(
      /^3 abonnés, d’habitude 2 abonnés · pas assez de publications où cette part est connue \(n = 4, il en faut 5\) · les autres parts comptent davantage$/,
    ),
  ).toBeTruthy()
})

test('an hour’s mean score stands on the posts that have one; what filters do not narrow says so', async () => {
  renderApp({
    path: '/analytics?kinds=%5B%22photo%22%5D',
    core: {
      'analytics.overview': () => overview(),
      'analytics.heatMap': () => [{ weekHour: 20, posts: 9, score: 61, scored: 1, engagementRate: null, viewsPerPost: null }],
      'analytics.posts': () => [],
    },
  })
  expect(await screen.findByText(/lundi, 20 h : 61 \(1 publication\)/)).toBeTruthy()
  expect(screen.getByText(/Les abonnés et leurs pays ne changent pas.*Les liens de suivi ne changent pas/)).toBeTruthy()
})

test('figures of the week that cannot be read are said on Today, with a way to try again', async () => {
  renderApp({
    path: '/today',
    core: {
      'analytics.overview': () => {
        throw new Error('broken')
      },
    },
  })
  const section = within(await screen.findByRole('region', { name: '7 derniers jours' }))
  expect(section.getByRole('button', { name: /Réessayer/ })).toBeTruthy()
})

test('the chart is a table too, and the hours are read as words', async () => {
  const user = userEvent.setup()
  renderApp({
    path: '/analytics?figure=likes&period=2026-03-08..2026-03-14',
    core: {
      'analytics.overview': () => overview(),
      'analytics.heatMap': () => [{ weekHour: 20, posts: 3, score: 61, scored: 3, engagementRate: null, viewsPerPost: null }],
      'analytics.posts': () => [],
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Tableau' }))
  const days = within(screen.getByRole('region', { name: 'Évolution' }))
  expect(days.getByRole('row', { name: /10 mars/ }).textContent).toMatch(/1\s200/)
  // A day of which nothing is known stands in its place; those to come do not.
  expect(days.getByRole('row', { name: /11 mars/ }).textContent).toMatch(/—$/)
  expect(days.getAllByRole('cell')).toHaveLength(5)
  expect(screen.getByText(/lundi, 20 h : 61 \(3 publications\)/)).toBeTruthy()
})

test('nothing yet says when there will be something', async () => {
  renderApp({
    path: '/analytics',
    core: {
      'analytics.overview': () =>
        overview({ gained: someTotals({}), before: someTotals({}), posted: someTotals({}), series: [], platforms: [] }),
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
    },
  })
  expect(await screen.findByText('Aucun chiffre pour cette sélection')).toBeTruthy()
})

test('every figure has its formula in one place, and is in the export: unknown as an empty cell', async () => {
  const user = userEvent.setup()
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (blobs.push(blob as Blob), 'blob:saved'))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {})
  const series = [{ at: new Date('2026-03-09T23:00:00Z'), ...someTotals({ likes: 1200, views: 48_000, engagementRate: 0.025 }) }]
  renderApp({
    path: '/analytics?period=2026-03-09..2026-03-11',
    core: {
      'analytics.overview': () => overview({ series }),
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
      'analytics.criteria': criteria,
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Exporter en CSV' }))
  const [head = '', ...rows] = (await present(blobs[0]).text()).split('\r\n')
  const row = rows[1] ?? ''
  const value = Object.fromEntries(head.split(';').map((name, at) => [name, row.split(';')[at]]))
  // The agency's days, not the instants at which they begin in Greenwich.
  expect(head.replace(/^\uFEFF/, '').split(';')[0]).toBe('Quand (Europe/Paris)')
  expect(rows.map((line) => line.split(';')[0])).toEqual(['2026-03-09', '2026-03-10', '2026-03-11', ''])
  expect(value).toMatchObject({ Vues: '48000', Engagement: '0,025', Commentaires: '', 'Temps de visionnage (ms)': '' })

  await user.click(screen.getByRole('button', { name: 'Formules' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Comment chaque chiffre est compté' }))
  expect(within(dialog.getByRole('row', { name: /^Engagement/ })).getByText(/\(J’aime \+ commentaires\) ÷ vues/)).toBeTruthy()
  // Each criterion that core names, with its formula and its source; and how all of them are worked out.
  const row4 = await dialog.findByRole('row', { name: /Part de la note.*Enregistrements reçus/ })
  expect(within(row4).getByText(/Formule de Enregistrements reçus Source.: Une source/)).toBeTruthy()
  expect(dialog.getByText(/0,2 au moins.*les 30 dernières au plus, parues depuis 180 jours au plus, et 5 au moins/)).toBeTruthy()
  // Whatever is exported has its line.
  for (const name of head
    .replace(/^\uFEFF/, '')
    .split(';')
    .slice(1))
    expect(dialog.getByRole('rowheader', { name: name.replace(' (ms)', '') })).toBeTruthy()
  await expectAccessible()
})

test('Today has the week beside the one before, and how much advice waits for a decision', async () => {
  renderApp({ path: '/today', core: { 'analytics.overview': () => overview(), 'advice.count': () => ({ open: 12, best: 0.334 }) } })
  const link = await screen.findByRole('link', { name: /^12 conseils à décider\s?: jusqu’à \+33\s?% d’engagement attendu$/ })
  expect(link.getAttribute('href')).toBe('/advice')
})

test('posts are grouped by what is chosen, once it is chosen; the choice stands in the address, and what cannot be crossed is not offered', async () => {
  const user = userEvent.setup()
  const asked: unknown[] = []
  const { router, container } = renderApp({
    path: '/analytics?period=2026-03-01..2026-03-07',
    core: {
      'analytics.overview': () => overview(),
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
      'analytics.explore': (input) => {
        asked.push(input)
        return {
          rows: [
            {
              key: '2-3',
              name: null,
              platform: null,
              total: { posts: 3, known: 2, value: 1200.4 },
              cells: [{ posts: 3, known: 2, value: 1200.4 }],
            },
            {
              key: '7+',
              name: null,
              platform: null,
              total: { posts: 1, known: 0, value: null },
              cells: [{ posts: 0, known: 0, value: null }],
            },
          ],
          columns: [{ key: '18', name: null, platform: null, total: { posts: 3, known: 2, value: 1200.4 } }],
          whole: { posts: 4, known: 2, value: 1200.4 },
          more: 0,
        }
      },
    },
  })
  const section = within(await screen.findByRole('region', { name: 'Explorer' }))
  expect(asked).toEqual([])
  const choose = async (label: RegExp, option: string) => {
    await user.click(section.getByRole('button', { name: label }))
    await user.click(await screen.findByRole('option', { name: option }))
  }
  await choose(/Regrouper par/, 'Nombre de hashtags')
  await choose(/Montrer/, 'Vues par publication')
  await user.click(section.getByRole('button', { name: /Croisé avec/ }))
  expect(screen.queryByRole('option', { name: 'Nombre de hashtags' })).toBeNull()
  await user.click(await screen.findByRole('option', { name: 'Heure du marché' }))
  const row = within(await section.findByRole('row', { name: /^2–3/ }))
  const [crossed] = row.getAllByRole('cell')
  expect(crossed?.textContent).toMatch(/^1\s200, connu pour 2 publications sur 3$/)
  expect(section.getByRole('row', { name: /^7 ou plus/ }).textContent).toContain('—')
  expect(section.getByRole('columnheader', { name: /18\sh/ })).toBeTruthy()
  expect(router.state.location.search).toMatchObject({ by: 'hashtags', across: 'hour', measure: 'views' })
  expect(asked.at(-1)).toMatchObject({ by: 'hashtags', across: 'hour', measure: 'views', from: '2026-03-01', to: '2026-03-07' })
  await expectAccessible(container)
})

test('followers and engagement have their course too, and an account that is not read any more is said with its date', async () => {
  const user = userEvent.setup()
  const asked: unknown[] = []
  const old = { accounts: 1, since: new Date('2026-03-02T10:00:00Z') }
  renderApp({
    path: '/analytics?period=2026-03-01..2026-03-07&figure=followers',
    core: {
      'analytics.overview': () =>
        overview({
          followers: { now: 6411, accounts: 2, of: 2, growth: { from: 6400, to: 6411, accounts: 2 }, old },
          series: [{ at: new Date('2026-03-03T00:00:00Z'), ...someTotals({ engagementRate: 0.05 }) }],
        }),
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
      'analytics.followers': (input) => {
        asked.push(input)
        return [{ at: new Date('2026-03-03T00:00:00Z'), followers: 6405, accounts: 2 }]
      },
    },
  })
  const tile = within((await screen.findByText('Abonnés', { selector: 'dt' })).closest('div') as HTMLElement)
  expect(tile.getByText(/1 compte n’est plus relevé.*2 mars 2026/)).toBeTruthy()
  const section = within(screen.getByRole('region', { name: 'Évolution' }))
  await user.click(section.getByRole('button', { name: 'Tableau' }))
  expect((await section.findByRole('row', { name: /3 mars/ })).textContent).toMatch(/6\s405/)
  expect(asked[0]).toMatchObject({ from: '2026-03-01', to: '2026-03-07', grain: 'day' })
  await user.click(section.getByRole('button', { name: /Chiffre du graphique/ }))
  await user.click(await screen.findByRole('option', { name: 'Engagement' }))
  expect((await section.findByRole('row', { name: /3 mars/ })).textContent).toMatch(/5\s%/)
})

test('a link says whose figures it is about, and switches the rail to her; another choice there is another address', async () => {
  const user = userEvent.setup()
  const [lea, zoe] = [aCreator({ id: sampleId('crt', 1), name: 'Léa' }), aCreator({ id: sampleId('crt', 2), name: 'Zoé' })]
  const asked: unknown[] = []
  const { router } = renderApp({
    path: `/analytics?creator=${zoe.id}`,
    core: {
      'creators.list': () => [lea, zoe],
      'analytics.overview': (input) => {
        asked.push(input.creatorId)
        return overview()
      },
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
    },
  })
  const switcher = await screen.findByRole('button', { name: /Zoé$/ })
  expect(asked).toContain(zoe.id)
  expect(asked).not.toContain(undefined)
  // In the rail, and on the page.
  expect(screen.getAllByText('Zoé')).toHaveLength(2)
  await user.click(switcher)
  await user.click(await screen.findByRole('option', { name: 'Léa' }))
  await waitFor(() => expect(router.state.location.search).toMatchObject({ creator: lea.id }))
  expect(asked).toContain(lea.id)
})

test('a link about a model out of reach says so, and shows nobody else’s figures in her name', async () => {
  const asked: unknown[] = []
  renderApp({
    path: `/analytics?creator=${sampleId('crt', 9)}`,
    core: {
      'creators.list': () => [aCreator({ id: sampleId('crt', 1), name: 'Léa' }), aCreator({ id: sampleId('crt', 2), name: 'Zoé' })],
      'analytics.overview': (input) => {
        asked.push(input.creatorId)
        return overview()
      },
    },
  })
  expect(await screen.findByText(/Ce lien parle d’un modèle que vous ne suivez pas/)).toBeTruthy()
  expect(new Set(asked)).not.toContain(undefined)
})

test('a link about an account out of reach says so, and shows nobody else’s figures in its name', async () => {
  const user = userEvent.setup()
  const asked: unknown[] = []
  const { router } = renderApp({
    path: `/analytics?account=${sampleId('acc', 9)}`,
    core: {
      'accounts.list': () => [],
      'analytics.overview': (input) => {
        asked.push(input.accountId)
        return overview()
      },
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
    },
  })
  expect(await screen.findByText(/Ce lien parle d’un compte que vous ne suivez pas/)).toBeTruthy()
  expect(new Set(asked)).not.toContain(undefined)
  expect(screen.queryByText('Vues', { selector: 'dt' })).toBeNull()
  await user.click(screen.getByRole('button', { name: 'Tous les comptes' }))
  expect(await screen.findByText('Vues', { selector: 'dt' })).toBeTruthy()
  expect(router.state.location.search).not.toHaveProperty('account')
})

test('what a platform does not give is said under the table, and why there is no score; the list tells the figure it is ordered by', async () => {
  renderApp({
    path: '/analytics?order=likes&figure=followers',
    core: {
      'analytics.overview': () =>
        overview({
          platforms: [
            { platform: 'bluesky', gained: someTotals({ likes: 1200 }), posted: someTotals({ posts: 3 }), score: 61.2 },
            { platform: 'onlyfans', gained: someTotals({}), posted: someTotals({ posts: 2 }), score: null },
          ],
        }),
      'analytics.heatMap': () => [],
      'analytics.posts': () => [post],
      'analytics.criteria': criteria,
      'platforms.list': () => [
        aPlatform({ metrics: { post: ['likes', 'replies', 'quotes'], followers: true } }),
        { ...aPlatform({ metrics: { post: [], followers: false } }), id: 'onlyfans' },
      ],
      'analytics.followers': () => [
        { at: new Date('2026-03-03T00:00:00Z'), followers: 100, accounts: 1 },
        { at: new Date('2026-03-04T00:00:00Z'), followers: 1100, accounts: 2 },
      ],
    },
  })
  expect(await screen.findByText(/Bluesky ne donne pas\s: vues\./)).toBeTruthy()
  expect(screen.getByText(/OnlyFans ne donne pas\s: vues, j’aime, commentaires, partages\./)).toBeTruthy()
  expect(await screen.findByText(/Pas de note sans au moins 5 publications/)).toBeTruthy()
  expect(await screen.findByText(/Des comptes s’ajoutent en chemin\s: 1 relevés au début, 2 à la fin/)).toBeTruthy()
  expect(screen.getByText(/^J’aime 40/)).toBeTruthy()
  await expectAccessible()
})
