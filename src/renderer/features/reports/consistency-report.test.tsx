import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { present } from '../../../../test/harness/present.ts'
import type { ConsistencyReport } from '../../../contract/reports.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, sampleId } from '../../testing/samples.ts'

const report = (from: string, to: string): ConsistencyReport => ({
  period: { from, to, days: 30 },
  zone: 'Europe/Paris',
  rhythm: { posts: 2, postsPerDay: 0.5, gaps: 1, meanGapHours: 7.65, variation: null },
  hours: { within: 2, of: 2, share: 1 },
  mix: [],
  streaks: [{ accountId: null, kind: 'reel', per: 'day', wanted: 1, met: 2, of: 3, current: 2, longest: 2 }],
})

test('a report says whose it is and of when, two posts are no rhythm yet, and days the wrong way round are no report', async () => {
  const saved: { name: string; blob: Blob }[] = []
  const blobs: Blob[] = []
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => (blobs.push(blob as Blob), 'blob:saved'))
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob: present(blobs.at(-1)) })
  })
  const { user, router } = renderApp({
    path: `/creators/${sampleId('crt', 1)}?tab=statistics`,
    core: {
      'creators.get': () => aCreator({ name: 'Léa Duval' }),
      'reports.consistency': ({ from, to }) => report(from, to),
    },
  })
  expect(await screen.findByText(/sur un seul intervalle\. La régularité se mesure à partir de trois\./)).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Exporter en CSV' }))
  const { name, blob } = present(saved[0])
  expect(name).toMatch(/^regularite-lea-duval-2026-\d\d-\d\d-2026-03-11\.csv$/)
  const lines = (await blob.text()).split('\r\n')
  expect(lines[0]).toMatch(/Modèle;Du;Au;Mesure;/)
  expect(lines.find((line) => line.includes('Série en cours'))).toMatch(/^Léa Duval;2026-.*;2;/)

  await user.click(screen.getByRole('button', { name: /30 derniers jours/ }))
  await user.click(await screen.findByRole('option', { name: 'Autre période' }))
  expect(router.state.location.search).toMatchObject({ tab: 'statistics', period: '2026-02-10..2026-03-11' })
  const [, month] = within(screen.getByRole('group', { name: 'Au' })).getAllByRole('spinbutton')
  await user.click(present(month))
  await user.keyboard('01')
  expect(await screen.findByRole('alert')).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Exporter en CSV' })).toBeNull()
  expect(screen.queryByText(/intervalle/)).toBeNull()
})

test('the period is saved as a PDF, in a language and with amounts only where they are asked for', async () => {
  const asked: unknown[] = []
  const names: string[] = []
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:saved')
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download)
  })
  const { user } = renderApp({
    path: `/creators/${sampleId('crt', 1)}?tab=statistics`,
    core: {
      'creators.get': () => aCreator({ name: 'Léa Duval' }),
      'reports.consistency': ({ from, to }) => report(from, to),
      'reports.pdf': (input) => {
        asked.push(input)
        return new File(['%PDF'], 'chiffres-lea.pdf', { type: 'application/pdf' })
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Rapport PDF' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Rapport PDF de la période' }))
  await user.click(dialog.getByRole('button', { name: /Langue du rapport/ }))
  await user.click(await screen.findByRole('option', { name: 'Anglais' }))
  await user.click(dialog.getByRole('button', { name: 'Enregistrer le PDF' }))
  await vi.waitFor(() => expect(names).toEqual(['chiffres-lea.pdf']))
  expect(asked).toEqual([{ creatorId: sampleId('crt', 1), from: '2026-02-10', to: '2026-03-11', language: 'en', withMoney: false }])
  expect(screen.queryByRole('dialog')).toBeNull()
})
