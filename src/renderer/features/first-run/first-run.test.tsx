import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, aSetup } from '../../testing/samples.ts'

test('makes the agency and its admin, shows the codes once, and only then goes on', async () => {
  let made: Record<string, unknown> | null = null
  const { user } = renderApp({
    core: {
      'setup.status': () =>
        aSetup({
          state: made ? 'ready' : 'needs_agency',
          vault: { mode: made ? 'passphrase' : 'none', locked: false, keychainAvailable: false },
        }),
      'session.current': () => (made ? aMe() : null),
      'setup.createAgency': (input) => {
        made = input
        return { recoveryCodes: ['AAAA-BBBB', 'CCCC-DDDD'] }
      },
    },
  })
  expect(await screen.findByRole('heading', { name: 'Bienvenue dans les coulisses' })).toBeTruthy()
  await expectAccessible()
  await user.type(screen.getByLabelText('Nom de l’agence'), 'Agence Lumière{Enter}')
  await user.type(await screen.findByLabelText('Votre nom'), 'Claire Marchand')
  await user.type(screen.getByLabelText('Adresse e-mail'), 'claire@coulisse.test')
  await user.type(screen.getByLabelText('Mot de passe'), 'une longue phrase')
  await user.type(screen.getByLabelText('Phrase secrète du coffre'), 'encore une phrase')
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Créer l’agence' }))

  expect(await screen.findByText('AAAA-BBBB')).toBeTruthy()
  expect(made).toMatchObject({
    agencyName: 'Agence Lumière',
    language: 'fr',
    adminName: 'Claire Marchand',
    vaultPassphrase: 'encore une phrase',
  })
  const enter = screen.getByRole<HTMLButtonElement>('button', { name: 'Entrer dans Coulisse' })
  expect(enter.disabled).toBe(true)
  await expectAccessible()
  await user.click(screen.getByRole('checkbox', { name: 'Je les ai mis en lieu sûr' }))
  await user.click(enter)
  expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
  expect(screen.queryByText('AAAA-BBBB')).toBeNull()
})

test('may begin on the practice network: started, what to do there, then in', async () => {
  let isMade = false
  let isStarted = false
  const status = () => ({
    state: isStarted ? ('running' as const) : ('off' as const),
    url: isStarted ? 'http://127.0.0.1:4321' : null,
    problem: null,
    accounts: 0,
  })
  const { user } = renderApp({
    core: {
      'setup.status': () => aSetup({ state: isMade ? 'ready' : 'needs_agency' }),
      'session.current': () => (isMade ? aMe() : null),
      'setup.createAgency': () => {
        isMade = true
        return { recoveryCodes: ['AAAA-BBBB'] }
      },
      'practice.status': status,
      'practice.start': () => {
        isStarted = true
        return status()
      },
    },
  })
  await user.type(await screen.findByLabelText('Nom de l’agence'), 'Agence Lumière{Enter}')
  await user.type(await screen.findByLabelText('Votre nom'), 'Claire Marchand')
  await user.type(screen.getByLabelText('Adresse e-mail'), 'claire@coulisse.test')
  await user.type(screen.getByLabelText('Mot de passe'), 'une longue phrase')
  await user.click(screen.getByRole('button', { name: 'Créer l’agence' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Je les ai mis en lieu sûr' }))
  await user.click(await screen.findByRole('button', { name: 'Continuer' }))
  expect(await screen.findByRole('heading', { name: /^Comment commencer/ })).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Essayer avec le réseau d’entraînement' }))
  const link = await screen.findByRole<HTMLAnchorElement>('link', { name: /Ouvrir ses pages/ })
  expect(link.href).toBe('http://127.0.0.1:4321/')
  await expectAccessible()
  await user.click(screen.getByRole('button', { name: 'Entrer dans Coulisse' }))
  expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
})
