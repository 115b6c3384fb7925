/** The practice agency: its people, its creators, and an account for each on the practice network. */
import type { Language } from '../../contract/values.ts'
import type { CoreClient } from '../../core/index.ts'
import type { Ports, Random } from '../../core/ports.ts'
import type { Practice } from '../../practice/index.ts'
import { cast } from './cast.ts'
import { connectAccounts, registerApps, secret, setMediaHost } from './connect-accounts.ts'

export interface DemoPerson {
  role: 'admin' | 'manager' | 'model'
  name: string
  email: string
}

export interface DemoAgency {
  people: DemoPerson[]
  creatorIds: string[]
}

const admin: DemoPerson = { role: 'admin', name: 'Alix Admin', email: 'admin@demo.test' }

export const makeAgency = async (
  client: CoreClient,
  practice: Practice,
  { language, random, network, clock }: { language: Language } & Pick<Ports, 'random' | 'network' | 'clock'>,
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
  const apps = await registerApps(client, practice)
  await setMediaHost(client, practice)
  const creatorIds: string[] = []
  for (const member of cast) {
    const { name, pseudonyms, zone, market, notes, neverMention } = member
    const constraints = { neverShow: [], neverMention, platformsNotAllowed: [], free: '' }
    const platforms = [...member.platforms]
    const { id } = await client.creators.create({ name, pseudonyms, platforms, zone, market, constraints, notes })
    creatorIds.push(id)
    await connectAccounts({ client, practice, apps, ports: { random, network, clock } }, id, member)
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
