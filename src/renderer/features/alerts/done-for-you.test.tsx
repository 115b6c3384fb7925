import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, aPublication, sampleId } from '../../testing/samples.ts'

const at = (time: string) => new Date(`2026-03-${time}:00Z`)
const entry = (seq: number, action: string, when: string, by: string = sampleId('usr', 9)) => ({
  seq,
  at: at(when),
  actor: { kind: 'user' as const, id: by, name: 'Morgan' },
  action,
  creatorId: sampleId('crt', 1),
  subject: { kind: 'publication', id: sampleId('pub', 1), label: '' },
  before: null,
  after: null,
})
const out = (number: number, platform: 'bluesky' | 'x', when: string) =>
  aPublication({ id: sampleId('pub', number), state: 'published', platform, publishedAt: at(when), dueAt: at(when) })

test('a model reads what was done in her name, day by day in sentences that count, and nothing of her agency’s own', async () => {
  renderApp({
    path: '/notifications',
    core: {
      'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }),
      'publications.list': () => ({ items: [out(1, 'bluesky', '12T07:00'), out(2, 'bluesky', '12T06:00'), out(3, 'x', '11T18:00')] }),
      'history.list': () => ({
        items: [
          entry(9, 'interaction.answered', '12T08:00'),
          entry(8, 'interaction.answered', '12T07:30'),
          entry(7, 'publication.rescheduled', '11T09:00'),
          entry(6, 'alert.acknowledged', '11T08:00'),
          // Her own act.
          entry(5, 'publication.cancelled', '11T07:00', aMe().id),
        ],
      }),
    },
  })
  const section = within(await screen.findByRole('region', { name: 'Fait pour vous' }))
  const days = await section.findAllByRole('heading', { level: 3 })
  expect(days).toHaveLength(2)
  const said = (heading: HTMLElement | undefined) =>
    within(heading?.closest('li') as HTMLElement)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
  expect(said(days[0])).toEqual(['2 réponses ont été données en votre nom.', '2 publications sont parues sur Bluesky.'])
  expect(said(days[1])).toEqual(['Une publication est parue sur X.', 'Une publication a changé d’heure.'])
  await expectAccessible()
})
