/**
 * What a person chooses for a post on TikTok. Its audit forbids choosing in their stead: there is no privacy but the
 * one chosen, comments, duets and stitches are off until allowed, and the music is confirmed by a person. Without the
 * choice a video goes to the creator's inbox as a draft, to be finished in TikTok's own application.
 * https://developers.tiktok.com/doc/content-sharing-guidelines/, read 2026-11-23.
 */
import * as z from 'zod'

const off = z.boolean().default(false)

export const postOptions = z.object({
  /** `inbox`: a draft, which takes nothing of what follows, nor the text. */
  delivery: z.enum(['inbox', 'direct']).default('inbox'),
  /** One of those that `creator_info` names for the account at the time. */
  privacy: z.enum(['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY']).optional(),
  allowComment: off,
  allowDuet: off,
  allowStitch: off,
  /** Commercial content: of the creator's own brand, of somebody who pays. */
  ownBrand: off,
  paidPartnership: off,
  madeWithAi: off,
  /** "By posting, you agree to TikTok's Music Usage Confirmation." */
  musicConfirmed: off,
  coverAtMs: z.int().min(0).optional(),
})
export type PostOptions = z.infer<typeof postOptions>

export type OptionProblem = 'privacy.missing' | 'music.unconfirmed' | 'paid.private'

/** What stands in the way of posting directly. */
export const optionProblems = ({ delivery, privacy, musicConfirmed, paidPartnership }: PostOptions): OptionProblem[] =>
  delivery === 'inbox'
    ? []
    : [
        ...(privacy === undefined ? ['privacy.missing' as const] : []),
        ...(musicConfirmed ? [] : ['music.unconfirmed' as const]),
        ...(paidPartnership && privacy === 'SELF_ONLY' ? ['paid.private' as const] : []),
      ]
