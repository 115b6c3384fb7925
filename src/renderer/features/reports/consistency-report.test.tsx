import { fireEvent, screen } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { ConsistencyReport } from '../../../contract/reports.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, sampleId } from '../../testing/samples.ts'

const saved = vi.hoisted(() => vi.fn<(name: string, text: string) => void>())
vi.mock('../../lib/save-file.ts', () => ({ saveFile: saved }))

const report = (from: string, to: string): ConsistencyReport => ({
  period: { from, to, days: 30 },
  zone: 'Europe/Paris',
  rhythm: { posts: 2, postsPerDay: 0.5, gaps: 1, meanGapHours: 7.65, variation: null },
  hours: { within: 2, of: 2, share: 1 },
  mix: [],
  streaks: [{ accountId: null, kind: 'reel', per: 'day', wanted: 1, met: 2, of: 3, current: 2, longest: 2 }],
})

test('a report says whose it is and of when, two posts are no rhythm yet, and days the wrong way round are no report', async () => {
  const { user } = renderApp({
    path: `/creators/${sampleId('crt', 1)}?tab=statistics`,
    core: {
      'creators.get': () => aCreator({ name: 'Léa Duval' }),
      'reports.consistency': ({ from, to }) => report(from, to),
    },
  })
  expect(await screen.findByText(/sur un seul intervalle\. La régularité se mesure à partir de trois\./)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Exporter en CSV' }))
  const [name, text] = saved.mock.calls[0] ?? []
  expect(name).toMatch(/^regularite-lea-duval-2026-\d\d-\d\d-2026-03-11\.csv$/)
  const lines = (text ?? '').split('\r\n')
  expect(lines[0]).toMatch(/Modèle;Du;Au;Mesure;/)
  expect(lines.find((line) => line.includes('Série en cours'))).toMatch(/^Léa Duval;2026-.*;2;/)

  await user.click(screen.getByRole('button', { name: /30 derniers jours/ }))
  await user.click(await screen.findByRole('option', { name: 'Autre période' }))
  fireEvent.change(screen.getByLabelText('Du'), { target: { value: '2026-03-10' } })
  fireEvent.change(screen.getByLabelText('au'), { target: { value: '2026-03-02' } })
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Exporter en CSV' })).toBeNull()
  expect(screen.queryByText(/intervalle/)).toBeNull()
})
