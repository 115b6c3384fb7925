/** The history as it is read: however far down somebody went, what happens costs what is in sight. */
import { act as inAct, fireEvent, screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aStream } from '../../testing/a-stream.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, sampleId, sampleNow } from '../../testing/samples.ts'
import type { Entry } from './entry.ts'

vi.setConfig({ testTimeout: 60_000 })

const anEntry = (seq: number): Entry => ({
  seq,
  at: new Date(sampleNow.getTime() + seq),
  actor: { kind: 'user', id: sampleId('usr', 1), name: 'Alix' },
  action: 'saved_reply.changed',
  creatorId: sampleId('crt', 1),
  subject: { kind: 'saved_reply', id: `sav_${seq}`, label: `Réponse ${seq}` },
  before: null,
  after: null,
})

test('what happens is read in its first page, however many pages were read', async () => {
  const stream = aStream()
  const asked: (string | undefined)[] = []
  let newest = 500
  renderApp({
    path: '/history',
    core: {
      'events.watch': stream.open,
      'creators.list': () => [aCreator()],
      'history.list': ({ cursor }) => {
        asked.push(cursor)
        const from = cursor === undefined ? newest : Number(cursor) - 1
        const items = Array.from({ length: Math.min(100, from) }, (_, at) => anEntry(from - at))
        return { items, ...(from > 100 && { next: String(from - 99) }) }
      },
    },
  })
  expect(await screen.findByText(/Réponse 500/)).toBeTruthy()
  // One page is read ahead by itself.
  await waitFor(() => {
    const more = screen.queryByRole('button', { name: 'Afficher la suite' })
    if (more) fireEvent.click(more)
    expect(asked).toContain('101')
  })
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Afficher la suite' })).toBeNull())
  expect(asked).toEqual([undefined, '401', '301', '201', '101'])
  fireEvent.scroll(screen.getByRole('grid'))
  await waitFor(() => expect(stream.isHeard()).toBe(true))
  asked.length = 0
  newest += 1
  inAct(() => stream.say({ kind: 'creator.changed', creatorId: sampleId('crt', 1) }))
  expect(await screen.findByText(/Réponse 501/)).toBeTruthy()
  expect(asked).toEqual([undefined])
})
