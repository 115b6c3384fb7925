/** An agency as the specs begin with it: its admin signed in, one model, her account on the practice network; and posts for it. */
import type { Page } from '@playwright/test'
import { callFrom } from './page-call.ts'
import { present } from './present.ts'
import type { ServedApp } from './served-app.ts'

export const seededZone = 'Europe/Paris'
export const seededPassword = 'porte-des-coulisses-42'
const appPassword = 'abcd-efgh-ijkl-mnop'

export interface SeededAgency {
  creatorId: string
  accountId: string
}

/** Its admin and the model, without an account. Through the page's own calls; the page stays on the application's address, signed in. */
export const seedPeople = async (app: ServedApp, page: Page): Promise<string> => {
  await page.goto(app.url)
  await callFrom(page, 'setup/createAgency', {
    agencyName: 'Agence Lumière',
    language: 'fr',
    zone: seededZone,
    adminName: 'Claire Marchand',
    email: 'claire@lumiere.example',
    password: seededPassword,
    vaultPassphrase: 'rideau-corde-lanterne-1887',
  })
  const creator = await callFrom<{ id: string }>(page, 'creators/create', {
    name: 'Léa Duval',
    pseudonyms: [],
    platforms: ['bluesky'],
    zone: seededZone,
    market: 'france',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    notes: '',
  })
  return creator.id
}

export const seedAgency = async (app: ServedApp, page: Page): Promise<SeededAgency> => {
  await app.addAccount('lea.test', appPassword)
  const creatorId = await seedPeople(app, page)
  const credentials = { identifier: 'lea.test', password: appPassword, service: app.practiceUrl }
  const account = await callFrom<{ id: string }>(page, 'accounts/connect', { creatorId, platform: 'bluesky', credentials })
  return { creatorId, accountId: account.id }
}

/** A text for her account, scheduled by the page's own calls. `wall` on the clock of `seededZone`: `2026-03-12T19:00`. */
export const scheduleText = async (page: Page, { creatorId, accountId }: SeededAgency, text: string, wall: string): Promise<string> => {
  const content = { text, assets: [], languages: [], labels: [] }
  const { id: postId } = await callFrom<{ id: string }>(page, 'posts/create', { creatorId, content })
  const { publicationIds } = await callFrom<{ publicationIds: string[] }>(page, 'posts/schedule', {
    postId,
    accountIds: [accountId],
    at: { wall, zone: seededZone },
  })
  return present(publicationIds[0], 'the publication')
}
