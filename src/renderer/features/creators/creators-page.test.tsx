import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Creator } from '../../../contract/creators.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Creators that can be created, changed, archived and brought back. */
const keeper = (creators: Creator[] = []) => {
  const change = (id: string, changes: Partial<Creator>): Creator => {
    const index = creators.findIndex((one) => one.id === id)
    const changed = { ...(creators[index] as Creator), ...changes }
    creators[index] = changed
    return changed
  }
  return {
    'creators.list': ({ archived }: { archived?: boolean }) =>
      creators.filter(({ archivedAt }) => (archivedAt !== null) === Boolean(archived)),
    'creators.get': ({ creatorId }: { creatorId: string }) => creators.find(({ id }) => id === creatorId) as Creator,
    'creators.create': (
      input: Omit<Creator, 'id' | 'approval' | 'avatarAssetId' | 'archivedAt' | 'createdAt' | 'accounts' | 'nextPublicationAt'>,
    ) => {
      if (creators.some(({ name }) => name === input.name)) throw refusal('CONFLICT', { what: 'name' })
      const created = aCreator({ ...input, id: sampleId('crt', creators.length + 1), accounts: { total: 0, needAttention: 0 } })
      creators.push(created)
      return created
    },
    'creators.update': ({ creatorId, changes }: { creatorId: string; changes: Partial<Creator> }) => change(creatorId, changes),
    'creators.archive': ({ creatorId }: { creatorId: string }) => change(creatorId, { archivedAt: new Date('2026-03-12T09:00:00Z') }),
    'creators.restore': ({ creatorId }: { creatorId: string }) => change(creatorId, { archivedAt: null }),
  }
}

test('adds the first model, sees it, changes it, archives it and takes that back', async () => {
  const { user } = renderApp({ path: '/creators', core: keeper() })
  expect(await screen.findByText('Vos modèles seront ici')).toBeTruthy()
  await user.click(screen.getAllByRole('button', { name: 'Ajouter un modèle' })[0] as HTMLElement)

  const dialog = await screen.findByRole('dialog', { name: 'Nouveau modèle' })
  await user.click(within(dialog).getByRole('button', { name: 'Ajouter' }))
  expect(await within(dialog).findByText('Donnez un nom à ce modèle.')).toBeTruthy()
  await user.type(within(dialog).getByRole('textbox', { name: 'Nom' }), 'Maya')
  await user.type(within(dialog).getByRole('textbox', { name: /^Pseudonymes/ }), 'May{Enter}Maïa,')
  await user.click(within(within(dialog).getByRole('group', { name: /Plateformes gérées/ })).getByRole('checkbox', { name: 'Bluesky' }))
  await user.type(within(dialog).getByRole('textbox', { name: /Ne jamais écrire/ }), 'Lyon{Enter}')
  await expectAccessible()
  await user.click(within(dialog).getByRole('button', { name: 'Ajouter' }))

  expect(await screen.findByRole('heading', { level: 1, name: 'Maya' })).toBeTruthy()
  expect(screen.getByText('Maïa')).toBeTruthy()
  expect(screen.getByText('Lyon')).toBeTruthy()
  await expectAccessible()

  await user.click(screen.getByRole('button', { name: 'Modifier' }))
  const edit = await screen.findByRole('dialog', { name: 'Modifier Maya' })
  const name = within(edit).getByRole('textbox', { name: 'Nom' })
  await user.clear(name)
  await user.type(name, 'Maya B.')
  await user.click(within(edit).getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Maya B.' })).toBeTruthy()

  await user.click(screen.getByRole('button', { name: 'Archiver' }))
  const confirm = await screen.findByRole('alertdialog', { name: /Archiver Maya B\./ })
  await user.click(within(confirm).getByRole('button', { name: 'Archiver' }))
  expect(await screen.findByText('Archivé')).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Défaire' }))
  await waitFor(() => expect(screen.queryByText('Archivé')).toBeNull())
})

test('lists models with their local time and health, finds them without accents, and says when none matches', async () => {
  const { user } = renderApp({
    path: '/creators',
    core: keeper([
      aCreator(),
      aCreator({
        id: sampleId('crt', 2),
        name: 'Zoé',
        pseudonyms: ['Céleste'],
        zone: 'America/New_York',
        accounts: { total: 2, needAttention: 1 },
      }),
    ]),
  })
  const table = await screen.findByRole('grid', { name: 'Modèles' })
  expect(await within(table).findByText('1 à reconnecter')).toBeTruthy()
  expect(within(table).getByText('New York')).toBeTruthy()
  await expectAccessible()
  await user.type(screen.getByRole('searchbox', { name: 'Chercher un modèle' }), 'celeste')
  await waitFor(() => expect(within(table).queryByText('Léa Duval')).toBeNull())
  expect(await within(table).findByText('Zoé')).toBeTruthy()
  await user.type(screen.getByRole('searchbox', { name: 'Chercher un modèle' }), 'xyz')
  expect(await screen.findByText('Aucun modèle ne correspond')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Effacer la recherche' }))
  expect(await screen.findByRole('grid', { name: 'Modèles' })).toBeTruthy()
})

test('says which name is taken, and why a model cannot be archived yet', async () => {
  const { user } = renderApp({
    path: '/creators',
    core: { ...keeper([aCreator()]), 'creators.archive': () => Promise.reject(refusal('CONFLICT', { what: 'open_publications' })) },
  })
  await user.click(await screen.findByRole('button', { name: 'Ajouter un modèle' }))
  const dialog = await screen.findByRole('dialog', { name: 'Nouveau modèle' })
  await user.type(within(dialog).getByRole('textbox', { name: 'Nom' }), 'Léa Duval{Enter}')
  expect(await within(dialog).findByText('Un modèle porte déjà ce nom.')).toBeTruthy()
  await user.keyboard('{Escape}')
  await user.click(await screen.findByText('Léa Duval'))
  await user.click(await screen.findByRole('button', { name: 'Archiver' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Archiver' }))
  expect(await screen.findByText(/Des publications sont encore ouvertes/)).toBeTruthy()
})

test('offers a manager no way to add or archive, in English too', async () => {
  renderApp({
    path: `/creators/${sampleId('crt', 1)}`,
    language: 'en',
    core: { ...keeper([aCreator()]), 'session.current': () => aMe({ role: 'manager', language: 'en', creatorIds: [sampleId('crt', 1)] }) },
  })
  expect(await screen.findByRole('heading', { level: 1, name: 'Léa Duval' })).toBeTruthy()
  expect(screen.getByRole('button', { name: 'Edit' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Archive' })).toBeNull()
})

test('shows a model their own profile to read', async () => {
  renderApp({
    path: `/creators/${sampleId('crt', 1)}`,
    core: { ...keeper([aCreator()]), 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }) },
  })
  expect(await screen.findByRole('heading', { level: 1, name: 'Léa Duval' })).toBeTruthy()
  for (const name of ['Modifier', 'Archiver']) expect(screen.queryByRole('button', { name })).toBeNull()
  expect(screen.queryByRole('link', { name: 'Nouveau contenu' })).toBeNull()
  await expectAccessible()
})
