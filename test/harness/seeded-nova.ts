/** People, and a creator whose quiet hours are far off whenever the machine's clock says it is: her market is where it is noon. */
import type { Page } from '@playwright/test'
import { callFrom } from './page-call.ts'
import { seedPeople } from './seeded-agency.ts'
import type { ServedApp } from './served-app.ts'
import { zoneAtNoon } from './zone-at-noon.ts'

/** Answers her id. */
export const seedNova = async (app: ServedApp, page: Page): Promise<string> => {
  await seedPeople(app, page)
  const { id } = await callFrom<{ id: string }>(page, 'creators/create', {
    name: 'Nova',
    pseudonyms: [],
    platforms: ['bluesky'],
    zone: zoneAtNoon(),
    market: 'other',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    notes: '',
  })
  return id
}
