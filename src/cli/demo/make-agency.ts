/** The practice agency: its people, its creators, and an account for each on the practice network. */
import type { Language } from '../../contract/values.ts'
import type { CoreClient } from '../../core/index.ts'
import type { Random } from '../../core/ports.ts'
import type { Practice } from '../../practice/index.ts'
import { cast } from './cast.ts'

export interface DemoPerson {
  role: 'admin' | 'manager' | 'model'
  name: string
  email: string
}

export interface DemoAgency {
  people: DemoPerson[]
  creatorIds: string[]
}

/** `lea-marchand.test` → `lea-marchand`. */
export const onlyfansHandle = (handle: string): string => handle.replace(/\.test$/, '')

const secret = (random: Random): string => Buffer.from(random.bytes(24)).toString('base64url')

const admin: DemoPerson = { role: 'admin', name: 'Alix Admin', email: 'admin@demo.test' }

export const makeAgency = async (
  client: CoreClient,
  practice: Practice,
  { language, random }: { language: Language; random: Random },
): Promise<DemoAgency> => {
  const agencyName = language === 'fr' ? 'Agence d’essai' : 'Practice agency'
  await client.setup.createAgency({
    agencyName,
    language,
    zone: 'Europe/Paris',
    adminName: admin.name,
    email: admin.email,
    password: secret(random),
  })
  const creatorIds: string[] = []
  for (const { name, pseudonyms, handle, zone, market, notes, neverMention } of cast) {
    const constraints = { neverShow: [], neverMention, platformsNotAllowed: [], free: '' }
    const { id } = await client.creators.create({ name, pseudonyms, platforms: ['bluesky', 'onlyfans'], zone, market, constraints, notes })
    creatorIds.push(id)
    const password = secret(random)
    practice.bluesky.createAccount({ handle, password, displayName: name, market })
    // One that nobody's software posts to: a person does (`post-by-hand.ts`).
    await client.accounts.connect({ creatorId: id, platform: 'onlyfans', credentials: { handle: onlyfansHandle(handle) } })
    await client.accounts.connect({
      creatorId: id,
      platform: 'bluesky',
      credentials: { identifier: handle, password, service: practice.url },
    })
  }
  const manager: DemoPerson = { role: 'manager', name: 'Morgan Manager', email: 'manager@demo.test' }
  const model: DemoPerson = { role: 'model', name: cast[0]?.name ?? '', email: 'model@demo.test' }
  await join(client, manager, creatorIds.slice(0, 2), random)
  await join(client, model, creatorIds.slice(0, 1), random)
  return { people: [admin, manager, model], creatorIds }
}

const join = async (client: CoreClient, { name, email, role }: DemoPerson, creatorIds: string[], random: Random): Promise<void> => {
  const { link } = await client.team.invite({ name, email, role, creatorIds })
  await client.session.acceptLink({ token: link.token, password: secret(random) })
}
