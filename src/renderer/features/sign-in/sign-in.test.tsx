import { screen, waitFor } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, aSetup } from '../../testing/samples.ts'

/** A core where nobody is signed in until something answers a person. */
const signedOut = () => {
  let me: ReturnType<typeof aMe> | null = null
  return {
    enter: () => (me = aMe()),
    current: () => me,
  }
}

describe('signing in', () => {
  test('by email and password, then the authenticator’s code', async () => {
    const door = signedOut()
    const seen: unknown[] = []
    const { user } = renderApp({
      core: {
        'session.current': door.current,
        'session.signIn': (input) => {
          seen.push(input)
          if (input.password !== 'une longue phrase') throw refusal('WRONG_CREDENTIALS', {})
          if (!input.totp) throw refusal('TOTP_REQUIRED', {})
          return door.enter()
        },
      },
    })
    await user.type(await screen.findByLabelText('Adresse e-mail'), 'claire@coulisse.test')
    await user.type(screen.getByLabelText('Mot de passe'), 'faux')
    await expectAccessible()
    await user.keyboard('{Enter}')
    expect(await screen.findByText('L’adresse et le mot de passe ne correspondent pas.')).toBeTruthy()
    await user.clear(screen.getByLabelText('Mot de passe'))
    await user.type(screen.getByLabelText('Mot de passe'), 'une longue phrase{Enter}')
    await user.type(await screen.findByLabelText('Code à six chiffres'), '123 456')
    expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
    expect(seen.at(-1)).toEqual({ email: 'claire@coulisse.test', password: 'une longue phrase', totp: '123456' })
  })

  test('counts down after too many attempts, and refuses to send meanwhile', async () => {
    const { user } = renderApp({
      core: {
        'session.current': () => null,
        'session.signIn': () => {
          throw refusal('TOO_MANY_ATTEMPTS', { retryAt: new Date(Date.now() + 90_000) })
        },
      },
    })
    await user.type(await screen.findByLabelText('Adresse e-mail'), 'claire@coulisse.test')
    await user.type(screen.getByLabelText('Mot de passe'), 'faux{Enter}')
    expect((await screen.findByRole('timer')).textContent).toMatch(/^01:[23]\d$/)
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Se connecter' }).disabled).toBe(true)
  })

  test('with a recovery code when the password is lost', async () => {
    const door = signedOut()
    const { user } = renderApp({ core: { 'session.current': door.current, 'session.recover': () => door.enter() } })
    await user.click(await screen.findByRole('button', { name: /Mot de passe perdu/ }))
    await user.type(screen.getByLabelText('Adresse e-mail'), 'claire@coulisse.test')
    await user.type(screen.getByLabelText('Code de secours'), '7KQF-2M9X-HT4D')
    await user.type(screen.getByLabelText('Nouveau mot de passe'), 'court')
    await user.tab()
    expect(await screen.findByText('Au moins 10 caractères')).toBeTruthy()
    await user.type(screen.getByLabelText('Nouveau mot de passe'), ' mais plus maintenant')
    await user.click(screen.getByRole('button', { name: 'Changer le mot de passe' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
  })

  test('by an invitation, whose token leaves the address at once', async () => {
    window.history.replaceState(null, '', '/link#SECRET')
    const door = signedOut()
    const tokens: string[] = []
    const { user } = renderApp({
      path: '/link',
      core: {
        'session.current': door.current,
        'session.describeLink': ({ token }) => {
          tokens.push(token)
          return { kind: 'invite', email: 'hugo@coulisse.test', name: 'Hugo Petit' }
        },
        'session.acceptLink': () => door.enter(),
      },
    })
    expect(await screen.findByRole('heading', { name: 'Bienvenue, Hugo Petit' })).toBeTruthy()
    expect(tokens).toEqual(['SECRET'])
    expect(window.location.hash).toBe('')
    await expectAccessible()
    await user.type(screen.getByLabelText('Nouveau mot de passe'), 'une longue phrase')
    await user.click(screen.getByRole('button', { name: 'Enregistrer et entrer' }))
    expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
  })

  test('by a one-time link that is used once by opening it', async () => {
    window.history.replaceState(null, '', '/enter#ONCE')
    const door = signedOut()
    let used = 0
    renderApp({
      path: '/enter',
      core: {
        'session.current': door.current,
        'session.describeLink': () => ({ kind: 'sign_in', email: 'claire@coulisse.test', name: 'Claire Marchand' }),
        'session.redeemLink': () => {
          used += 1
          return door.enter()
        },
      },
    })
    expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
    expect(used).toBe(1)
  })

  test('by a one-time link asks for the authenticator’s code, as for a new password', async () => {
    for (const kind of ['sign_in', 'reset'] as const) {
      window.history.replaceState(null, '', '/link#ONCE')
      const door = signedOut()
      const seen: unknown[] = []
      const answer = (input: { totp?: string }) => {
        seen.push(input)
        if (!input.totp) throw refusal('TOTP_REQUIRED', {})
        if (input.totp !== '123456') throw refusal('WRONG_CREDENTIALS', {})
        return door.enter()
      }
      const { user, unmount } = renderApp({
        path: '/link',
        core: {
          'session.current': door.current,
          'session.describeLink': () => ({ kind, email: 'claire@coulisse.test', name: 'Claire Marchand' }),
          'session.redeemLink': answer,
          'session.acceptLink': answer,
        },
      })
      if (kind === 'reset') await user.type(await screen.findByLabelText('Nouveau mot de passe'), 'une longue phrase{Enter}')
      await user.type(await screen.findByLabelText('Code à six chiffres'), '000000')
      expect(await screen.findByText(/Ce code ne convient pas/)).toBeTruthy()
      await expectAccessible()
      await user.clear(screen.getByLabelText('Code à six chiffres'))
      await user.type(screen.getByLabelText('Code à six chiffres'), '123 456')
      expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
      expect(seen.at(-1)).toEqual({
        token: 'ONCE',
        totp: '123456',
        ...(kind === 'reset' ? { password: 'une longue phrase' } : {}),
      })
      unmount()
    }
  })

  test('says when a link no longer works', async () => {
    window.history.replaceState(null, '', '/link#OLD')
    renderApp({
      path: '/link',
      core: {
        'session.current': () => null,
        'session.describeLink': () => {
          throw refusal('LINK_INVALID', {})
        },
      },
    })
    expect(await screen.findByText('Ce lien n’est plus valable')).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Revenir à la connexion' })).toBeTruthy()
  })

  test('comes after the vault when that is locked, or without it', async () => {
    const { user } = renderApp({
      language: 'en',
      core: {
        'session.current': () => null,
        'setup.status': () => aSetup({ language: 'en', vault: { mode: 'passphrase', locked: true, keychainAvailable: false } }),
      },
    })
    expect(await screen.findByRole('heading', { name: 'The vault is locked' })).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Go on without opening it' }))
    expect(await screen.findByRole('heading', { name: 'Sign in to Agence Lumière' })).toBeTruthy()
  })

  test('changes language on the spot', async () => {
    const { user } = renderApp({ core: { 'session.current': () => null } })
    await screen.findByRole('heading', { name: 'Connexion à Agence Lumière' })
    await user.click(screen.getByRole('radio', { name: 'English' }))
    expect(await screen.findByRole('heading', { name: 'Sign in to Agence Lumière' })).toBeTruthy()
    await waitFor(() => expect(document.documentElement.lang).toBe('en'))
  })
})
