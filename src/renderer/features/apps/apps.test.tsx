import { screen, waitFor, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Consent } from '../../../contract/accounts.ts'
import type { DeveloperApp } from '../../../contract/developer-apps.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { refusal } from '../../testing/fake-core.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, anAccount, aPlatform, sampleId } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

/** X, which asks for an application and for no field. */
const x = {
  ...aPlatform({
    connect: {
      method: 'none',
      fields: [],
      consent: { appSecret: true, redirect: 'loopback', service: 'https://api.x.com', helpUrl: 'https://developer.x.com' },
    },
  }),
  id: 'x' as const,
  name: 'X',
}

const anApp = (changes: Partial<DeveloperApp> = {}): DeveloperApp => ({
  id: sampleId('app', 1),
  platform: 'x',
  creatorId: null,
  name: 'Appli agence',
  clientId: 'client-1',
  hasSecret: true,
  service: 'https://api.x.com',
  returnAddress: null,
  audited: false,
  accounts: 0,
  spending: null,
  ...changes,
})

const core = (apps: DeveloperApp[], saved: unknown[] = []) => ({
  'creators.list': () => [aCreator()],
  'platforms.list': () => [aPlatform(), x],
  'accounts.list': () => [],
  'developerApps.list': () => [...apps],
  'developerApps.returnAddresses': () => ['http://127.0.0.1:17391/callback'],
  'developerApps.save': (input: { id?: string; name: string; service?: string }) => {
    saved.push(input)
    if (input.service === 'https://refused.test') throw refusal('BAD_INPUT', { issues: [{ path: 'service', code: 'https_only' }] })
    const app = anApp({ name: input.name })
    apps.push(app)
    return app
  },
  'developerApps.remove': ({ id }: { id: string }) => {
    apps.splice(
      apps.findIndex((app) => app.id === id),
      1,
    )
  },
})

test('an application is added with what the platform gave, and deleted', async () => {
  const apps: DeveloperApp[] = []
  const saved: unknown[] = []
  const { user, container } = renderApp({ path: '/settings?tab=apps', core: core(apps, saved) })
  expect(await screen.findByText('Aucune application')).toBeTruthy()
  await user.click(await screen.findByRole('button', { name: 'Ajouter une application' }))
  const dialog = await screen.findByRole('dialog', { name: 'Ajouter une application' })
  expect(await within(dialog).findByText('http://127.0.0.1:17391/callback')).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }))
  expect(within(dialog).getAllByText('À remplir.')).toHaveLength(3)
  await user.type(within(dialog).getByLabelText('Nom'), 'Appli de Léa')
  await user.type(within(dialog).getByLabelText('Identifiant de l’application'), ' client-9 ')
  await user.type(within(dialog).getByLabelText('Secret de l’application'), 'top secret')
  const service = within(dialog).getByLabelText('Serveurs')
  await user.clear(service)
  await user.type(service, 'https://refused.test')
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }))
  expect(await within(dialog).findByText('Une adresse https, ou une de cette machine.')).toBeTruthy()
  await user.clear(service)
  await user.type(service, 'https://api.x.com')
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }))
  expect(await screen.findByText('Appli de Léa est enregistrée')).toBeTruthy()
  expect(saved.at(-1)).toEqual({
    platform: 'x',
    creatorId: null,
    name: 'Appli de Léa',
    clientId: 'client-9',
    clientSecret: 'top secret',
    service: 'https://api.x.com',
  })
  expect(await screen.findByRole('rowheader', { name: 'Appli de Léa' })).toBeTruthy()
  await expectAccessible(container)
  await user.click(screen.getByRole('button', { name: 'Supprimer Appli de Léa' }))
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Supprimer' }))
  expect(await screen.findByText('Aucune application')).toBeTruthy()
})

test('one that accounts stand on cannot be deleted', async () => {
  renderApp({ path: '/settings?tab=apps', core: core([anApp({ accounts: 2 })]) })
  const button = await screen.findByRole<HTMLButtonElement>('button', { name: /^Des comptes se sont connectés par elle/ })
  expect(button.disabled).toBe(true)
})

