import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { AlertChannels } from '../../../contract/alert-channels.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'

vi.setConfig({ testTimeout: 60_000 })

test('a mail server is set, tested with what went wrong and the way out, and removed', async () => {
  const saved: unknown[] = []
  let channels: AlertChannels = { mail: null, webhook: null, quiet: null }
  let takesPassword = false
  const { user, container } = renderApp({
    path: '/settings?tab=alert-channels',
    core: {
      'alertChannels.get': () => channels,
      'alertChannels.saveMail': ({ password, ...rest }: Omit<NonNullable<AlertChannels['mail']>, 'trouble'> & { password?: string }) => {
        saved.push({ ...rest, password })
        channels = { ...channels, mail: { ...rest, trouble: { problem: 'mail.no_answer', at: new Date('2026-03-02T09:00:00Z') } } }
      },
      'alertChannels.testMail': () => {
        if (!takesPassword) throw refusal('ALERT_CHANNEL_FAILED', { rule: 'mail.sign_in' })
        return { to: 'ada@example.test' }
      },
      'alertChannels.removeMail': () => {
        channels = { ...channels, mail: null }
      },
    },
  })
  await user.type(await screen.findByLabelText('Serveur'), 'smtp.example.test')
  const [save] = screen.getAllByRole('button', { name: 'Enregistrer' })
  if (save) await user.click(save)
  expect(screen.getByText('À remplir.')).toBeTruthy()
  await user.type(screen.getByLabelText('Identifiant'), 'agence')
  await user.type(screen.getByLabelText('Mot de passe'), 'very secret')
  await user.type(screen.getByLabelText('Expéditeur'), 'coulisse@example.test')
  if (save) await user.click(save)
  await user.click(await screen.findByRole('button', { name: 'Envoyer un essai' }))
  expect(saved).toEqual([
    { host: 'smtp.example.test', port: 465, security: 'tls', user: 'agence', from: 'coulisse@example.test', password: 'very secret' },
  ])
  expect(await screen.findByText(/mot de passe d’application/)).toBeTruthy()
  expect(screen.getByText(/Le serveur ne répond pas sur ce port/)).toBeTruthy()
  takesPassword = true
  await user.click(screen.getByRole('button', { name: 'Envoyer un essai' }))
  expect(await screen.findByText('L’essai est parti à ada@example.test')).toBeTruthy()
  await expectAccessible(container)
  await user.click(screen.getByRole('button', { name: 'Retirer' }))
  const asking = within(await screen.findByRole('alertdialog'))
  expect(asking.getByText(/son mot de passe ou sa clé est effacé/)).toBeTruthy()
  await user.click(asking.getByRole('button', { name: 'Retirer' }))
  expect(await screen.findByText('Le serveur d’envoi est retiré')).toBeTruthy()
})

test('quiet hours and an address are set', async () => {
  const quiet = vi.fn()
  const webhook = vi.fn()
  const { user } = renderApp({
    path: '/settings?tab=alert-channels',
    core: {
      'alertChannels.get': () => ({ mail: null, webhook: null, quiet: null }),
      'alertChannels.setQuiet': quiet,
      'alertChannels.saveWebhook': webhook,
    },
  })
  await user.click(await screen.findByText('Ne pas déranger'))
  await user.click(screen.getAllByRole('button', { name: 'Enregistrer' })[1] as HTMLElement)
  expect(quiet).toHaveBeenCalledWith({ quiet: { from: '22:00', to: '07:00' } })
  await user.type(screen.getByLabelText('Adresse de réception'), 'https://hooks.example.test/x')
  await user.type(screen.getByLabelText('Clé de signature'), 'sixteen or more characters')
  await user.click(screen.getAllByRole('button', { name: 'Enregistrer' })[2] as HTMLElement)
  expect(webhook).toHaveBeenCalledWith({ url: 'https://hooks.example.test/x', secret: 'sixteen or more characters' })
})
