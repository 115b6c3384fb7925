/** The accounts of the practice agency: made on the practice network, and connected as their owners do it there. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { CoreClient } from '../../core/index.ts'
import type { Ports, Random } from '../../core/ports.ts'
import type { Practice } from '../../practice/index.ts'
import { addPast } from './add-past.ts'
import type { CastMember } from './cast.ts'
import { pressButton } from './press-button.ts'

/** What she is called there, as each platform allows: `lea-marchand.test`, `lea_marchand`, `lea.marchand`. */
export const nameOn = (platform: PlatformId, { handle }: Pick<CastMember, 'handle'>): string => {
  const bare = handle.replace(/\.test$/, '')
  switch (platform) {
    case 'bluesky':
      return handle
    case 'x':
      return bare.replaceAll('-', '_')
    case 'instagram':
    case 'tiktok':
      return bare.replaceAll('-', '.')
    case 'onlyfans':
      return bare
  }
}

export const secret = (random: Random): string => Buffer.from(random.bytes(24)).toString('base64url')

/** Ids of the agency's own applications, in whose name its accounts consent. */
export type Apps = Record<'x' | 'tiktok', string>

export const registerApps = async (client: CoreClient, practice: Practice): Promise<Apps> => {
  const redirectUris = await client.developerApps.returnAddresses()
  const ours = { creatorId: null, name: 'Coulisse' }
  const { clientId } = practice.x.createApp({ name: 'Coulisse', redirectUris })
  const x = await client.developerApps.save({ ...ours, platform: 'x', clientId, service: practice.xUrl })
  const { clientKey, clientSecret } = practice.tiktok.createApp({ name: 'Coulisse', redirectUris })
  const tiktok = await client.developerApps.save({
    ...ours,
    platform: 'tiktok',
    clientId: clientKey,
    clientSecret,
    service: practice.tiktokUrl,
    audited: true,
  })
  return { x: x.id, tiktok: tiktok.id }
}

/** Where Instagram fetches media from: the bucket of the practice network. */
export const setMediaHost = async (client: CoreClient, practice: Practice): Promise<void> => {
  await client.mediaHost.save({ ...practice.bucket.access(), prefix: '' })
  await client.mediaHost.test()
}

interface Connecting {
  client: CoreClient
  practice: Practice
  apps: Apps
  ports: Pick<Ports, 'random' | 'network' | 'clock'>
}

export const connectAccounts = async (connecting: Connecting, creatorId: string, member: CastMember): Promise<void> => {
  for (const platform of member.platforms) await connectOn[platform](connecting, creatorId, member)
}

const connectOn: Record<PlatformId, (connecting: Connecting, creatorId: string, member: CastMember) => Promise<void>> = {
  // One that nobody's software posts to: a person does (`post-by-hand.ts`).
  onlyfans: async ({ client }, creatorId, member) => {
    await client.accounts.connect({ creatorId, platform: 'onlyfans', credentials: { handle: nameOn('onlyfans', member) } })
  },
  bluesky: async ({ client, practice, ports }, creatorId, member) => {
    const [identifier, password] = [nameOn('bluesky', member), secret(ports.random)]
    practice.bluesky.createAccount({ handle: identifier, password, displayName: member.name, market: member.market })
    addPast(practice, 'bluesky', identifier, member, ports.clock.now())
    await client.accounts.connect({ creatorId, platform: 'bluesky', credentials: { identifier, password, service: practice.url } })
  },
  // With a token that Instagram's dashboard gives for it: no consent.
  instagram: async ({ client, practice }, creatorId, member) => {
    const account = practice.instagram.createAccount({ username: nameOn('instagram', member), name: member.name, market: member.market })
    const credentials = { token: practice.instagramToken(account), service: practice.instagramUrl }
    await client.accounts.connect({ creatorId, platform: 'instagram', credentials })
  },
  x: async (connecting, creatorId, member) => {
    const username = nameOn('x', member)
    connecting.practice.x.createAccount({ username, name: member.name, market: member.market })
    await consent(connecting, { creatorId, appId: connecting.apps.x, button: `Authorize as @${username}` })
  },
  tiktok: async (connecting, creatorId, member) => {
    const username = nameOn('tiktok', member)
    connecting.practice.tiktok.createAccount({ username, displayName: member.name, market: member.market })
    await consent(connecting, { creatorId, appId: connecting.apps.tiktok, button: `Continue as @${username}` })
  },
}

/** As the account's owner does it, on the platform's own page. */
const consent = async (
  { client, ports }: Connecting,
  { creatorId, appId, button }: { creatorId: string; appId: string; button: string },
): Promise<void> => {
  const { id: consentId, page } = await client.accounts.beginConsent({ creatorId, appId })
  const { href: address } = await pressButton(new URL(page), button, ports)
  const { state } = await client.accounts.finishConsent({ creatorId, consentId, address })
  if (state.is !== 'connected') throw new Error(`"${button}" came to ${state.is}`)
}
