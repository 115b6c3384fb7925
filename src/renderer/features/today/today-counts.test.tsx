import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { renderApp } from '../../testing/render-app.tsx'
import { aPublication, sampleId } from '../../testing/samples.ts'

const failed = (number: number, code: string) =>
  aPublication({ id: sampleId('pub', number), state: 'failed', failure: { code, data: { by: 'emergency_stop' } } })

test('what only waits is no failure: shown as waiting, and not counted where nobody is needed', async () => {
  const items = [failed(1, 'HELD'), failed(2, 'OFFLINE'), failed(3, 'TEXT_INVALID')]
  renderApp({
    path: '/today',
    core: {
      'publications.count': () => [{ state: 'failed', count: 3 }],
      'publications.list': ({ states }) => ({ items: states?.includes('failed') ? items : [] }),
    },
  })
  const figure = (name: string) => within(screen.getByText(name).closest('div') as HTMLElement)
  expect(await screen.findAllByText('En attente')).toHaveLength(2)
  expect(screen.getAllByText('Échec')).toHaveLength(1)
  expect(await figure('En échec').findByText('1')).toBeTruthy()
  expect(await figure('À traiter').findByText('2')).toBeTruthy()
})
