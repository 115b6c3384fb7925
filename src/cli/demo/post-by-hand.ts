/**
 * What of the practice agency's week is a person's: paid posts on OnlyFans, posted by hand a little late, whose link is
 * brought back, and drafts that wait in an inbox of TikTok.
 */
import type { Core, CoreClient } from '../../core/index.ts'
import type { Ports } from '../../core/ports.ts'
import type { Practice } from '../../practice/index.ts'
import { cast } from './cast.ts'
import { nameOn } from './connect-accounts.ts'
import { addPicture } from './fill-library.ts'
import { pressButton } from './press-button.ts'
import type { PostOut } from './read-network.ts'

const dayMs = 86_400_000
/** How often whoever is at the desk looks, and so how late they are at most. */
export const deskMs = 10 * 60_000

/** A paid post every other evening of the week that begins at `from`. */
export const scheduleOnlyfans = async (client: CoreClient, creatorIds: readonly string[], from: number): Promise<number> => {
  const accounts = await client.accounts.list({})
  let scheduled = 0
  for (const [index, member] of cast.entries()) {
    const creatorId = creatorIds[index]
    const account = accounts.find((one) => one.creatorId === creatorId && one.handle === nameOn('onlyfans', member))
    if (creatorId === undefined || !account) continue
    for (const day of [1, 3, 5]) {
      const alt = `${member.pictures[day] ?? ''} (${day})`
      const assetId = await addPicture(client, creatorId, member, { seed: 7000 + 10 * index + day, alt })
      const text = member.language === 'fr' ? `Rien que pour vous, n° ${day}` : `For your eyes only, no. ${day}`
      const content = {
        text,
        assets: [{ assetId, alt }],
        languages: [member.language],
        labels: [],
        options: { [account.id]: { price: 900 + day * 100 } },
      }
      const { id: postId } = await client.posts.create({ creatorId, content })
      const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: member.zone, dateStyle: 'short' }).format(from + day * dayMs)
      await client.posts.schedule({ postId, accountIds: [account.id], at: { wall: `${wall}T21:${10 + index * 7}`, zone: member.zone } })
      scheduled += 1
    }
  }
  return scheduled
}

/** Where somebody at the desk works. */
interface Workplace {
  core: Core
  client: CoreClient
  practice: Practice
  ports: Pick<Ports, 'network'>
}

/** A person at the desk, who does whatever is a person's to do. `out`: what they posted where nobody else can tell. */
export const createDesk = ({ core, client, practice, ports }: Workplace): { look(): Promise<void>; out: readonly PostOut[] } => {
  const out: PostOut[] = []
  return {
    out,
    look: async () => {
      await core.settle()
      out.push(...(await postReady(client, out.length)))
      await finishDrafts(client, practice, ports)
      await core.settle()
    },
  }
}

/** Posts whatever is ready in their own browser, and pastes the link. */
const postReady = async (client: CoreClient, before: number): Promise<PostOut[]> => {
  const out: PostOut[] = []
  const { items } = await client.publications.list({ ready: true, limit: 100 })
  for (const { id: publicationId, accountHandle: handle, text } of items) {
    await client.publications.takeInHand({ publicationId })
    const uri = `https://onlyfans.com/${700_000_000 + before + out.length}/${handle}`
    out.push({ platform: 'onlyfans', handle, uri, text })
    await client.publications.confirmPosted({ publicationId, url: uri })
  }
  return out
}

/** Posts what lies in the inbox in TikTok itself, the oldest first, with the words that were written for it. */
const finishDrafts = async (client: CoreClient, practice: Practice, ports: Pick<Ports, 'network'>): Promise<void> => {
  const { items } = await client.publications.list({ states: ['processing'], platforms: ['tiktok'], limit: 100 })
  for (const { accountHandle, handedOverAt, text } of items)
    if (handedOverAt !== null && draftsOf(practice, accountHandle) > 0)
      await pressButton(new URL(`${practice.tiktokUrl}/@${accountHandle}`), 'Post this draft', ports, { text })
}

/** They are posted, and Coulisse has not asked yet. */
const draftsOf = ({ tiktok }: Practice, username: string): number =>
  tiktok.publishesOf(tiktok.findAccount(username)?.id ?? '').filter(({ mode, postId }) => mode === 'inbox' && postId === null).length
