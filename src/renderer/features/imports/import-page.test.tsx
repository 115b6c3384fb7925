import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { ImportRow } from '../../../contract/imports.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, anAsset, sampleId } from '../../testing/samples.ts'
import { templateCsv } from './template-csv.ts'
import type { ImportSummary } from './undo-import.tsx'

vi.setConfig({ testTimeout: 120_000 })

const row = (line: number, changes: Partial<ImportRow> = {}): ImportRow => ({
  line,
  state: 'ready',
  creatorName: 'Léa Duval',
  creatorId: sampleId('crt', 1),
  accountIds: [sampleId('acc', 1)],
  at: '2026-03-20T18:30',
  zone: 'Europe/Paris',
  text: `Ligne ${line}`,
  images: [],
  problems: [],
  ...changes,
})

const rows = [
  row(2, { images: ['images/a.jpg'] }),
  row(3, { state: 'duplicate', problems: [{ column: '', rule: 'row.duplicate', data: { line: 2 }, severity: 'warning' }] }),
  row(5, {
    state: 'error',
    creatorName: '<b>Nina</b>',
    problems: [
      { column: 'creator', rule: 'creator.unknown', data: { name: '<b>Nina</b>' }, severity: 'error' },
      { column: 'images', rule: 'image.missing', data: { path: 'images/z.jpg' }, severity: 'error' },
    ],
  }),
]

const keeper = (calls: unknown[]) => {
  const imports: ImportSummary[] = []
  return {
    'creators.list': () => [aCreator()],
    'accounts.list': () => [anAccount()],
    'imports.preview': (input: { files: string[] }) => {
      calls.push(input.files)
      return {
        rows,
        ready: 1,
        duplicates: 1,
        errors: 1,
        imagesNeeded: [{ path: 'images/a.jpg', creatorId: sampleId('crt', 1) }],
        encoding: 'windows-1252' as const,
      }
    },
    'media.upload': ({ fileName }: { fileName: string }) => {
      calls.push(`upload ${fileName}`)
      return anAsset()
    },
    'imports.apply': ({ images, fileName }: { images: unknown[]; fileName: string }) => {
      calls.push(images)
      const summary: ImportSummary = {
        id: sampleId('imp', 1),
        fileName,
        at: new Date('2026-03-12T09:00:00Z'),
        posts: 1,
        publications: 3,
        state: 'applied',
        by: 'Claire Marchand',
      }
      imports.push(summary)
      return { import: summary, awaiting: 1, skipped: rows.slice(1) }
    },
    'imports.list': () => [...imports],
    'imports.undo': () => {
      imports[0] = { ...(imports[0] as ImportSummary), state: 'undone' }
      return imports[0]
    },
  }
}

/** As a folder chosen in the file chooser hands them over. */
const inFolder = (path: string, type: string): File => {
  const file = new File(['creator,account,at,text\n'], path.split('/').at(-1) ?? '', { type })
  Object.defineProperty(file, 'webkitRelativePath', { value: path })
  return file
}
const chooseFolder = (...files: File[]) =>
  fireEvent.change(document.querySelector('input[webkitdirectory]') as HTMLInputElement, { target: { files } })
const chooseFiles = () => document.querySelector('input[type="file"]:not([webkitdirectory])') as HTMLInputElement

