import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { LibraryAsset } from '../../../contract/library.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aDetail, aMe, anAsset, aPublication, sampleId } from '../../testing/samples.ts'

const aLibraryAsset = (number: number, changes: Partial<LibraryAsset> = {}): LibraryAsset => ({
  ...anAsset({ id: sampleId('ast', number), fileName: `photo-${number}.jpg` }),
  folder: '',
  tags: [],
  sensitive: false,
  paid: false,
  note: '',
  words: [],
  suitability: [
    { platform: 'bluesky', reasons: [] },
    { platform: 'x', reasons: [{ rule: 'consent.refused', data: {} }] },
  ],
  uses: 0,
  lastUsedAt: null,
  removedAt: null,
  erasedAt: null,
  ...changes,
})

const undoId = sampleId('und', 1)

/** A library in memory; what core was told is in `told`. */
const core = (all: LibraryAsset[], told: [string, unknown][] = [], more: Answers = {}): Answers => ({
  'creators.list': () => [aCreator()],
  'assets.places': ({ every }) => ({
    total: all.length,
    places: all.filter((_, at) => (at + 1) % every === 0).map(({ id, creatorId }) => ({ id, creatorId })),
  }),
  'assets.list': ({ cursor, limit = 100 }) => {
    const start = cursor === undefined ? 0 : all.findIndex(({ id }) => id === cursor) + 1
    return { items: all.slice(start, start + limit) }
  },
  'assets.count': () => ({
    total: all.length,
    images: all.length,
    videos: 0,
    folders: [
      { folder: 'Mars', count: 1 },
      { folder: 'Mars/Plage', count: 2 },
    ],
    tags: [{ tag: 'soleil', count: 3 }],
  }),
  'assets.get': ({ assetId }) => all.find(({ id }) => id === assetId) ?? aLibraryAsset(1),
  'assets.uses': () => [],
  'assets.similar': () => [],
  'assets.update': (input) => {
    told.push(['update', input])
    return { changed: input.assetIds.length, undoId }
  },
  'assets.setConsent': (input) => {
    told.push(['consent', input])
    return { changed: input.assetIds.length, undoId, against: [] }
  },
  'assets.undo': (input) => {
    told.push(['undo', input])
    return { changed: 2 }
  },
  'media.readMany': ({ assetIds }) => assetIds.map((assetId) => ({ assetId, url: 'data:image/webp;base64,eA==' })),
  'media.read': () => new File(['x'], 'x.webp', { type: 'image/webp' }),
  ...more,
})

const cell = (name: string) => screen.findByRole('gridcell', { name })

test('shows what core has page by page, tags many at once, and takes it back', async () => {
  const told: [string, unknown][] = []
  const all = Array.from({ length: 250 }, (_, at) => aLibraryAsset(at + 1))
  const { user } = renderApp({ path: '/library', core: core(all, told) })
  const first = await cell('photo-1.jpg')
  expect(screen.getByText('250 médias')).toBeTruthy()
  // Only what is in sight is on the page.
  expect(screen.queryByRole('gridcell', { name: 'photo-200.jpg' })).toBeNull()
  first.focus()
  await user.keyboard(' {ArrowRight} ')
  expect(await screen.findByText('Sélection : 2')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Étiqueter' }))
  const tags = await screen.findByRole('combobox', { name: 'Étiquettes à ajouter' })
  await waitFor(() => expect(document.activeElement).toBe(tags))
  await waitFor(() => expect(document.querySelector(`datalist[id="${tags.getAttribute('list')}"] option[value="soleil"]`)).toBeTruthy())
  await user.keyboard('plage{Enter}')
  await user.click(screen.getByRole('button', { name: 'Appliquer à 2 médias' }))
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() =>
    expect(told).toEqual([
      ['update', { assetIds: [sampleId('ast', 1), sampleId('ast', 2)], changes: { addTags: ['plage'], removeTags: [] } }],
      ['undo', { undoId }],
    ]),
  )
  await expectAccessible()
})

