import { screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test } from 'vitest'
import { renderApp } from '../../testing/render-app.tsx'
import { aPublication, sampleId } from '../../testing/samples.ts'

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
