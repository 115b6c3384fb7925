/**
 * What a person chooses for a post on one account, beyond its content: each platform's own, kept as it was chosen.
 * Data, no behaviour; what stands against a choice is the adapter's to say.
 */
import * as z from 'zod'

const off = z.boolean().default(false)

/** https://api.x.com/2/openapi.json (2.167), read 2026-11-23. */
export const xOptions = z.strictObject({
  /** Who may answer, beside whoever is mentioned. */
  replySettings: z.enum(['everyone', 'following', 'mentionedUsers', 'subscribers', 'verified']).default('everyone'),
  madeWithAi: off,
  paidPartnership: off,
})

/**
 * TikTok's audit forbids choosing in a person's stead: there is no privacy but the one chosen, comments, duets and
 * stitches are off until allowed, and the music is confirmed by a person. Without the choice a video goes to the
 * creator's inbox as a draft, to be finished in TikTok's own application.
 * https://developers.tiktok.com/doc/content-sharing-guidelines/, read 2026-11-23.
 */
export const tiktokOptions = z.strictObject({
  /** `inbox`: a draft, which takes nothing of what follows, nor the text. */
  delivery: z.enum(['inbox', 'direct']).default('inbox'),
  /** One of those that `creator_info` names for the account at the time. */
  privacy: z.enum(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY']).optional(),
  allowComment: off,
  allowDuet: off,
  allowStitch: off,
  /** Commercial content: whether it is, and then of the creator's own brand, of somebody who pays, or of both. */
  commercial: off,
  ownBrand: off,
  paidPartnership: off,
  madeWithAi: off,
  /** "By posting, you agree to TikTok's Music Usage Confirmation." */
  musicConfirmed: off,
  coverAtMs: z.int().min(0).optional(),
  /** Of photos: above the text, which is theirs also as a draft; which of them comes first to be seen; music of TikTok's choice. */
  title: z.string().trim().min(1).max(90).optional(),
  coverIndex: z.int().min(0).max(34).optional(),
  autoMusic: off,
})
export type TiktokOptions = z.infer<typeof tiktokOptions>

/** OnlyFans has no API: what is chosen is told to whoever posts it by hand. */
export const onlyfansOptions = z.strictObject({
  /** What it costs whoever wants to see it, in cents of a US dollar; absent: nothing. */
  price: z.int().min(1).max(100_000).optional(),
})

/** https://developers.facebook.com/docs/instagram-platform/content-publishing, read 2026-11-23. */
export const instagramOptions = z.strictObject({
  /** `story`: for a day, one picture or video, without its text. */
  placement: z.enum(['feed', 'story']).default('feed'),
  /** Of a reel: it stands under Reels, and not among the profile's posts. */
  reelsOnly: off,
  /** Of a reel: where its cover is. */
  coverAtMs: z.int().min(0).optional(),
})
export type InstagramOptions = z.infer<typeof instagramOptions>

/** Choices for one account, whichever its platform: core holds them against the platform's own shape. */
export const chosenOptions = z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()]))
export type ChosenOptions = z.infer<typeof chosenOptions>
