/** Agency, creators, accounts and people of the demo. */
import type { CoreClient } from '../../core/index.ts'
import type { Language } from '../../contract/values.ts'
import { cast } from './cast.ts'

/** Where the practice network is, and how to sign in there. */
export interface PracticeAccess {
  service: string
  password: string
}

export const demoPeople = {
  admin: { name: 'Alex Martin', email: 'admin@demo.example' },
  manager: { name: 'Sacha Petit', email: 'manager@demo.example' },
  model: { name: cast[0]?.name ?? 'Camille', email: 'model@demo.example' },
} as const

/** Made for people who come in by a one-time link; nobody needs to know it. */
const password = (random: (length: number) => Uint8Array): string => Buffer.from(random(18)).toString('base64url')

export const makeAgency = async (client: CoreClient, language: Language, practice: PracticeAccess, random: (length: number) => Uint8Array): Promise<void> => {
  const { admin, manager, model } = demoPeople
  await client.setup.createAgency({ agencyName: 'Agence Démo', language, zone: 'Europe/Paris', adminName: admin.name, email: admin.email, password: password(random) })
  const ids: string[] = []
  for (const { name, pseudonym, handle, zone, market } of cast) {
    const constraints = { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' }
    const creator = await client.creators.create({ name, pseudonyms: [pseudonym], platforms: ['bluesky', 'onlyfans'], zone, market, constraints, notes: '' })
    ids.push(creator.id)
    await client.accounts.connect({ creatorId: creator.id, platform: 'bluesky', credentials: { identifier: handle, password: practice.password, service: practice.service } })
  }
  const [first = '', second = ''] = ids
  const managerInvite = await client.team.invite({ ...manager, role: 'manager', creatorIds: [first, second] })
  const modelInvite = await client.team.invite({ ...model, role: 'model', creatorIds: [first] })
  for (const { link } of [managerInvite, modelInvite]) await client.session.acceptLink({ token: link.token, password: password(random) })
}
