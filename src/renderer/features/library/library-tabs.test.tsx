import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { FolderWatch } from '../../../contract/folders.ts'
import type { HashtagSet } from '../../../contract/hashtags.ts'
import type { Caption } from '../../../contract/library.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal, type Answers } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, sampleId, sampleNow } from '../../testing/samples.ts'

const creatorId = sampleId('crt', 1)

const aCaption = (number: number, changes: Partial<Caption> = {}): Caption => ({
  id: sampleId('cap', number),
  creatorId,
  text: '{Bonjour|Salut} {{name}} {{hashtags:plage}}',
  language: 'fr',
  kinds: null,
  platforms: null,
  platformTexts: {},
  tags: ['matin'],
  variants: 2,
  uses: 0,
  createdAt: sampleNow,
  updatedAt: sampleNow,
  ...changes,
})

const aSet = (changes: Partial<HashtagSet> = {}): HashtagSet => ({
  id: sampleId('tag', 1),
  creatorId,
  name: 'plage',
  tags: ['mer', 'soleil'],
  limits: { x: 1 },
  uses: 1,
  createdAt: sampleNow,
  updatedAt: sampleNow,
  ...changes,
})

const aWatch = (changes: Partial<FolderWatch> = {}): FolderWatch => ({
  id: sampleId('fol', 1),
  creatorId,
  path: '/photos/lea',
  recursive: true,
  folder: 'Mars',
  isOn: true,
  createdAt: sampleNow,
  lookedAt: sampleNow,
  looking: null,
  problem: null,
  added: 12,
  known: 1,
  refused: 1,
  ...changes,
})

const core = (told: unknown[], more: Answers): Answers => ({
  'creators.list': () => [aCreator()],
  'assets.count': () => ({ total: 0, images: 0, videos: 0, folders: [], tags: [] }),
  'captions.list': () => ({ items: [] }),
  'captions.uses': () => [],
  'captions.check': ({ text }) => ({
    problem: null,
    variants: 2,
    variables: [{ name: 'name', value: 'Léa' }],
    previews: text === '' ? [] : [{ variant: 0, text: 'Bonjour Léa #mer' }],
    counts: [{ platform: 'x', used: 16, max: 280 }],
  }),
  'captions.save': ({ content, captionId }) => {
    told.push(content)
    return aCaption(1, { ...content, id: captionId ?? sampleId('cap', 9), platformTexts: {} })
  },
  'hashtags.list': () => [],
  'folders.list': () => [],
  'folders.refused': () => [],
  ...more,
})

const never = (): Promise<never> => new Promise(() => undefined)
const fails = (): never => {
  throw refusal('INTERNAL', { id: 'x' })
}
/** Each tab while core is silent, refuses, and has nothing. */
const states = [
  ['captions', 'captions.list', 'Aucune légende'],
  ['hashtags', 'hashtags.list', 'Aucune série de hashtags'],
  ['folders', 'folders.list', 'Aucun dossier surveillé'],
] as const

test.each(states)('%s: says what will be here, waits in shape, and offers to try again', async (tab, path, empty) => {
  const at = `/library?tab=${tab}`
  const { unmount } = renderApp({ path: at, core: core([], {}) })
  expect(await screen.findByText(empty)).toBeTruthy()
  await expectAccessible()
  unmount()
  const waiting = renderApp({ path: at, core: core([], { [path]: never }) })
  expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
  expect(screen.queryByText(empty)).toBeNull()
  waiting.unmount()
  renderApp({ path: at, core: core([], { [path]: fails }) })
  expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeTruthy()
})

test('captions are chosen from the list, shown as they will read, and saved', async () => {
  const told: { text?: string }[] = []
  const { user } = renderApp({
    path: '/library?tab=captions',
    core: core(told, {
      'captions.list': () => ({ items: [aCaption(1), aCaption(2, { text: 'Bonne nuit', tags: [], variants: 1, uses: 3 })] }),
    }),
  })
  const list = within(await screen.findByRole('list', { name: 'Légendes' }))
  expect(list.getByText('3 publications')).toBeTruthy()
  await user.click(list.getByText('Bonne nuit'))
  expect(await screen.findByText('Bonjour Léa #mer')).toBeTruthy()
  await expectAccessible()
  const text = screen.getByRole('textbox', { name: 'Texte' })
  await user.clear(text)
  await user.type(text, 'Bonne nuit à vous')
  await user.click(screen.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(told[0]?.text).toBe('Bonne nuit à vous'))
})

