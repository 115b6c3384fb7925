/** Where each post read costs money, an account's past is offered with its price, begun by an admin, or declined. */
import { screen, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { AccountPast, PastOffer } from '../../../contract/past.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aCreator, aMe, anAccount, aPlatform, sampleId, sampleNow } from '../../testing/samples.ts'

vi.setConfig({ testTimeout: 60_000 })

const accountId = sampleId('acc', 1)
const anOffer = (changes: Partial<PastOffer> = {}): PastOffer => ({
  posts: 640,
  usd: 0.005,
  mayUsd: 0.001,
  mostUsd: 3.2,
  leftUsd: 9,
  renewsAt: new Date('2026-12-01T00:00:00Z'),
  declined: null,
  ...changes,
})
const aReading = (changes: Partial<AccountPast> = {}): AccountPast => ({
  state: 'reading',
  since: new Date('2026-09-01T00:00:00Z'),
  posts: 100,
  problem: null,
  begunAt: sampleNow,
  endedAt: null,
  ...changes,
})

interface Shown {
  offer?: PastOffer
  past?: AccountPast | null
  language?: 'fr' | 'en'
  role?: 'admin' | 'manager'
}

const show = async ({ offer = anOffer(), past = null, language = 'en', role = 'admin' }: Shown = {}) => {
  const sent: [string, unknown][] = []
  const rendered = renderApp({
    path: '/accounts',
    language,
    core: {
      'session.current': () => aMe({ role, language, creatorIds: [sampleId('crt', 1)] }),
      'creators.list': () => [aCreator()],
      'creators.get': () => aCreator(),
      'platforms.list': () => [aPlatform()],
      'accounts.list': () => [anAccount({ id: accountId, handle: 'lea.test' })],
      'accounts.get': () => anAccount({ id: accountId, handle: 'lea.test' }),
      'past.get': () => ({ past, days: 90, offer }),
      'past.buy': (input) => {
        sent.push(['buy', input])
        return aReading()
      },
      'past.read': (input) => {
        sent.push(['read', input])
        return aReading()
      },
      'past.setDeclined': (input) => {
        sent.push(['decline', input])
        return {}
      },
    },
  })
  await rendered.user.click(await screen.findByText('@lea.test', { selector: '[role=gridcell] *' }))
  return { ...rendered, sent }
}

test.each([
  ['fr', /90.jours coûtent au plus 3,20.\$ \(640 posts à 0,005.\$\)/, /il reste 9,00.\$ pour lire/, /^Lire \(3,20.\$\)/],
  ['en', /90 days cost at most \$3\.20 \(640 posts at \$0\.005\)/, /\$9\.00 is left for reading/, /^Read \(\$3\.20\)/],
] as const)('says what it costs at most, and an admin begins it with one press (%s)', async (language, price, left, press) => {
  const { user, sent, container } = await show({ language })
  expect(await screen.findByText(price)).toBeTruthy()
  expect(screen.getByText(left)).toBeTruthy()
  await expectAccessible(container)
  await user.click(screen.getByRole('button', { name: press }))
  await waitFor(() => expect(sent).toEqual([['buy', { accountId, agreedUsd: 3.2 }]]))
})

test('says where the month’s cap will stop it, and that there is none', async () => {
  const { unmount } = await show({ offer: anOffer({ leftUsd: 1.2 }) })
  expect(await screen.findByText(/\$1\.20 is left for reading: it stops there, and goes on on/)).toBeTruthy()
  unmount()
  await show({ offer: anOffer({ leftUsd: null }) })
  expect(await screen.findByText(/which has no cap/)).toBeTruthy()
})

test('is declined for good, by name, and seen again when wanted', async () => {
  const { user, sent, unmount } = await show()
  await user.click(await screen.findByRole('button', { name: 'Do not read' }))
  await waitFor(() => expect(sent).toEqual([['decline', { accountId, declined: true }]]))
  unmount()
  const after = await show({ offer: anOffer({ declined: { by: 'Alix', at: sampleNow } }) })
  expect(await screen.findByText(/Not read: declined by Alix on/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /\$3\.20/ })).toBeNull()
  await after.user.click(screen.getByRole('button', { name: 'See the price again' }))
  await waitFor(() => expect(after.sent).toEqual([['decline', { accountId, declined: false }]]))
})

test('is an admin’s to begin, and says so to a manager', async () => {
  await show({ role: 'manager' })
  expect(await screen.findByText('An admin can begin this reading.')).toBeTruthy()
  expect(screen.queryByRole('button', { name: /\$3\.20/ })).toBeNull()
})

test('says that the cap stopped it and when it goes on; one goes on by hand', async () => {
  const { user, sent } = await show({ past: aReading({ problem: 'SPEND_CAP' }) })
  expect(await screen.findByText(/Stopped before the month’s cap: goes on on/)).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Go on' }))
  await waitFor(() => expect(sent).toEqual([['read', { accountId }]]))
})

test('is read again at its price only', async () => {
  await show({ past: aReading({ state: 'done', posts: 640, endedAt: sampleNow }) })
  expect(await screen.findByRole('button', { name: 'Read again ($3.20)' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Do not read' })).toBeNull()
})

test('says that there is nothing to read of an account that had posted nothing', async () => {
  await show({ offer: anOffer({ posts: 0, mostUsd: 0 }) })
  expect(await screen.findByText(/had posted nothing when it was last looked at/)).toBeTruthy()
  expect(screen.queryByRole('button', { name: /Read/ })).toBeNull()
})