test('a folder is looked at first, errors by line, then brought in, and taken back', async () => {
  const calls: unknown[] = []
  const { user } = renderApp({ path: '/import', core: keeper(calls) })
  expect(await screen.findByText('Aucun import pour l’instant.')).toBeTruthy()
  await expectAccessible()
  chooseFolder(inFolder('mars/posts.csv', 'text/csv'), inFolder('mars/images/a.jpg', 'image/jpeg'), inFolder('mars/.DS_Store', ''))

  expect(await screen.findByText('1 contenu sera créé')).toBeTruthy()
  expect(screen.getByText(/lu comme Windows-1252/)).toBeTruthy()
  expect(calls[0]).toContain('images/a.jpg')
  expect(String(calls[0])).not.toContain('DS_Store')
  const table = await screen.findByRole('grid', { name: 'Lignes du fichier' })
  expect(await within(table).findByText('Identique à la ligne 2')).toBeTruthy()
  expect(within(table).getByText('+1')).toBeTruthy()
  await expectAccessible()

  await user.click(screen.getByRole('button', { name: /Toutes les lignes/ }))
  await user.click(await screen.findByRole('option', { name: 'Erreurs seulement (1)' }))
  await waitFor(() => expect(within(table).queryByText('Ligne 2')).toBeNull())
  await user.click(await within(table).findByText('Ligne 5'))
  const detail = await screen.findByRole('dialog', { name: 'Ligne 5' })
  expect(
    within(detail).getByText(/^Image introuvable parmi les fichiers déposés et dans la médiathèque du modèle : images\/z.jpg/),
  ).toBeTruthy()
  expect(document.querySelector('b')).toBeNull()
  await user.keyboard('{Escape}')

  await user.click(screen.getByRole('button', { name: 'Importer 1 ligne' }))
  expect(await screen.findByText('Import terminé')).toBeTruthy()
  expect(calls).toContain('upload a.jpg')
  expect(calls).toContainEqual([{ path: 'images/a.jpg', creatorId: sampleId('crt', 1), assetId: sampleId('ast', 1) }])
  expect(
    screen.getByText('1 contenu créé · 2 publications planifiées · 1 publication en attente d’approbation · 2 lignes laissées de côté'),
  ).toBeTruthy()
  await expectAccessible()

  await user.click(screen.getAllByRole('button', { name: 'Défaire' })[0] as HTMLElement)
  const confirm = await screen.findByRole('alertdialog', { name: /Défaire l’import de posts\.csv/ })
  expect(within(confirm).getByText('1 contenu importé')).toBeTruthy()
  await user.click(within(confirm).getByRole('button', { name: 'Défaire' }))
  expect(await screen.findByText('Import défait')).toBeTruthy()
  expect(await screen.findByText('Défait')).toBeTruthy()
})

test('says which column is missing, and that images alone are no import', async () => {
  const { user } = renderApp({
    path: '/import',
    language: 'en',
    core: {
      ...keeper([]),
      'imports.preview': () => {
        throw refusal('BAD_INPUT', { issues: [{ path: 'text', code: 'column.missing' }] })
      },
    },
  })
  await screen.findByText('No import so far.')
  await user.upload(chooseFiles(), new File(['x'], 'a.jpg', { type: 'image/jpeg' }))
  expect(await screen.findByText('The CSV file is missing: drop it with the images.')).toBeTruthy()
  await user.upload(chooseFiles(), new File(['a,b\n'], 'posts.csv', { type: 'text/csv' }))
  expect(await screen.findByText(/Column missing.*text/)).toBeTruthy()
})

test('names an image that cannot be taken in, and stops when asked', async () => {
  const core = keeper([])
  const { user } = renderApp({
    path: '/import',
    core: {
      ...core,
      'media.upload': () => {
        throw refusal('MEDIA_INVALID', { rule: 'image.unreadable', file: 'a.jpg' })
      },
    },
  })
  await screen.findByText('Aucun import pour l’instant.')
  chooseFolder(inFolder('mars/posts.csv', 'text/csv'), inFolder('mars/images/a.jpg', 'image/jpeg'))
  await user.click(await screen.findByRole('button', { name: 'Importer 1 ligne' }))
  expect(await screen.findByText(/1 image n’a pas pu être reprise/)).toBeTruthy()
  expect(screen.getByText(/images\/a\.jpg — Le média ne convient pas/)).toBeTruthy()
})

test('the template quotes what has to be', () => {
  expect(
    templateCsv({ creator: 'A "B"', account: 'a', at: '', zone: '', text: 'x, y', images: '', alts: '', languages: 'fr', labels: '' }, ','),
  ).toBe('\ufeffcreator,account,at,zone,text,images,alts,languages,labels\r\n"A ""B""",a,,,"x, y",,,fr,\r\n')
})
