import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { defaultAlertSettings, type AlertSettings } from '../../../contract/alerts.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, aMember, sampleId, sampleNow } from '../../testing/samples.ts'

const aSession = {
  id: sampleId('ses', 1),
  current: true,
  createdAt: sampleNow,
  lastSeenAt: sampleNow,
  expiresAt: sampleNow,
  via: 'browser' as const,
  agent: 'Firefox',
}

describe('settings', () => {
  test('two-step sign-in: shows the secret, refuses a wrong code, then is on', async () => {
    let totp = false
    const { user } = renderApp({
      path: '/settings',
      core: {
        'session.current': () => aMe({ totp }),
        'session.list': () => [aSession],
        'session.startTotp': () => ({ secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Coulisse:claire?secret=JBSWY3DPEHPK3PXP' }),
        'session.confirmTotp': ({ code }) => {
          if (code !== '123456') throw refusal('WRONG_CREDENTIALS', {})
          totp = true
          return undefined
        },
      },
    })
    await screen.findByRole('heading', { name: 'Double authentification' })
    await expectAccessible()
    await user.click(screen.getByRole('button', { name: 'Activer' }))
    const dialog = await screen.findByRole('dialog', { name: 'Activer la double authentification' })
    expect(within(dialog).getByText('JBSW Y3DP EHPK 3PXP')).toBeTruthy()
    expect(within(dialog).getByRole('img', { name: 'Adresse otpauth' })).toBeTruthy()
    await expectAccessible()
    await user.type(within(dialog).getByLabelText('Code à six chiffres'), '000000{Enter}')
    expect(await within(dialog).findByText('Ces identifiants ne correspondent pas')).toBeTruthy()
    await user.clear(within(dialog).getByLabelText('Code à six chiffres'))
    await user.type(within(dialog).getByLabelText('Code à six chiffres'), '123456{Enter}')
    expect(await screen.findByText(/Active : un code vous est demandé/)).toBeTruthy()
  })

  test('ends another session', async () => {
    const other = { ...aSession, id: sampleId('ses', 2), current: false, via: 'desktop' as const, agent: 'Coulisse, macOS' }
    let open = [aSession, other]
    const { user } = renderApp({
      path: '/settings',
      language: 'en',
      core: {
        'session.list': () => open,
        'session.revoke': ({ sessionId }) => {
          open = open.filter(({ id }) => id !== sessionId)
          return undefined
        },
      },
    })
    expect(await screen.findByText('Coulisse, macOS')).toBeTruthy()
    await user.click(screen.getByRole('button', { name: 'End' }))
    await waitFor(() => expect(screen.queryByText('Coulisse, macOS')).toBeNull())
  })

  test('the check-up says in words what was found and what to do', async () => {
    renderApp({
      path: '/settings?tab=doctor',
      language: 'en',
      core: { 'system.doctor': () => [{ name: 'disk', state: 'warning', finding: 'disk.tight', data: { freeBytes: 900_000_000 } }] },
    })
    expect(await screen.findByText(/900\s?MB/)).toBeTruthy()
    expect(screen.getByText('To watch')).toBeTruthy()
    await expectAccessible()
  })

  test('a manager has their own account and the sorting of messages there, nothing of the agency', async () => {
    renderApp({
      path: '/settings?tab=vault',
      core: { 'session.current': () => aMe({ role: 'manager', creatorIds: [] }), 'session.list': () => [aSession] },
    })
    expect(await screen.findByRole('heading', { name: 'Mot de passe' })).toBeTruthy()
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual(['Mon compte', 'Tri des messages'])
  })
})

test('alerts: says what the settings come to, keeps on the page what could not be saved, and saves who is told', async () => {
  let settings: AlertSettings = { ...defaultAlertSettings, sameDay: null }
  let isFull = true
  const { user } = renderApp({
    path: '/settings?tab=alerts',
    core: {
      'alerts.getSettings': () => settings,
      'alerts.setSettings': (input) => {
        if (isFull) throw refusal('DISK_FULL', {})
        settings = { ...defaultAlertSettings, ...input }
        return settings
      },
      'team.list': () => [aMember({ role: 'manager', name: 'Marc' }), aMember({ id: sampleId('usr', 8), role: 'model', name: 'Léa' })],
    },
  })
  const save = await screen.findByRole('button', { name: 'Enregistrer' })
  expect(save.hasAttribute('disabled')).toBe(true)
  expect(screen.getByText(/prévenu à 18:00, remonté à 20:00/)).toBeTruthy()
  expect(screen.getByText(/tous les administrateurs/, { selector: 'p, span, div' })).toBeTruthy()
  await expectAccessible()
  await user.click(screen.getByRole('checkbox', { name: 'Le jour même, à' }))
  // It goes up to whoever runs creators, never to a model.
  await user.click(await screen.findByRole('checkbox', { name: /Marc/ }))
  expect(screen.queryByRole('checkbox', { name: /Léa/ })).toBeNull()
  await user.click(save)
  expect(await screen.findByText('Le disque est plein')).toBeTruthy()
  expect(settings.sameDay).toBeNull()
  isFull = false
  await user.click(save)
  await waitFor(() => expect(settings).toEqual({ ...defaultAlertSettings, sameDay: '10:00', escalateTo: [aMember().id] }))
  await waitFor(() => expect(screen.getByRole('button', { name: 'Enregistrer' }).hasAttribute('disabled')).toBe(true))
})
