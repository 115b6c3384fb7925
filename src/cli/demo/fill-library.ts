/** Fills each creator's library as a person would: pictures and short videos with what they show, captions with alternatives. */
import type { CoreClient } from '../../core/index.ts'
import { cast } from './cast.ts'
import type { CastMember } from './cast.ts'
import { drawPicture } from './draw-picture.ts'
import { drawReel } from './draw-reel.ts'

export interface Filled {
  pictures: number
  reels: number
  captions: number
}

const upload = async (client: CoreClient, creatorId: string, fileName: string, type: string, data: Uint8Array<ArrayBuffer>) =>
  (await client.media.upload({ creatorId, file: new File([data], fileName, { type }), fileName })).id

export const addPicture = async (
  client: CoreClient,
  creatorId: string,
  { key, palette }: CastMember,
  { seed, alt }: { seed: number; alt: string },
): Promise<string> => {
  const data = await drawPicture({ palette, seed, caption: alt })
  const assetId = await upload(client, creatorId, `${key}-${seed}.jpg`, 'image/jpeg', new Uint8Array(data))
  if (alt !== '') await client.media.setAlt({ assetId, alt })
  return assetId
}

const addReel = async (client: CoreClient, creatorId: string, { key, palette }: CastMember, seed: number, alt: string): Promise<string> => {
  const data = await drawReel(await drawPicture({ palette, seed, caption: '' }))
  const assetId = await upload(client, creatorId, `${key}-${seed}.mp4`, 'video/mp4', data)
  await client.media.setAlt({ assetId, alt })
  return assetId
}

/** Tags, the model's word, and what is sold. */
const sayOfPictures = async (client: CoreClient, { tags, consent, paid }: CastMember, pictureIds: readonly string[]): Promise<void> => {
  const idsOf = (places: readonly number[]): string[] => places.flatMap((nth) => pictureIds[nth] ?? [])
  for (const [tag, places] of Object.entries(tags)) await client.assets.update({ assetIds: idsOf(places), changes: { addTags: [tag] } })
  for (const { nth, ...word } of consent) await client.assets.setConsent({ assetIds: idsOf([nth]), ...word })
  if (!paid) return
  const assetIds = idsOf([paid.nth])
  await client.assets.update({ assetIds, changes: { paid: true } })
  await client.assets.releasePaid({ assetIds, platform: null, allowed: true, note: paid.note })
}

const fillOne = async (client: CoreClient, creatorId: string, member: CastMember, first: number): Promise<void> => {
  const { pictures, reels, captions, language, hashtags } = member
  const pictureIds: string[] = []
  for (const [nth, alt] of pictures.entries()) pictureIds.push(await addPicture(client, creatorId, member, { seed: first + nth, alt }))
  // One of them, to know her by.
  if (pictureIds[0] !== undefined) await client.creators.setAvatar({ creatorId, assetId: pictureIds[0] })
  const reelIds: string[] = []
  for (const [nth, alt] of reels.entries()) reelIds.push(await addReel(client, creatorId, member, first + 500 + nth, alt))
  const [photos, films] = language === 'fr' ? ['Photos', 'Vidéos'] : ['Pictures', 'Videos']
  await client.assets.update({ assetIds: pictureIds, changes: { folder: photos } })
  await client.assets.update({ assetIds: reelIds, changes: { folder: films } })
  await sayOfPictures(client, member, pictureIds)
  // Before the captions that name them.
  for (const { name, tags } of hashtags) await client.hashtags.save({ creatorId, content: { name, tags, limits: {} } })
  for (const { text, kinds } of captions)
    await client.captions.save({ creatorId, content: { text, language, kinds, platforms: null, tags: [] } })
}

/** `creatorIds` in the order of the cast. All at once: drawing and looking at pictures is most of it, and done beside this thread. */
export const fillLibrary = async (client: CoreClient, creatorIds: readonly string[]): Promise<Filled> => {
  await Promise.all(
    cast.map(async (member, index) => {
      const creatorId = creatorIds[index]
      if (creatorId !== undefined) await fillOne(client, creatorId, member, 1000 * (index + 1))
    }),
  )
  const count = (of: (member: CastMember) => readonly unknown[]): number => cast.reduce((sum, member) => sum + of(member).length, 0)
  return { pictures: count(({ pictures }) => pictures), reels: count(({ reels }) => reels), captions: count(({ captions }) => captions) }
}
