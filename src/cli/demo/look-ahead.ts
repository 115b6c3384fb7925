/**
 * What the practice agency has before it when the application opens: a post that goes out while you watch, two weeks
 * planned from the plans, a library that runs dry on the way, and one post that waits for its model's word.
 */
import { Temporal } from 'temporal-polyfill'
import type { WallTime } from '../../contract/values.ts'
import type { CoreClient } from '../../core/index.ts'
import { cast } from './cast.ts'
import { addPicture } from './fill-library.ts'
import { planCreators } from './plan-creators.ts'
import type { CreatorPlanned } from './plan-creators.ts'

/** Long enough to open the page, short enough to wait for. */
const firstInMs = 2 * 60_000
const daysAhead = 14

/** The wall time of an instant, to the second: the first post is not put off to a whole minute. */
const wallAt = (at: number, zone: string): WallTime => ({
  wall: Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }),
  zone,
})

const scheduleByHand = async (client: CoreClient, creatorIds: readonly string[], now: number): Promise<void> => {
  const accounts = await client.accounts.list({})
  for (const [index, member] of cast.entries()) {
    const creatorId = creatorIds[index]
    const account = accounts.find((one) => one.creatorId === creatorId && one.handle === member.handle)
    if (creatorId === undefined || !account || !member.byHand) continue
    const { text, alt } = member.byHand
    const assets = [{ assetId: await addPicture(client, creatorId, member, { seed: 9500 + index, alt }), alt }]
    const { id } = await client.posts.create({ creatorId, content: { text, assets, languages: [member.language], labels: [] } })
    await client.posts.schedule({ postId: id, accountIds: [account.id], at: wallAt(now + firstInMs, member.zone) })
  }
}

/** The model has said yes to all but what goes out tomorrow at the latest: one obligation hangs on her word. */
const approveAllButNext = async (client: CoreClient, creatorId: string, now: number): Promise<void> => {
  const { items } = await client.publications.list({ creatorId, states: ['awaiting_approval'], limit: 500 })
  const reels = items.filter(({ kind, dueAt }) => kind === 'video' && dueAt.getTime() > now)
  const waits = reels[0] ?? items[0]
  const approved = items.filter(({ id }) => id !== waits?.id).map(({ id }) => id)
  if (approved.length > 0) await client.publications.approve({ publicationIds: approved })
}

export const lookAhead = async (client: CoreClient, creatorIds: readonly string[], now: number): Promise<CreatorPlanned[]> => {
  await scheduleByHand(client, creatorIds, now)
  const [first] = creatorIds
  if (first !== undefined) await client.creators.update({ creatorId: first, changes: { approval: 'model' } })
  const planned = await planCreators(client, creatorIds, { days: daysAhead })
  if (first !== undefined) await approveAllButNext(client, first, now)
  return planned
}
