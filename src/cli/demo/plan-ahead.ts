/**
 * What the practice agency has before it when the application opens: one post that goes out while you watch, and a few
 * for the days to come. Planned through the same procedures as by hand.
 */
import { Temporal } from 'temporal-polyfill'
import type { WallTime } from '../../contract/values.ts'
import type { CoreClient } from '../../core/index.ts'
import { cast } from './cast.ts'
import type { CastMember } from './cast.ts'
import { drawPicture } from './draw-picture.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
/** Long enough to open the page, short enough to wait for. */
const firstInMs = 2 * minuteMs

/** The wall time of an instant, to the second: the first post is not put off to a whole minute. */
const wallAt = (at: number, zone: string): WallTime => ({
  wall: Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime().toString({ smallestUnit: 'second' }),
  zone,
})

/** 18:15 on the creator's clock, so many days from now. */
const evening = (now: number, days: number, zone: string): WallTime => {
  const day = Temporal.Instant.fromEpochMilliseconds(now + days * dayMs)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
  return { wall: `${day.toString()}T18:15`, zone }
}

const addPicture = async (
  client: CoreClient,
  creatorId: string,
  { key, palette }: CastMember,
  seed: number,
  caption: string,
): Promise<string> => {
  const data = await drawPicture({ palette, seed, caption })
  const fileName = `${key}-${seed}.jpg`
  const file = new File([new Uint8Array(data)], fileName, { type: 'image/jpeg' })
  return (await client.media.upload({ creatorId, file, fileName })).id
}

/** A picture to know each creator by. */
export const giveAvatars = async (client: CoreClient, creatorIds: readonly string[]): Promise<void> => {
  for (const [index, member] of cast.entries()) {
    const creatorId = creatorIds[index]
    if (creatorId === undefined) continue
    const assetId = await addPicture(client, creatorId, member, 9000 + index, '')
    await client.creators.setAvatar({ creatorId, assetId })
  }
}

export const planAhead = async (client: CoreClient, creatorIds: readonly string[], now: number): Promise<void> => {
  const accounts = await client.accounts.list({})
  for (const [index, member] of cast.entries()) {
    const creatorId = creatorIds[index]
    const account = accounts.find((one) => one.creatorId === creatorId)
    if (creatorId === undefined || !account) continue
    for (const [nth, { text, alts }] of member.ahead.entries()) {
      const alt = alts[0] ?? ''
      const assets = [{ assetId: await addPicture(client, creatorId, member, 5000 + index * 10 + nth, alt), alt }]
      const { id } = await client.posts.create({ creatorId, content: { text, assets, languages: [member.language], labels: [] } })
      const at = index === 0 && nth === 0 ? wallAt(now + firstInMs, member.zone) : evening(now, 1 + index + nth * 2, member.zone)
      await client.posts.schedule({ postId: id, accountIds: [account.id], at })
    }
  }
}
