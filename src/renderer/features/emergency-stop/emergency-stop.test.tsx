import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, aStatus, sampleId, sampleNow } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const aCore = () => {
  let stopped: { since: Date; by: string } | null = null
  const calls: string[] = []
  return {
    calls,
    core: {
      'system.status': () => aStatus({ stopped }),
      'system.stop': () => {
        calls.push('stop')
        return (stopped = { since: sampleNow, by: 'Alix' })
      },
      'system.resume': () => {
        calls.push('resume')
        stopped = null
        return { released: 2 }
      },
    },
  }
}

test('pressed, it asks; stopped, every page says who and when, and resumes', async () => {
  const { calls, core } = aCore()
  const { user } = renderApp({ path: '/today', language: 'en', core })
  await user.click(await screen.findByRole('button', { name: /Stop everything/ }))
  const ask = await screen.findByRole('alertdialog', { name: 'Stop all publishing?' })
  expect(calls).toEqual([])
  await user.click(within(ask).getByRole('button', { name: 'Stop everything' }))
  const banner = await screen.findByText('Stopped by Alix', { exact: false })
  expect(banner.textContent).toContain('12 Mar 2026')
  expect(screen.queryByRole('button', { name: /Hold to stop/ })).toBeNull()
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Resume publishing' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Resume publishing' }))
  expect(await screen.findByText('Publishing goes on, 2 publications released')).toBeTruthy()
  await waitFor(() => expect(screen.queryByText('Stopped by Alix', { exact: false })).toBeNull())
  expect(calls).toEqual(['stop', 'resume'])
})

test('pressed twice in a hurry, it still asks', async () => {
  const { calls, core } = aCore()
  const { user } = renderApp({ path: '/today', language: 'en', core })
  await user.dblClick(await screen.findByRole('button', { name: /Stop everything/ }))
  await screen.findByRole('alertdialog', { name: 'Stop all publishing?' })
  await user.click(document.body)
  await user.click(
    within(await screen.findByRole('alertdialog', { name: 'Stop all publishing?' })).getByRole('button', { name: 'Stop everything' }),
  )
  await waitFor(() => expect(calls).toEqual(['stop']))
})

test('held by a key, it stops at once', async () => {
  const { calls, core } = aCore()
  const { user } = renderApp({ path: '/today', core })
  ;(await screen.findByRole('button', { name: /Tout arrêter/ })).focus()
  await user.keyboard('[Space>]')
  await waitFor(() => expect(calls).toEqual(['stop']))
  await user.keyboard('[/Space]')
  expect(await screen.findByText('Tout est arrêté.')).toBeTruthy()
  expect(screen.queryByRole('alertdialog', { name: 'Arrêter tous les envois ?' })).toBeNull()
})

test('says how many wait for it to be over, and before they go', async () => {
  const { user } = renderApp({
    path: '/today',
    language: 'en',
    core: { 'system.status': () => aStatus({ stopped: { since: sampleNow, by: 'Alix' }, held: 4, nextDueAt: sampleNow }) },
  })
  expect(await screen.findByText('Publishing stopped, 4 publications held')).toBeTruthy()
  expect(screen.queryByText(/^Next at/)).toBeNull()
  expect(screen.getByText('Stopped by Alix', { exact: false }).textContent).toContain('4 publications held')
  await user.click(screen.getByRole('button', { name: 'Resume publishing' }))
  expect(await within(await screen.findByRole('alertdialog')).findByText('4 publications held')).toBeTruthy()
})

test('a model sees that all is stopped, and cannot stop or resume', async () => {
  renderApp({
    core: {
      'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }),
      'system.status': () => aStatus({ stopped: { since: sampleNow, by: 'Alix' } }),
    },
  })
  expect(await screen.findByText('Tout est arrêté.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Reprendre|Tout arrêter/ })).toBeNull()
})