/** The dialog, on X, at the moment when the platform's page can be opened. */
const openConsent = async (states: Consent['state'][], apps = [anApp()]) => {
  const opened = vi.spyOn(window, 'open').mockReturnValue(null)
  const consent = (state: Consent['state']): Consent => ({
    id: sampleId('cns', 1),
    creatorId: sampleId('crt', 1),
    page: 'https://x.com/i/oauth2/authorize?state=s',
    returnAddress: 'http://127.0.0.1:17391/callback',
    expiresAt: new Date(Date.UTC(2027, 0, 1)),
    state,
  })
  const asked: unknown[] = []
  const view = renderApp({
    path: '/accounts',
    core: {
      ...core(apps),
      'system.examineApplication': (input: unknown) => {
        asked.push(input)
        return [{ name: 'callback', state: 'failed', finding: 'callback.taken', data: { addresses: 'http://127.0.0.1:17391/callback' } }]
      },
      'accounts.beginConsent': (input: unknown) => {
        asked.push(input)
        return consent({ is: 'waiting' })
      },
      'accounts.consent': () => consent(states.length > 1 ? (states.shift() as Consent['state']) : (states[0] ?? { is: 'waiting' })),
      'accounts.finishConsent': ({ address }: { address: string }) => {
        if (!address.includes('state=s')) throw refusal('BAD_INPUT', { issues: [{ path: 'address', code: 'not_this_consent' }] })
        return consent({ is: 'connected', account: anAccount({ handle: '@pasted', platform: 'x' }) })
      },
      'accounts.cancelConsent': () => {
        asked.push('cancelled')
      },
    },
  })
  await view.user.click((await screen.findAllByRole('button', { name: 'Connecter un compte' })).at(-1) as HTMLElement)
  const dialog = await screen.findByRole('dialog', { name: 'Connecter un compte' })
  await view.user.click(await within(dialog).findByRole('button', { name: /Plateforme/ }))
  await view.user.click(await screen.findByRole('option', { name: 'X' }))
  return { ...view, dialog, opened, asked }
}

test('an account connects through the platform’s page, opened in a browser', async () => {
  const states: Consent['state'][] = [{ is: 'waiting' }]
  const { user, dialog, opened, asked } = await openConsent(states)
  await user.click(within(dialog).getByRole('button', { name: 'Ouvrir la page de X' }))
  expect(await within(dialog).findByText('On attend l’accord sur la page de X')).toBeTruthy()
  expect(opened).toHaveBeenCalledWith('https://x.com/i/oauth2/authorize?state=s', '_blank', 'noopener,noreferrer')
  await expectAccessible(dialog)
  // Not before: its message stands five seconds, however long the look above takes.
  states.push({ is: 'connected', account: anAccount({ handle: '@lea', platform: 'x' }) })
  expect(await screen.findByText('@lea est connecté')).toBeTruthy()
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(asked).toEqual([{ creatorId: sampleId('crt', 1), appId: sampleId('app', 1) }])
})

test('the application is examined before anybody leaves for the platform’s page, when asked to', async () => {
  const { user, dialog, asked } = await openConsent([])
  expect(asked).toEqual([])
  await user.click(within(dialog).getByRole('button', { name: 'Examiner avant de partir' }))
  expect(await within(dialog).findByText(/Fermez ce qui les occupe/)).toBeTruthy()
  expect(asked).toEqual([{ appId: sampleId('app', 1) }])
  await expectAccessible(dialog)
})

test('the address can be pasted, one of another request is refused, and leaving gives the request up', async () => {
  const { user, dialog, asked } = await openConsent([{ is: 'waiting' }])
  await user.click(within(dialog).getByRole('button', { name: 'Ouvrir la page de X' }))
  const field = await within(dialog).findByLabelText(/Adresse d’arrivée/)
  await user.type(field, 'https://elsewhere.test')
  await user.click(within(dialog).getByRole('button', { name: 'Terminer' }))
  expect(await within(dialog).findByText(/n’est pas celle de cette demande/)).toBeTruthy()
  await user.click(within(dialog).getByRole('button', { name: 'Annuler' }))
  expect(asked.at(-1)).toBe('cancelled')
})

test('says what went wrong, and that there is no application yet', async () => {
  const { user, dialog } = await openConsent([{ is: 'failed', code: 'PLATFORM_REJECTED', reason: 'consent_denied' }])
  await user.click(within(dialog).getByRole('button', { name: 'Ouvrir la page de X' }))
  expect(await within(dialog).findByText(/L’accord a été refusé/)).toBeTruthy()
  expect(within(dialog).getByRole('button', { name: 'Recommencer' })).toBeTruthy()
})

test('without an application an admin is led to where one is added', async () => {
  const { dialog } = await openConsent([], [])
  expect(within(dialog).getByRole('link', { name: 'En ajouter une dans les réglages' }).getAttribute('href')).toContain(
    '/settings?tab=apps',
  )
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Ouvrir la page de X' }).disabled).toBe(true)
})

