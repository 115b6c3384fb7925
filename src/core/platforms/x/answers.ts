/**
 * The shapes of X's answers, as far as they are used. Every answer is parsed by one of these. Fields that X renamed on
 * 2026-08-07 are read by either name.
 */
import * as z from 'zod'

const id = z.string().regex(/^[0-9]{1,19}$/)
const count = z.int().min(0).optional()

/** A refusal: a problem, X's older form by itself or in a list, or OAuth's. */
const coded = z.object({ code: z.int() })
export const refusal = z.union([
  z.object({ error: z.string() }),
  coded,
  z.object({ type: z.string(), detail: z.string().optional() }),
  z.object({ errors: z.array(coded).min(1) }),
])

/** What is said beside, or in place of, the data of an answer 200. */
export const notes = z.object({ errors: z.array(z.object({ type: z.string() })).min(1) })

export const tokens = z.object({
  access_token: z.string().min(1),
  /** Only where staying connected was asked for. */
  refresh_token: z.string().min(1).optional(),
  scope: z.string().optional(),
})

export const user = z.object({
  data: z.object({
    id,
    name: z.string(),
    username: z.string(),
    public_metrics: z.object({ followers_count: count, following_count: count, post_count: count, tweet_count: count }).optional(),
  }),
})

export const userProtection = z.object({ data: z.object({ id, protected: z.boolean().optional() }) })

export const createdPost = z.object({ data: z.object({ id }) })
export const deletedPost = z.object({ data: z.object({ deleted: z.boolean() }) })

export const repostAnswer = z.object({ data: z.object({ retweeted: z.boolean() }) })

const link = z.object({
  /** The short one, as it stands in the text. */
  url: z.string().nullish(),
  expanded_url: z.string().nullish(),
  /** Of the link that stands for media. */
  media_key: z.string().nullish(),
})
const reference = z.object({ type: z.string(), id: z.string() })

const post = z
  .object({
    id,
    text: z.string(),
    author_id: z.string().optional(),
    conversation_id: z.string().optional(),
    created_at: z.iso.datetime().optional(),
    entities: z.object({ urls: z.array(link).nullish() }).optional(),
    attachments: z.object({ media_keys: z.array(z.string()).nullish() }).optional(),
    public_metrics: z
      .object({
        like_count: count,
        reply_count: count,
        quote_count: count,
        bookmark_count: count,
        impression_count: count,
        repost_count: count,
        retweet_count: count,
      })
      .optional(),
    // Not described beyond their being objects; a guide tells what is in them.
    non_public_metrics: z.object({ impression_count: count, url_link_clicks: count, user_profile_clicks: count }).optional(),
    organic_metrics: z
      .object({
        like_count: count,
        reply_count: count,
        repost_count: count,
        retweet_count: count,
        impression_count: count,
        url_link_clicks: count,
        user_profile_clicks: count,
      })
      .optional(),
    referenced_posts: z.array(reference).optional(),
    referenced_tweets: z.array(reference).optional(),
  })
  .transform(({ referenced_posts: now, referenced_tweets: before, ...rest }) => ({ ...rest, references: now ?? before ?? [] }))
export type XPost = z.infer<typeof post>

const media = z.object({ media_key: z.string(), alt_text: z.string().optional() })
const author = z.object({ id, username: z.string(), name: z.string().optional() })

/** Several posts, newest first on a timeline; no `data` where there is none. */
export const posts = z.object({
  data: z.array(post).default([]),
  includes: z
    .object({
      media: z.array(media).optional(),
      users: z.array(author).optional(),
      posts: z.array(z.object({ id })).optional(),
      tweets: z.array(z.object({ id })).optional(),
    })
    .optional(),
  meta: z.object({ next_token: z.string().optional() }).optional(),
})

const messageEvent = z.object({
  id,
  text: z.string().optional(),
  sender_id: z.string().optional(),
  created_at: z.iso.datetime().optional(),
  dm_conversation_id: z.string().optional(),
  entities: z.object({ urls: z.array(link).nullish() }).optional(),
})
export type XMessage = z.infer<typeof messageEvent>

/** Messages between two, newest first. */
export const messageEvents = z.object({
  data: z.array(messageEvent).default([]),
  includes: z.object({ users: z.array(author).optional() }).optional(),
  meta: z.object({ next_token: z.string().optional() }).optional(),
})

export const sentMessage = z.object({ data: z.object({ dm_event_id: id }) })

export const begunUpload = z.object({ data: z.object({ id }) })

export const upload = z.object({
  data: z.object({
    /** Absent where there is nothing to wait for. */
    processing_info: z.object({ state: z.string().optional(), check_after_secs: z.number().min(0).optional() }).optional(),
  }),
})
export const nothing = z.unknown()