test('a caption with a variable that there is not says which ones there are', async () => {
  const { user } = renderApp({
    path: '/library?tab=captions',
    core: core([], {
      'captions.list': () => ({ items: [aCaption(1)] }),
      'captions.check': () => ({
        problem: { rule: 'caption.unknown_variable', at: 6, name: 'prenom' },
        variants: 0,
        variables: [
          { name: 'name', value: 'Léa' },
          { name: 'hashtags:plage', value: '#mer' },
        ],
        previews: [],
        counts: [],
      }),
    }),
  })
  await user.click(await screen.findByText(aCaption(1).text))
  expect(await screen.findByText(/Variable inconnue au caractère 7 \(prenom\)/)).toBeTruthy()
  expect(screen.getByText(/\{\{name\}\}, \{\{hashtags:plage\}\}/)).toBeTruthy()
})

test('a set of hashtags is changed in its dialog; one that captions name says so when it is removed', async () => {
  const told: unknown[] = []
  const { user } = renderApp({
    path: '/library?tab=hashtags',
    core: core([], {
      'captions.list': () => ({ items: [aCaption(1), aCaption(2, { text: 'Bonne nuit' })] }),
      'hashtags.list': () => [aSet()],
      'hashtags.save': ({ content }) => {
        told.push(content)
        return aSet(content)
      },
      'hashtags.remove': () => {
        throw refusal('CONFLICT', { what: 'hashtags_used', items: [sampleId('cap', 1)] })
      },
    }),
  })
  expect(await screen.findByText('#mer #soleil')).toBeTruthy()
  expect(screen.getByText('dans 1 légende')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Modifier la série plage' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Modifier la série' }))
  await user.type(dialog.getByRole('textbox', { name: /Hashtags/ }), '#vague{Enter}')
  await expectAccessible()
  await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(told).toEqual([{ name: 'plage', tags: ['mer', 'soleil', 'vague'], limits: { x: 1 } }]))
  await user.click(await screen.findByRole('button', { name: 'Supprimer la série plage' }))
  const named = within(await screen.findByRole('alertdialog', { name: /La série .*plage.*sert encore/ }))
  expect(named.getByText(/1 légende la nomme\. Retirez-en \{\{hashtags:plage\}\}/)).toBeTruthy()
  expect(await named.findByText(aCaption(1).text)).toBeTruthy()
  await expectAccessible()
})

test('a watched folder says what came of it and why files were refused; a folder that is not there says so in its field', async () => {
  const told: unknown[] = []
  const { user } = renderApp({
    path: '/library?tab=folders',
    core: core([], {
      'folders.list': () => [aWatch({ problem: 'missing' })],
      'folders.refused': () => [{ path: 'a.heic', bytes: 3, at: sampleNow, rule: 'image.heic', data: { file: 'a.heic' } }],
      'folders.save': ({ content }) => {
        told.push(content.path)
        if (content.path === '/nowhere') throw refusal('BAD_INPUT', { issues: [{ path: 'content.path', code: 'no_folder' }] })
        return aWatch(content)
      },
    }),
  })
  expect(await screen.findByText('12 ajoutés')).toBeTruthy()
  expect(screen.getByText(/Ce dossier n’est plus là/)).toBeTruthy()
  await user.click(screen.getByText('Fichiers refusés'))
  expect(await screen.findByText('a.heic')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Surveiller un dossier' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Surveiller un dossier' }))
  const path = dialog.getByRole('textbox', { name: 'Dossier de cette machine' })
  await user.type(path, '/nowhere')
  await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  expect(await dialog.findByText('Ce dossier n’existe pas sur la machine de Coulisse')).toBeTruthy()
  await expectAccessible()
  await user.clear(path)
  await user.type(path, '/photos/lea/mars')
  await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByText('Surveillance enregistrée')).toBeTruthy()
  expect(told).toEqual(['/nowhere', '/photos/lea/mars'])
})
