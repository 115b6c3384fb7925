import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { aStream } from '../testing/a-stream.ts'
import { renderApp } from '../testing/render-app.tsx'
import { aPublication, aStatus, sampleId } from '../testing/samples.ts'

test('what core says has changed is read again', async () => {
  const stream = aStream()
  let text = 'avant'
  renderApp({
    core: {
      'events.watch': stream.open,
      'publications.list': ({ states }) => ({ items: states?.includes('scheduled') ? [aPublication({ text })] : [] }),
    },
  })
  expect(await screen.findByText('avant')).toBeTruthy()
  await waitFor(() => expect(stream.isHeard()).toBe(true))
  text = 'après'
  act(() =>
    stream.say({ kind: 'publication.changed', publicationId: sampleId('pub', 1), creatorId: sampleId('crt', 1), state: 'scheduled' }),
  )
  expect(await screen.findByText('après')).toBeTruthy()
})

test('a stop that was pressed elsewhere is read at once, without waiting for a timer, and before the rest', async () => {
  const stream = aStream()
  const status = vi.fn(() => aStatus())
  const list = vi.fn(() => ({ items: [] }))
  renderApp({ core: { 'events.watch': stream.open, 'system.status': status, 'publications.list': list } })
  await screen.findByRole('contentinfo')
  await waitFor(() => expect(stream.isHeard()).toBe(true))
  // No timer goes off.
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const [statusBefore, listBefore] = [status.mock.calls.length, list.mock.calls.length]
    await act(async () => {
      stream.say({ kind: 'publication.changed', publicationId: sampleId('pub', 1), creatorId: sampleId('crt', 1), state: 'scheduled' })
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
      stream.say({ kind: 'system.changed' })
      for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
    })
    expect([status.mock.calls.length, list.mock.calls.length]).toEqual([statusBefore + 1, listBefore])
  } finally {
    vi.useRealTimers()
  }
})

test('a line that is cut is said, and everything is read again once it is back', async () => {
  const stream = aStream()
  const list = vi.fn(() => ({ items: [] }))
  const { promise: isBack, resolve: comeBack } = Promise.withResolvers<void>()
  const open = vi.fn(async () => {
    if (open.mock.calls.length > 1) await isBack
    return stream.open()
  })
  renderApp({ core: { 'events.watch': open, 'publications.list': list } })
  const foot = within(await screen.findByRole('contentinfo'))
  expect(await foot.findByText('En ligne')).toBeTruthy()
  await waitFor(() => expect(stream.isHeard()).toBe(true))
  const readBefore = list.mock.calls.length
  act(() => stream.fail())
  expect(await screen.findByText('Coulisse ne répond plus')).toBeTruthy()
  expect(foot.getByText('Reconnexion…')).toBeTruthy()
  // Not before that was looked at.
  comeBack()
  expect(await foot.findByText('En ligne')).toBeTruthy()
  expect(open).toHaveBeenCalledTimes(2)
  await waitFor(() => expect(list.mock.calls.length).toBeGreaterThan(readBefore))
})