test('selects all that is found, also what was never in view, whole calls at a time', async () => {
  const told: [string, { assetIds?: string[] }][] = []
  const all = Array.from({ length: 620 }, (_, at) => aLibraryAsset(at + 1))
  const { user } = renderApp({ path: '/library', core: core(all, told) })
  ;(await cell('photo-1.jpg')).focus()
  await user.keyboard('{Control>}a{/Control}')
  expect(await screen.findByText('Sélection : 620')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Consentement' }))
  const apply = await screen.findByRole('button', { name: 'Appliquer à 620 médias' })
  // Nobody's word is chosen for anybody.
  expect(apply).toHaveProperty('disabled', true)
  await user.click(screen.getByRole('radio', { name: 'Accepté' }))
  await user.click(apply)
  await waitFor(() => expect(told.map(([, { assetIds }]) => assetIds?.length)).toEqual([500, 120]))
})

test('tells in its panel where it may go and why not, and that it is still awaited when it cannot be removed', async () => {
  const held = aPublication()
  const { user } = renderApp({
    path: `/library?inspect=${sampleId('ast', 1)}`,
    core: core(
      [
        aLibraryAsset(1, {
          words: [
            {
              topic: 'consent',
              platform: 'x',
              allowed: false,
              note: 'ma mère le lit',
              by: 'Léa',
              byRole: 'model',
              at: new Date('2026-03-01'),
            },
          ],
        }),
      ],
      [],
      {
        'assets.remove': () => {
          throw refusal('CONFLICT', { what: 'asset_scheduled', items: [held.id] })
        },
        'publications.get': () => aDetail(held),
      },
    ),
  })
  const panel = await screen.findByRole('complementary', { name: 'photo-1.jpg' })
  expect(await within(panel).findByText('Consentement refusé ici pour ce média')).toBeTruthy()
  expect(within(panel).getByText(/ma mère le lit/)).toBeTruthy()
  expect(await within(panel).findByText('Aucune autre image ne montre la même chose.')).toBeTruthy()
  await expectAccessible()
  await user.click(within(panel).getByRole('button', { name: 'Retirer' }))
  const dialog = await screen.findByRole('alertdialog')
  expect(within(dialog).getByText(/1 publication à venir s’en sert/)).toBeTruthy()
  expect(await within(dialog).findByText('@lea.test')).toBeTruthy()
})

test('a model sees her own, says what she accepts, and is offered nothing else', async () => {
  const told: [string, unknown][] = []
  const { user } = renderApp({
    path: `/library?inspect=${sampleId('ast', 1)}`,
    core: core([aLibraryAsset(1)], told, { 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }) }),
  })
  const panel = await screen.findByRole('complementary', { name: 'photo-1.jpg' })
  for (const name of ['Ajouter des médias', 'Retirer', 'Étiqueter']) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(within(panel).queryByRole('textbox')).toBeNull()
  await user.click(within(panel).getByRole('button', { name: /Noter pour.*TikTok/ }))
  expect(await screen.findByRole('radiogroup', { name: /Vous acceptez ce média.*TikTok/ })).toBeTruthy()
  await user.click(await screen.findByRole('radio', { name: 'Refusé' }))
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(told).toEqual([['consent', { assetIds: [sampleId('ast', 1)], platform: 'tiktok', allowed: false, note: '' }]]))
})

test('files are brought in with the folder they came in; what is refused says why, and what looks like another asks', async () => {
  const told: [string, unknown][] = []
  const removed: unknown[] = []
  const fresh = anAsset({ id: sampleId('ast', 9), fileName: 'new.jpg' })
  renderApp({
    path: '/library?folder=Mars',
    core: core([aLibraryAsset(1)], told, {
      'media.upload': ({ fileName }) => {
        if (fileName === 'bad.jpg') throw refusal('MEDIA_INVALID', { rule: 'image.unreadable', file: 'bad.jpg' })
        return { ...fresh, isNew: true, lookAlikes: [{ assetId: sampleId('ast', 1), likeness: 0.97 }] }
      },
      'assets.remove': (input) => {
        removed.push(input)
        return { removed: 1, undoId }
      },
    }),
  })
  await cell('photo-1.jpg')
  const chooser = document.querySelector<HTMLInputElement>('[data-add="files"]')
  if (!chooser) throw new Error('no chooser')
  fireEvent.change(chooser, {
    target: { files: [new File(['a'], 'new.jpg', { type: 'image/jpeg' }), new File(['b'], 'bad.jpg', { type: 'image/jpeg' })] },
  })
  const panel = await screen.findByRole('region', { name: 'Ajout de médias' })
  expect(await within(panel).findByText('1 ajouté · 1 refusé')).toBeTruthy()
  expect(within(panel).getByText(/Image illisible/)).toBeTruthy()
  expect(told).toEqual([['update', { assetIds: [fresh.id], changes: { folder: 'Mars' } }]])
  fireEvent.click(within(panel).getByRole('button', { name: 'Ne pas la garder' }))
  await waitFor(() => expect(removed).toEqual([{ assetIds: [fresh.id] }]))
  await expectAccessible()
})

