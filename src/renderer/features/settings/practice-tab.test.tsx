import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { PracticeStatus } from '../../../contract/practice.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })

test('is started, says what to do there, and is not stopped while accounts are connected there', async () => {
  let status: PracticeStatus = { state: 'failed', url: 'http://127.0.0.1:4321', problem: 'port_taken', accounts: 2 }
  const { user } = renderApp({
    path: '/settings?tab=practice',
    core: {
      'practice.status': () => status,
      'practice.start': () => {
        status = { ...status, state: 'running', problem: null }
        return status
      },
      'practice.stop': () => {
        if (status.accounts > 0) throw refusal('CONFLICT', { what: 'practice_in_use', items: ['lea.test', 'zoe.test'] })
        status = { state: 'off', url: null, problem: null, accounts: 0 }
        return status
      },
    },
  })
  expect(await screen.findByText(/Un autre programme occupe son adresse \(http:\/\/127.0.0.1:4321\)/)).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Réessayer' }))
  expect(await screen.findByRole('link', { name: /Ouvrir ses pages/ })).toBeTruthy()
  expect(screen.getByText('2 comptes y sont connectés.')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Arrêter le réseau' }))
  const dialog = await screen.findByRole('alertdialog')
  await user.click(within(dialog).getByRole('button', { name: 'Arrêter le réseau' }))
  expect(await within(dialog).findByText('Déconnectez d’abord les comptes qui y sont : @lea.test, @zoe.test.')).toBeTruthy()
  await expectAccessible()
  status = { ...status, accounts: 0 }
  await user.click(within(dialog).getByRole('button', { name: 'Arrêter le réseau' }))
  expect(await screen.findByRole('button', { name: 'Mettre en route' })).toBeTruthy()
})
