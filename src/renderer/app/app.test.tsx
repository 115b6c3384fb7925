import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../testing/expect-accessible.ts'
import { refusal } from '../testing/fake-core.ts'
import { renderApp } from '../testing/render-app.tsx'
import { aCreator, aMe, aPublication, aSetup, aStatus, sampleId } from '../testing/samples.ts'

describe('the frame', () => {
  test('shows Today with what waits for a person and what comes next', async () => {
    const failed = aPublication({
      id: sampleId('pub', 2),
      text: 'Story du matin',
      state: 'failed',
      failure: { code: 'REAUTH_REQUIRED', data: { platform: 'bluesky' } },
    })
    renderApp({
      core: {
        'publications.list': ({ states, needsPerson }) => ({
          items: needsPerson ? [failed] : states?.includes('scheduled') ? [aPublication()] : [],
        }),
        'publications.count': () => [{ state: 'scheduled', count: 12 }],
        'system.status': () => aStatus({ needPerson: 1, queued: 12 }),
      },
    })
    expect(await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })).toBeTruthy()
    expect(await screen.findByText('Répétition générale ce soir')).toBeTruthy()
    expect(await screen.findByText(/Bluesky demande de reconnecter le compte/)).toBeTruthy()
    expect(screen.getAllByText('12').length).toBeGreaterThan(0)
    expect(within(screen.getByRole('contentinfo')).getByText('12 publications à venir')).toBeTruthy()
    await expectAccessible()
  })

  test('speaks English when the person does', async () => {
    renderApp({ language: 'en' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Today' })).toBeTruthy()
    await waitFor(() => expect(document.documentElement.lang).toBe('en'))
  })

  test('goes places by keys, shows its keys, and finds pages in the palette', async () => {
    const { user, router } = renderApp()
    await screen.findByRole('heading', { level: 1, name: 'Aujourd’hui' })
    await user.keyboard('gs')
    expect(await screen.findByRole('heading', { level: 1, name: 'Réglages' })).toBeTruthy()
    await user.keyboard('?')
    expect(await screen.findByRole('dialog', { name: 'Raccourcis clavier' })).toBeTruthy()
    await expectAccessible()
    await user.keyboard('{Escape}')
    await user.keyboard('{Control>}k{/Control}')
    const palette = await screen.findByRole('dialog', { name: 'Tout trouver' })
    await user.type(within(palette).getByRole('searchbox'), 'histo')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(router.state.location.pathname).toBe('/history'))
  })

  test('keys are letters while somebody types', async () => {
    const { user, router } = renderApp({ path: '/team' })
    const search = await screen.findByRole('searchbox', { name: 'Chercher une personne' })
    await user.type(search, 'gs?')
    expect((search as HTMLInputElement).value).toBe('gs?')
    expect(router.state.location.pathname).toBe('/team')
  })

  test('narrows everything to one model and back', async () => {
    const asked: (string | undefined)[] = []
    const { user } = renderApp({
      core: {
        'creators.list': () => [aCreator()],
        'publications.list': ({ creatorId }) => {
          asked.push(creatorId)
          return { items: [] }
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: /Modèle affiché/ }))
    await user.click(await screen.findByRole('option', { name: 'Léa Duval' }))
    await waitFor(() => expect(asked.at(-1)).toBe(sampleId('crt', 1)))
    expect(screen.getByRole('button', { name: /Léa Duval/ })).toBeTruthy()
  })

  test('shows a model only their own pages', async () => {
    renderApp({
      core: { 'session.current': () => aMe({ role: 'model', creatorIds: [sampleId('crt', 1)] }), 'creators.get': () => aCreator() },
    })
    expect(await screen.findByRole('heading', { level: 1, name: 'Mon calendrier' })).toBeTruthy()
    const links = within(screen.getByRole('navigation')).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual([
      'Accords',
      'Mon calendrier',
      'Mes chiffres',
      'Alertes',
      'Médiathèque',
      'Mon profil',
    ])
    await expectAccessible()
  })

  test('does not know pages of another role, nor unknown ones', async () => {
    const { router } = renderApp({ path: '/team', core: { 'session.current': () => aMe({ role: 'manager', creatorIds: [] }) } })
    expect(await screen.findByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeTruthy()
    await router.navigate({ to: '/nowhere' as '/' })
    expect(await screen.findByRole('heading', { level: 1, name: 'Cette page n’existe pas' })).toBeTruthy()
  })

  test('says what it could not read, and reads again', async () => {
    let isDown = true
    const { user } = renderApp({
      core: {
        'publications.list': () => {
          if (isDown) throw refusal('INTERNAL', { id: 'x' })
          return { items: [] }
        },
      },
    })
    const failures = () => screen.queryAllByText('Une erreur imprévue est survenue')
    // The figures, which nobody answers here, the day, what is to be posted by hand, what waits, what is going on, what comes next:
    // each says so by itself.
    await waitFor(() => expect(failures()).toHaveLength(6))
    isDown = false
    await user.click(screen.getAllByRole('button', { name: 'Réessayer' }).at(-1) as HTMLElement)
    await waitFor(() => expect(failures()).toHaveLength(5))
  })

  test('signs out, and forgets what was on screen', async () => {
    let isIn = true
    const { user } = renderApp({
      core: {
        'session.current': () => (isIn ? aMe() : null),
        'session.signOut': () => {
          isIn = false
          return undefined
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: /Votre compte/ }))
    await user.click(await screen.findByRole('menuitem', { name: 'Se déconnecter' }))
    expect(await screen.findByRole('heading', { name: 'Connexion à Agence Lumière' })).toBeTruthy()
  })

  test('warns on every page while the vault is locked, and opens it', async () => {
    let locked = true
    const { user } = renderApp({
      core: {
        'setup.status': () => aSetup({ vault: { mode: 'passphrase', locked, keychainAvailable: false } }),
        'system.status': () => aStatus({ vaultLocked: locked }),
        'setup.unlockVault': (input) => {
          if ('passphrase' in input && input.passphrase !== 'une longue phrase') throw refusal('WRONG_CREDENTIALS', {})
          locked = false
          return undefined
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Ouvrir' }))
    const field = await screen.findByLabelText('Phrase secrète')
    await user.type(field, 'une autre{Enter}')
    expect(await screen.findByText('Ce n’est pas la phrase secrète du coffre')).toBeTruthy()
    expect(screen.queryByText(/administrateur/)).toBeNull()
    await user.clear(field)
    await user.type(field, 'une longue phrase')
    await user.click(screen.getByRole('button', { name: 'Ouvrir le coffre' }))
    await waitFor(() => expect(screen.queryByText('Le coffre est fermé.')).toBeNull())
  })
})
