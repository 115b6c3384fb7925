/** The shapes of TikTok's answers, as far as they are used. Every answer is parsed by one of these. */
import * as z from 'zod'
import type { HttpAnswer } from '../kit/http.ts'

const code = z.string().regex(/^[a-z_]{1,80}$/)
/** Of the API, and of the token endpoint. */
export const errorBody = z.union([
  z.object({ error: z.object({ code }) }).transform(({ error }) => error.code),
  z.object({ error: code }).transform(({ error }) => error),
])

const count = z.int().min(0).optional()
/** Comes as a number of 64 bits, which `exactJsonOf` makes a string, or as a string. */
const id = z.union([z.string(), z.int().transform(String)]).pipe(z.string().regex(/^\d{1,20}$/))

export const tokens = z.object({
  open_id: z.string().min(1).max(256),
  scope: z.string(),
  access_token: z.string().min(1),
  expires_in: z.int().min(1),
  refresh_token: z.string().min(1),
  refresh_expires_in: z.int().min(1).optional(),
})
/** A refresh that brings no new refresh token leaves the old one in force. */
export const renewedTokens = tokens.partial({ refresh_token: true })

export const userInfo = z.object({
  user: z.object({
    open_id: z.string(),
    display_name: z.string().optional(),
    username: z.string().optional(),
    follower_count: count,
    following_count: count,
    video_count: count,
  }),
})

export const creatorInfo = z.object({
  creator_username: z.string(),
  creator_nickname: z.string().optional(),
  privacy_level_options: z.array(z.string()),
  comment_disabled: z.boolean(),
  duet_disabled: z.boolean(),
  stitch_disabled: z.boolean(),
  max_video_post_duration_sec: z.number(),
})

export const begunUpload = z.object({ publish_id: z.string().min(1).max(128), upload_url: z.url().max(2048) })

export const begunPost = begunUpload.pick({ publish_id: true })

export const publishStatus = z.object({
  status: z.string(),
  fail_reason: z.string().optional(),
  /** So spelled by TikTok; the right spelling is read too. */
  publicaly_available_post_id: z.array(id).optional(),
  publicly_available_post_id: z.array(id).optional(),
  uploaded_bytes: count,
})

export const videos = z.object({
  videos: z.array(z.object({ id, like_count: count, comment_count: count, share_count: count, view_count: count })).optional(),
})

export const videoPage = z.object({
  videos: z
    .array(
      z.object({
        id,
        create_time: z.int().min(0),
        video_description: z.string().optional(),
        title: z.string().optional(),
        share_url: z.url().max(2048).optional(),
        like_count: count,
        comment_count: count,
        share_count: count,
        view_count: count,
      }),
    )
    .optional(),
  /** Milliseconds: what is older comes next. */
  cursor: z.int().min(0).optional(),
  has_more: z.boolean().optional(),
})

const decoder = new TextDecoder()

/** JSON with whole numbers beyond what a number holds as strings of their digits; `undefined` when it is none. */
export const exactJsonOf = (answer: HttpAnswer): unknown => {
  const exact = (_key: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' && !Number.isSafeInteger(value) && /^\d+$/.test(context?.source ?? '') ? context?.source : value
  try {
    return JSON.parse(decoder.decode(answer.body), exact)
  } catch {
    // Not JSON is an expected answer; the caller's schema says what that means.
    return undefined
  }
}
