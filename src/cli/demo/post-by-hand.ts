/** OnlyFans in the practice agency: what a plan has for it, and the person who posts it by hand, a little late, and brings back the link. */
import type { Core, CoreClient } from '../../core/index.ts'
import { cast } from './cast.ts'
import { addPicture } from './fill-library.ts'
import { onlyfansHandle } from './make-agency.ts'
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
    const account = accounts.find((one) => one.creatorId === creatorId && one.handle === onlyfansHandle(member.handle))
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

/** A person at the desk: posts whatever is ready in their own browser, and pastes the link. Answers what is really out there. */
export const createDesk = (core: Core, client: CoreClient): { look(): Promise<void>; out: readonly PostOut[] } => {
  const out: PostOut[] = []
  return {
    out,
    look: async () => {
      await core.settle()
      const { items } = await client.publications.list({ ready: true, limit: 100 })
      for (const { id: publicationId, accountHandle: handle, text } of items) {
        await client.publications.takeInHand({ publicationId })
        const uri = `https://onlyfans.com/${700_000_000 + out.length}/${handle}`
        out.push({ handle, uri, text })
        await client.publications.confirmPosted({ publicationId, url: uri })
      }
      await core.settle()
    },
  }
}
