import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, aSetup } from '../../testing/samples.ts'

test('pressed twice, asks once and shows the codes of the agency that was made', async () => {
  let calls = 0
  const { user } = renderApp({
    core: {
      'setup.status': () => aSetup({ state: calls > 0 ? 'ready' : 'needs_agency' }),
      'session.current': () => (calls > 0 ? aMe() : null),
      'setup.createAgency': () => {
        calls += 1
        if (calls > 1) throw refusal('CONFLICT', { what: 'agency_exists' })
        return { recoveryCodes: ['AAAA-BBBB'] }
      },
    },
  })
  await user.type(await screen.findByLabelText('Nom de l’agence'), 'Agence Lumière{Enter}')
  await user.type(await screen.findByLabelText('Votre nom'), 'Claire Marchand')
  await user.type(screen.getByLabelText('Adresse e-mail'), 'claire@coulisse.test')
  await user.type(screen.getByLabelText('Mot de passe'), 'une longue phrase')
  const form = screen.getByRole('button', { name: 'Créer l’agence' }).closest('form')
  // Both before React has drawn the first, as a fast double click does.
  form?.requestSubmit()
  form?.requestSubmit()
  expect(await screen.findByText('AAAA-BBBB')).toBeTruthy()
  expect(calls).toBe(1)
})