test('a copy that is not kept is forgotten by the others and by the count; what was in the bin is said to be out of it', async () => {
  const copies = [7, 8, 9].map((number) => anAsset({ id: sampleId('ast', number), fileName: `copy-${number}.jpg` }))
  let sent = 0
  renderApp({
    path: '/library',
    core: core(
      [1, 7, 8, 9].map((number) => aLibraryAsset(number)),
      [],
      {
        'media.upload': ({ fileName }) => {
          if (fileName === 'old.jpg') return { ...anAsset({ id: sampleId('ast', 1) }), isNew: false, isRestored: true, lookAlikes: [] }
          const asset = copies[sent]
          if (!asset) throw new Error('too many')
          const lookAlikes = copies.slice(0, sent).map(({ id }) => ({ assetId: id, likeness: 0.99 }))
          sent += 1
          return { ...asset, isNew: true, lookAlikes }
        },
        'assets.remove': ({ assetIds }) => ({ removed: assetIds.length, undoId }),
      },
    ),
  })
  await cell('photo-1.jpg')
  const chooser = document.querySelector<HTMLInputElement>('[data-add="files"]')
  if (!chooser) throw new Error('no chooser')
  const named = (name: string) => new File([name], name, { type: 'image/jpeg' })
  fireEvent.change(chooser, { target: { files: [...copies.map(({ fileName }) => named(fileName)), named('old.jpg')] } })
  const panel = await screen.findByRole('region', { name: 'Ajout de médias' })
  expect(await within(panel).findByText('3 ajoutés · 1 sorti de la corbeille')).toBeTruthy()
  const buttons = (name: string) => within(panel).queryAllByRole('button', { name })
  expect(buttons('Ne pas la garder')).toHaveLength(2)
  fireEvent.click(buttons('Comparer')[0] ?? panel)
  // The first one, which the two others are held against, goes; the third is still like the second.
  const dialog = await screen.findByRole('dialog', { name: /La même image/ })
  await waitFor(() => expect(within(dialog).getAllByRole('button', { name: 'Retirer celle-ci' })).toHaveLength(2))
  fireEvent.click(within(dialog).getAllByRole('button', { name: 'Retirer celle-ci' })[1] ?? dialog)
  expect(await within(panel).findByText('2 ajoutés · 1 sorti de la corbeille')).toBeTruthy()
  await waitFor(() => expect(buttons('Ne pas la garder')).toHaveLength(1))
  fireEvent.click(buttons('Ne pas la garder')[0] ?? panel)
  expect(await within(panel).findByText('1 ajouté · 1 sorti de la corbeille')).toBeTruthy()
  expect(buttons('Ne pas la garder')).toHaveLength(0)
})

test('says how many of all are found, and shows what is sensitive to nobody who only points at it', async () => {
  const all = [aLibraryAsset(1, { sensitive: true }), aLibraryAsset(2)]
  renderApp({
    path: '/library?q=photo',
    core: core(all, [], { 'assets.count': () => ({ total: 80, images: 80, videos: 0, folders: [], tags: [] }) }),
  })
  const tile = await cell('photo-1.jpg')
  expect(await screen.findByText('2 sur 80 médias')).toBeTruthy()
  const picture = await within(tile).findByRole('img', { name: 'photo-1.jpg' })
  expect(picture.className).toContain('blur-lg')
  expect(picture.className).not.toContain('hover')
})

test('deletes from the bin for good once it was named and the word was typed', async () => {
  const told: unknown[] = []
  const removedAt = new Date('2026-03-01')
  const all = [aLibraryAsset(1, { removedAt }), aLibraryAsset(2, { removedAt })]
  const { user } = renderApp({
    path: '/library?removed=true',
    core: core(all, [], {
      'assets.erase': (input) => {
        told.push(input)
        return { erased: input.assetIds.length }
      },
    }),
  })
  ;(await cell('photo-1.jpg')).focus()
  await user.keyboard('{Control>}a{/Control}')
  await user.click(await screen.findByRole('button', { name: 'Supprimer définitivement' }))
  const dialog = await screen.findByRole('alertdialog', { name: /Supprimer définitivement 2 médias/ })
  expect(await within(dialog).findByText(/photo-2\.jpg/)).toBeTruthy()
  await expectAccessible()
  const act = within(dialog).getByRole('button', { name: 'Supprimer 2 médias' })
  expect(act).toHaveProperty('disabled', true)
  await user.type(within(dialog).getByRole('textbox'), 'supprimer')
  await user.click(act)
  await waitFor(() => expect(told).toEqual([{ assetIds: [sampleId('ast', 1), sampleId('ast', 2)] }]))
  expect(await screen.findByText('2 médias supprimés définitivement')).toBeTruthy()
})

test('comes in the order that is chosen, and keeps it', async () => {
  const orders: unknown[] = []
  const answers = core([aLibraryAsset(1)])
  const { user, unmount } = renderApp({
    path: '/library',
    core: {
      ...answers,
      'assets.list': (input) => {
        orders.push(input.order)
        return { items: [aLibraryAsset(1)] }
      },
    },
  })
  await cell('photo-1.jpg')
  await user.click(screen.getByRole('button', { name: /Les plus récents d’abord/ }))
  await user.click(await screen.findByRole('option', { name: 'Les plus utilisés d’abord' }))
  await waitFor(() => expect(orders.at(-1)).toBe('most_used'))
  unmount()
  renderApp({ path: '/library', core: answers })
  expect(await screen.findByRole('button', { name: /Les plus utilisés d’abord/ })).toBeTruthy()
})

test('says what is missing when nothing is there, nothing matches, or core does not answer', async () => {
  const { unmount } = renderApp({ path: '/library', core: core([]) })
  expect(await screen.findByText('La médiathèque est vide')).toBeTruthy()
  unmount()
  const narrowed = renderApp({ path: '/library?q=rien', core: core([]) })
  expect(await screen.findByText('Aucun média ne correspond')).toBeTruthy()
  narrowed.unmount()
  const { 'assets.places': _places, ...broken } = core([])
  renderApp({ path: '/library', core: broken })
  expect(await screen.findByRole('alert')).toBeTruthy()
})
