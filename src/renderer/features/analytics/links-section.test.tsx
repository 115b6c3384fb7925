import { screen, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { Conversions } from '../../../contract/links.ts'
import { expectAccessible } from '../../testing/expect-accessible.ts'
import { renderApp } from '../../testing/render-app.tsx'
import { aMe, sampleId, someTotals } from '../../testing/samples.ts'

const totals = someTotals()
const overview = {
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
}

const due = (clicks: number | null, subscribers: number | null, cents: number | null): Conversions => ({
  clicks,
  subscribers,
  revenue: cents === null ? [] : [{ cents, currency: 'EUR' }],
})
const link = {
  id: sampleId('trk', 1),
  creatorId: sampleId('crt', 1),
  accountId: sampleId('acc', 1),
  accountHandle: 'lea.scene',
  platform: 'onlyfans' as const,
  name: 'story-mars',
  url: null,
}
const brought = (hides = false) => {
  const seen = (each: Conversions): Conversions => (hides ? { ...each, revenue: null } : each)
  return {
    links: [
      {
        link,
        all: seen(due(1200, 14, 12_345)),
        posts: [
          {
            publicationId: sampleId('pub', 1),
            platform: 'x' as const,
            accountHandle: 'lea',
            text: 'Ce soir',
            publishedAt: new Date('2026-03-10T18:00:00Z'),
            ...seen(due(900, 9, 9_000)),
          },
        ],
        bios: [],
        several: seen(due(300, 5, 3_345)),
        nothing: null,
        readOn: '2026-03-20',
      },
    ],
    all: seen(due(1200, 14, 12_345)),
    posts: seen(due(900, 9, 9_000)),
    bios: seen(due(null, null, null)),
    unattributed: seen(due(300, 5, 3_345)),
    untracked: 30,
  }
}
const core = (hides = false) => ({
  'analytics.overview': () => overview,
  'analytics.heatMap': () => [],
  'analytics.posts': () => [],
  'links.brought': () => brought(hides),
  'links.list': () => [{ ...link, bios: [] }],
})

test('a link’s subscribers and revenue stand by the post that they are due to, and what is due to none is said', async () => {
  const { container } = renderApp({ path: '/analytics', core: core() })
  const section = within(await screen.findByRole('region', { name: 'Liens de suivi' }))
  const row = (name: RegExp) => within(section.getByRole('row', { name }))
  expect(row(/Ce soir/).getByText('9')).toBeTruthy()
  expect(row(/Ce soir/).getByText(/90,00\s€/)).toBeTruthy()
  expect(row(/Plusieurs le portaient/).getByText('5')).toBeTruthy()
  expect(row(/^Non attribué/).getByText(/33,45\s€/)).toBeTruthy()
  // Unknown is not 0.
  expect(row(/Par les bios/).getAllByText('—')).toHaveLength(3)
  expect(section.getByText('dont 5 non attribués')).toBeTruthy()
  expect(section.getByText('30')).toBeTruthy()
  await expectAccessible(container)
})

test('who may not see money is shown no column of it, and no act of the agency’s', async () => {
  renderApp({
    path: '/my-statistics',
    language: 'en',
    core: {
      ...core(true),
      'session.current': () => aMe({ role: 'model', language: 'en', creatorIds: [sampleId('crt', 1)] }),
    },
  })
  const section = within(await screen.findByRole('region', { name: 'Tracking links' }))
  expect(section.queryByRole('columnheader', { name: 'Revenue' })).toBeNull()
  expect(section.queryByText(/€/)).toBeNull()
  expect(section.queryByRole('button', { name: 'New link' })).toBeNull()
})
