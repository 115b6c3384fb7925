import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, sampleId } from '../../testing/samples.ts'

test('a model reads what was done in her name, day by day in sentences that count, and nothing of her agency’s own', async () => {
  const asked: unknown[] = []
  renderApp({
    path: '/notifications',
    core: {
      'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }),
      'history.done': (input) => {
        asked.push(input)
        return [
          {
            day: '2026-03-12',
            // More than a page of the history holds.
            out: [{ platform: 'onlyfans', count: 612 }],
            acts: [
              { action: 'publication.posted_by_hand', count: 612 },
              { action: 'interaction.answered', count: 2 },
              { action: 'interaction.messaged', count: 1 },
              { action: 'interaction.taken_back', count: 1 },
              { action: 'automation.done_by_hand', count: 1 },
              { action: 'script.started', count: 3 },
            ],
          },
          {
            day: '2026-03-11',
            out: [{ platform: 'x', count: 1 }],
            acts: [
              { action: 'publication.rescheduled', count: 1 },
              { action: 'publication.rescheduled_to_approval', count: 1 },
              { action: 'alert.acknowledged', count: 4 },
            ],
          },
          { day: '2026-03-10', out: [], acts: [{ action: 'alert.acknowledged', count: 1 }] },
        ]
      },
    },
  })
  const section = within(await screen.findByRole('region', { name: 'Fait pour vous' }))
  const days = await section.findAllByRole('heading', { level: 3 })
  expect(days).toHaveLength(2)
  const said = (heading: HTMLElement | undefined) =>
    within(heading?.closest('li') as HTMLElement)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent)
  expect(said(days[0])).toEqual([
    // What was posted by hand is told once, among what went out.
    '612 publications sont parues sur OnlyFans.',
    '2 réponses ont été données en votre nom.',
    'Un message privé a été envoyé en votre nom.',
    'Un geste fait en votre nom a été repris.',
    'Un geste proposé a été fait à la main.',
    'Un scénario de messages a commencé dans 3 conversations.',
  ])
  expect(said(days[1])).toEqual(['Une publication est parue sur X.', '2 publications ont changé d’heure.'])
  expect(asked[0]).toMatchObject({ days: 7 })
  await expectAccessible()
})
