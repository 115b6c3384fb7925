import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Geography } from '../../../contract/analytics.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { anAccount, aPlatform, nowhere, sampleId, someTotals } from '../../testing/samples.ts'

const totals = someTotals()

const where: Geography = {
  countries: [
    { country: 'FR', followers: 600, accounts: 1 },
    { country: 'US', followers: 395, accounts: 2 },
    { country: 'MT', followers: 5, accounts: 1 },
  ],
  cities: [
    { city: 'Paris, Île-de-France', followers: 300, accounts: 1 },
    { city: 'Lyon', followers: 50, accounts: 1 },
  ],
  moreCities: 0,
  placed: 1000,
  followers: 1240,
  accounts: 2,
  unknown: [
    {
      accountId: sampleId('acc', 2),
      creatorId: sampleId('crt', 1),
      handle: 'lea.test',
      platform: 'bluesky',
      followers: 40,
      at: null,
      withheld: null,
    },
  ],
  moreUnknown: 0,
}

test('countries are on a map and in a table, and of whom none is known it is said why', async () => {
  const asked: unknown[] = []
  const { container, user } = renderApp({
    path: `/analytics?account=${sampleId('acc', 1)}`,
    core: {
      'accounts.list': () => [anAccount({ id: sampleId('acc', 1) })],
      'platforms.list': () => [aPlatform()],
      'analytics.overview': () => ({
        zone: 'Europe/Paris',
        grain: 'day' as const,
        gained: totals,
        before: totals,
        posted: totals,
        measured: 0,
        series: [],
        platforms: [],
        kinds: [],
        markets: [],
        followers: null,
        readAt: null,
      }),
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
      'analytics.geography': (input) => {
        asked.push(input)
        return where
      },
    },
  })
  const section = within(await screen.findByRole('region', { name: 'Pays des abonnés' }))
  const map = await section.findByRole('img', { name: /Carte du monde.*France\s: 600 \(60\s%\).*États-Unis/ })
  const shade = (code: string) => map.querySelector(`[data-country="${code}"]`)?.getAttribute('fill')
  expect(shade('FR')).not.toBe(shade('DE'))
  expect(shade('US')).toBe(shade('FR'))
  // Too small for the map, and in the table all the same.
  expect(map.querySelector('[data-country="MT"]')).toBeNull()
  expect(within(section.getByRole('row', { name: /Malte/ })).getByText(/0,5\s%/)).toBeTruthy()
  expect(within(section.getByRole('row', { name: /Pays inconnu/ })).getByText('240')).toBeTruthy()
  expect(section.getByRole('row', { name: /^Paris, Île-de-France/ }).textContent).toMatch(/300.*30\s%/)
  expect(section.getByText(/@lea\.test/).textContent).toMatch(/40 abonnés.*ne les donne pas/)
  await user.tab()
  section.getByRole('button', { name: 'France' }).focus()
  expect((await section.findByText(/^France\s: 600 \(60\s%\)$/, { selector: 'p' })).tagName).toBe('P')
  await expectAccessible(container)
  expect(asked).toContainEqual(expect.objectContaining({ platforms: undefined }))
})

test('of many accounts with unknown followers the first are listed, and all when asked for', async () => {
  const many = Array.from({ length: 40 }, (_, index) => ({
    accountId: sampleId('acc', index + 1),
    creatorId: sampleId('crt', 1),
    handle: `compte-${index + 1}`,
    platform: 'x' as const,
    followers: null,
    at: null,
    withheld: null,
  }))
  const { user } = renderApp({
    path: '/analytics',
    core: {
      'platforms.list': () => [aPlatform()],
      'analytics.geography': () => ({ ...nowhere(1240), unknown: many, moreUnknown: 1200 }),
      'analytics.overview': () => ({
        zone: 'Europe/Paris',
        grain: 'day' as const,
        gained: totals,
        before: totals,
        posted: totals,
        measured: 0,
        series: [],
        platforms: [],
        kinds: [],
        markets: [],
        followers: null,
        readAt: null,
      }),
      'analytics.heatMap': () => [],
      'analytics.posts': () => [],
    },
  })
  const section = within(await screen.findByRole('region', { name: 'Pays des abonnés' }))
  expect(await section.findAllByText(/@compte-/)).toHaveLength(12)
  await user.click(section.getByRole('button', { name: 'Voir les 40 comptes' }))
  expect(section.getAllByText(/@compte-/)).toHaveLength(40)
  expect(section.getByText(/Et 1\s200 autres comptes/)).toBeTruthy()
})
