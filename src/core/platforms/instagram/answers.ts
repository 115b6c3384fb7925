/** The shapes of Meta's answers, as far as they are used. Every answer is parsed by one of these. */
import * as z from 'zod'

const id = z.union([z.string(), z.int().transform(String)]).pipe(z.string().regex(/^\d{1,20}$/))
const count = z.int().min(0).optional()

function instantIn(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text)
}

export const graphError = z.object({
  error: z.object({
    code: z.int(),
    error_subcode: z.int().optional(),
    is_transient: z.boolean().optional(),
    message: z.string().optional(),
  }),
})

const permissions = z.union([z.string().transform((list) => list.split(/[\s,]+/)), z.array(z.string())]).optional()
const shortToken = z.object({ access_token: z.string().min(1), permissions })
/** Wrapped in a list in newer copies of the documentation, bare in older ones. */
export const codeAnswer = z.union([z.object({ data: z.tuple([shortToken], z.unknown()) }).transform(({ data }) => data[0]), shortToken])

/** Facebook says nothing of how long a token lives that does not end by itself. */
export const longToken = z.object({ access_token: z.string().min(1), expires_in: z.number().min(0).optional(), permissions })

export const me = z.object({
  user_id: id,
  username: z.string().min(1).max(64),
  name: z.string().optional(),
  followers_count: count,
  follows_count: count,
  media_count: count,
})

export const kindOfAccount = z.object({ account_type: z.string().optional() })

/** Of Facebook Login: the name of `user_id` is `id` there. */
export const pageAccount = me.omit({ user_id: true }).extend({ id })
/** Pages that were picked, with the professional account behind each. */
export const pickedPages = z.object({ data: z.array(z.object({ instagram_business_account: z.object({ id }).optional() })) })
export const grantedPermissions = z.object({ data: z.array(z.object({ permission: z.string(), status: z.string() })) })

export const created = z.object({ id })
/** `uri`: where a video's bytes go. */
export const createdToUpload = z.object({ id, uri: z.url().max(2048) })
export const uploaded = z.object({ success: z.literal(true) })
export const uploadRefused = z.object({ debug_info: z.object({ retriable: z.boolean() }) })

export const container = z.object({ status_code: z.string(), status: z.string().optional() })

export const publishingLimit = z.object({
  data: z.array(z.object({ quota_usage: z.int().min(0), config: z.object({ quota_total: z.int().min(0) }).optional() })),
})

export const permalink = z.object({ permalink: z.url().max(2048) })

export const mediaList = z.object({
  data: z.array(z.object({ id, caption: z.string().optional(), timestamp: z.string(), permalink: z.url().max(2048).optional() })),
})

export const pastPage = z.object({
  data: z.array(
    z.object({
      id,
      caption: z.string().optional(),
      timestamp: z.string(),
      permalink: z.url().max(2048).optional(),
      media_type: z.string(),
      like_count: count,
      comments_count: count,
    }),
  ),
  paging: z.object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() }).optional(),
})

export const insights = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.unknown() })).optional(),
      total_value: z
        .object({
          value: z.unknown().optional(),
          breakdowns: z
            .array(z.object({ results: z.array(z.object({ dimension_values: z.array(z.string()), value: z.int().min(0) })).optional() }))
            .optional(),
        })
        .optional(),
    }),
  ),
})

export const comments = z.object({
  data: z.array(
    z.object({
      id: z.string(),
      text: z.string().optional(),
      timestamp: z.string(),
      username: z.string().optional(),
      hidden: z.boolean().optional(),
      from: z.object({ username: z.string().optional() }).optional(),
    }),
  ),
  paging: z.object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() }).optional(),
})

export const commentedMedia = z.object({
  data: z.array(
    z.object({
      id,
      username: z.string().optional(),
      timestamp: z.string(),
      permalink: z.url().max(2048).optional(),
      comments_count: count,
    }),
  ),
})

/** Told in seconds since 1970, or as a date: Meta's guides have both. */
const instant = z.union([z.number().transform((seconds) => seconds * 1000), z.string().transform(instantIn)])
const named = z.object({ id: z.string(), username: z.string().default('') })
const message = z
  .object({ id: z.string().min(1), created_time: instant, from: named, message: z.string().optional() })
  .transform(({ created_time: at, ...rest }) => ({ ...rest, at }))
export type Message = z.infer<typeof message>

const conversation = z
  .object({
    id: z.string(),
    updated_time: instant,
    participants: z.object({ data: z.array(named) }),
    /** Newest first. */
    messages: z.object({ data: z.array(message) }).optional(),
  })
  .transform(({ updated_time: updatedAt, participants, messages }) => ({
    updatedAt,
    participants: participants.data,
    messages: messages?.data ?? [],
  }))
export type Conversation = z.infer<typeof conversation>

export const conversations = z.object({
  data: z.array(conversation),
  paging: z.object({ cursors: z.object({ after: z.string().optional() }).optional(), next: z.string().optional() }).optional(),
})

export const sentMessage = z.object({ message_id: z.string().min(1) })

export const captioned = z.object({ caption: z.string().optional(), timestamp: z.string(), permalink: z.url().max(2048).optional() })

export const createdComment = z.object({ id: z.union([z.string(), z.int().transform(String)]) })
export const ownName = z.object({ username: z.string().min(1) })
/** Described as the comment, and documented as `{success: true}`. */
export const done = z.looseObject({})

/** What business use headers say: how many minutes until calls are taken again, by account. */
export const businessUse = z.record(
  z.string(),
  z.array(
    z.object({
      call_count: z.number().optional(),
      total_cputime: z.number().optional(),
      total_time: z.number().optional(),
      estimated_time_to_regain_access: z.number().optional(),
    }),
  ),
)
export const appUse = z.object({ call_count: z.number(), total_cputime: z.number().optional(), total_time: z.number().optional() })