test('where the platform audits applications, whether it has is noted with it', async () => {
  const saved: unknown[] = []
  const consent = { ...x.capabilities.connect.consent, appSecret: false, audit: { helpUrl: 'https://audit.test' } }
  const platform = { ...x, capabilities: { ...x.capabilities, connect: { ...x.capabilities.connect, consent } } } as typeof x
  const { user } = renderApp({
    path: '/settings?tab=apps',
    core: {
      ...core([anApp({ audited: true })]),
      'platforms.list': () => [platform],
      'developerApps.save': (input) => {
        saved.push(input)
        return anApp()
      },
    },
  })
  await user.click(await screen.findByRole('button', { name: 'Modifier Appli agence' }))
  const dialog = within(await screen.findByRole('dialog'))
  const box = dialog.getByRole<HTMLInputElement>('checkbox', { name: /X a audité cette application/ })
  expect(box.checked).toBe(true)
  expect(dialog.getByRole('link', { name: /Demander l’audit/ }).getAttribute('href')).toBe('https://audit.test')
  await user.click(box)
  await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(saved.at(-1)).toMatchObject({ audited: false }))
})

test('what an application costs is shown against its cap, and an admin sets the cap', async () => {
  const saved: unknown[] = []
  const spending = {
    usd: 17.5,
    capUsd: 20,
    renewsAt: new Date('2026-04-01T00:00:00Z'),
    of: [
      { what: 'posts_sent', count: 40, usd: 16.5 },
      { what: 'own_posts_read', count: 200, usd: 1 },
    ],
  }
  const billing = { currency: 'USD' as const, ownReadUsd: 0.001, source: 'https://docs.x.com/pricing', readOn: '2026-11-23' }
  const billed = { ...x, capabilities: { ...x.capabilities, billing } }
  const { user } = renderApp({
    path: '/settings?tab=apps',
    core: { ...core([anApp({ spending })], saved), 'platforms.list': () => [billed] },
  })
  expect(await screen.findByText(/17,50.* sur 20,00/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Modifier Appli agence' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByText('Publications')).toBeTruthy()
  // At the full price in the total; what it may have been instead is said beside it.
  expect(dialog.getByText(/Le total serait alors de 16,70/)).toBeTruthy()
  const cap = dialog.getByLabelText('Plafond par mois (dollars)')
  await user.clear(cap)
  await user.type(cap, 'beaucoup')
  expect(dialog.getByText(/Un montant en dollars/)).toBeTruthy()
  await user.clear(cap)
  await user.type(cap, '12,50')
  await user.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(saved).toMatchObject([{ capUsd: 12.5 }]))
})

test('where a platform has two kinds of application, the one that is chosen says whose servers are asked', async () => {
  const saved: { service?: string }[] = []
  const instagram = {
    ...aPlatform({
      connect: {
        method: 'token',
        fields: [],
        consent: {
          appSecret: true,
          redirect: 'pasted',
          service: 'https://graph.instagram.com',
          services: [
            { id: 'instagram_login', service: 'https://graph.instagram.com' },
            { id: 'facebook_login', service: 'https://graph.facebook.com' },
          ],
          helpUrl: 'https://developers.facebook.com',
        },
      },
    }),
    id: 'instagram' as const,
    name: 'Instagram',
  }
  const { user } = renderApp({ path: '/settings?tab=apps', core: { ...core([], saved), 'platforms.list': () => [instagram] } })
  await user.click((await screen.findAllByRole('button', { name: 'Ajouter une application' }))[0] ?? document.body)
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).getByRole<HTMLInputElement>('radio', { name: /^Par Instagram/ }).checked).toBe(true)
  await user.click(within(dialog).getByRole('radio', { name: /^Par Facebook/ }))
  expect(within(dialog).getByLabelText<HTMLInputElement>('Serveurs').value).toBe('https://graph.facebook.com')
  await expectAccessible()
  await user.type(within(dialog).getByLabelText('Nom'), 'Page')
  await user.type(within(dialog).getByLabelText('Identifiant de l’application'), '123')
  await user.type(within(dialog).getByLabelText('Secret de l’application'), 'secret')
  await user.type(within(dialog).getByLabelText('Adresse de retour'), 'https://agence.example/retour')
  await user.click(within(dialog).getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(saved).toMatchObject([{ service: 'https://graph.facebook.com' }]))
})
