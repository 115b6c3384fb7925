/** What is really out, asked of the network itself and not of Coulisse. */
import * as z from 'zod'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Ports } from '../../core/ports.ts'
import type { Practice } from '../../practice/index.ts'
import { cast } from './cast.ts'
import { nameOn } from './connect-accounts.ts'

const page = z.object({
  cursor: z.string().optional(),
  records: z.array(z.object({ uri: z.string(), value: z.object({ text: z.string() }) })),
})

export interface PostOut {
  platform: PlatformId
  handle: string
  uri: string
  text: string
}

/** A hundred records of the longest posts there are come nowhere near it. */
const maxAnswerBytes = 4_000_000

/** Everything that the cast has out there. */
export const readPostsOut = async (practice: Practice, ports: Pick<Ports, 'network'>): Promise<PostOut[]> => {
  const found: PostOut[] = []
  for (const member of cast)
    for (const platform of member.platforms) found.push(...(await readOn[platform](nameOn(platform, member), practice, ports)))
  return found
}

/** The others show a stranger no list of posts: their practice servers are looked into. */
const readOn: Record<PlatformId, (handle: string, practice: Practice, ports: Pick<Ports, 'network'>) => Promise<PostOut[]>> = {
  bluesky: (handle, { url }, ports) => readFromBluesky(url, handle, ports),
  x: async (handle, { x }) => x.postsOf(idOf(x, handle)).map(({ id, text }) => ({ platform: 'x', handle, uri: id, text })),
  tiktok: async (handle, { tiktok }) =>
    tiktok.postsOf(idOf(tiktok, handle)).map(({ id, text }) => ({ platform: 'tiktok', handle, uri: id, text })),
  instagram: async (handle, { instagram }) =>
    instagram.mediaOf(idOf(instagram, handle)).map(({ id, caption }) => ({ platform: 'instagram', handle, uri: id, text: caption })),
  // Nobody serves it here: whoever posts by hand says what is out.
  onlyfans: async () => [],
}

const idOf = (network: { findAccount(username: string): { id: string } | null }, handle: string): string =>
  network.findAccount(handle)?.id ?? ''

/** Every post of an account, by the public method that anybody may call. */
const readFromBluesky = async (service: string, handle: string, { network }: Pick<Ports, 'network'>): Promise<PostOut[]> => {
  const found: PostOut[] = []
  let cursor: string | undefined
  do {
    const url = new URL('/xrpc/com.atproto.repo.listRecords', service)
    for (const [name, value] of Object.entries({ repo: handle, collection: 'app.bsky.feed.post', limit: '100', cursor }))
      if (value !== undefined) url.searchParams.set(name, value)
    const { body } = await network.exchange({ url, method: 'GET', headers: {}, signal: new AbortController().signal, maxAnswerBytes })
    const answer = page.parse(JSON.parse(new TextDecoder().decode(body)))
    found.push(...answer.records.map(({ uri, value }) => ({ platform: 'bluesky' as const, handle, uri, text: value.text })))
    cursor = answer.records.length === 0 ? undefined : answer.cursor
  } while (cursor !== undefined)
  return found
}
