import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMember, sampleId } from '../../testing/samples.ts'

describe('the team page', () => {
  test('invites a manager and shows the link once', async () => {
    const invited: unknown[] = []
    const { user } = renderApp({
      path: '/team',
      core: {
        'creators.list': () => [aCreator()],
        'team.list': () => [aMember()],
        'team.invite': (input) => {
          invited.push(input)
          return {
            member: aMember({ name: input.name, email: input.email, state: 'invited' }),
            link: { token: 'TOKEN-1', expiresAt: new Date('2026-03-15T09:00:00Z') },
          }
        },
      },
    })
    expect(await screen.findByText('hugo@coulisse.test')).toBeTruthy()
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Inviter' }))
    const dialog = await screen.findByRole('dialog', { name: 'Inviter une personne' })
    await user.type(within(dialog).getByLabelText('Nom'), 'Nora Lefèvre')
    await user.type(within(dialog).getByLabelText('Adresse e-mail'), 'nora@coulisse.test')
    await user.click(within(dialog).getByRole('checkbox', { name: 'Léa Duval' }))
    await expectAccessible()
    await user.click(within(dialog).getByRole('button', { name: 'Créer l’invitation' }))
    expect(await screen.findByText(/\/link#TOKEN-1$/)).toBeTruthy()
    expect(invited).toEqual([{ name: 'Nora Lefèvre', email: 'nora@coulisse.test', role: 'manager', creatorIds: [sampleId('crt', 1)] }])
    await user.keyboard('{Escape}')
    expect(screen.getByText(/\/link#TOKEN-1$/)).toBeTruthy()
    await user.click(screen.getByRole('checkbox', { name: 'J’ai copié le lien' }))
    await user.click(screen.getByRole('button', { name: 'Fermer' }))
    await waitFor(() => expect(screen.queryByText(/TOKEN-1/)).toBeNull())
  })

  test('deactivates after saying what is lost, and undoes it', async () => {
    let state: 'active' | 'deactivated' = 'active'
    const { user } = renderApp({
      path: '/team',
      language: 'en',
      core: {
        'team.list': () => [aMember({ state })],
        'team.deactivate': () => aMember({ state: (state = 'deactivated') }),
        'team.reactivate': () => aMember({ state: (state = 'active') }),
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Acts for Hugo Petit' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Deactivate' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Deactivate Hugo Petit?' })
    expect(within(dialog).getByText('Their open sessions')).toBeTruthy()
    await user.click(within(dialog).getByRole('button', { name: 'Deactivate' }))
    expect(await screen.findByText('Hugo Petit no longer has access')).toBeTruthy()
    expect(await screen.findByText('Deactivated')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'Undo' }))
    expect(await screen.findByText('Active')).toBeTruthy()
  })

  test('switches off the two-step sign-in of somebody who lost their device', async () => {
    let totp = true
    const { user } = renderApp({
      path: '/team',
      language: 'en',
      core: { 'team.list': () => [aMember({ totp })], 'team.removeTotp': () => aMember({ totp: (totp = false) }) },
    })
    await user.click(await screen.findByRole('button', { name: 'Acts for Hugo Petit' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Switch off two-step sign-in' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Switch off two-step sign-in of Hugo Petit?' })
    await user.click(within(dialog).getByRole('button', { name: 'Switch off two-step sign-in' }))
    expect(await screen.findByText('Hugo Petit signs in with the password alone')).toBeTruthy()
    expect(totp).toBe(false)
  })

  test('says why the last admin stays', async () => {
    const { user } = renderApp({
      path: '/team',
      core: {
        'team.list': () => [aMember({ role: 'admin', creatorIds: [] })],
        'team.deactivate': () => {
          throw refusal('LAST_ADMIN', {})
        },
      },
    })
    await user.click(await screen.findByRole('button', { name: 'Actions pour Hugo Petit' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Désactiver' }))
    await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Désactiver' }))
    expect(await screen.findByText('C’est le dernier administrateur actif')).toBeTruthy()
    expect(screen.getByText('Nommez d’abord un autre administrateur.')).toBeTruthy()
  })
})
