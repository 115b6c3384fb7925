/** The shapes of Bluesky's answers, as far as they are used. Every answer is parsed by one of these. */
import * as z from 'zod'

const did = z
  .string()
  .regex(/^did:[a-z]+:[a-zA-Z0-9._:%-]+$/)
  .max(2048)
const uri = z.string().startsWith('at://').max(8192)
const count = z.int().min(0)

export const errorBody = z.object({ error: z.string().regex(/^[A-Za-z]{1,64}$/) })

const didDocument = z.object({ service: z.array(z.object({ id: z.string(), type: z.string(), serviceEndpoint: z.string() })) })

export const newSession = z.object({
  did,
  handle: z.string().max(253),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
  /** Where the account's data really is. Left out, or of another shape, by some servers. */
  didDoc: didDocument.optional().catch(undefined),
})

/** Servers answer a new refresh token; one that does not leaves the old one in force. */
export const renewedSession = newSession.partial({ refreshJwt: true })

export const ownSession = z.object({ did, handle: z.string().max(253) })

const blobRef = z.object({ $type: z.literal('blob'), ref: z.object({ $link: z.string() }), mimeType: z.string(), size: z.int().min(0) })
export const uploadedBlob = z.object({ blob: blobRef })

export const writtenRecord = z.object({ uri, cid: z.string() })
export const readRecord = z.object({
  uri,
  cid: z.string(),
  value: z.looseObject({ createdAt: z.string().optional(), displayName: z.string().optional() }),
})
/** The account's own records, the newest key first; what is no post of a known shape is left out. */
export const recordPage = z.object({
  cursor: z.string().optional(),
  records: z.array(
    z
      .object({
        uri,
        cid: z.string(),
        value: z.looseObject({
          text: z.string(),
          createdAt: z.string(),
          reply: z.unknown().optional(),
          embed: z.looseObject({ $type: z.string() }).optional().catch(undefined),
        }),
      })
      .or(z.unknown().transform(() => null)),
  ),
})

export const nothing = z.unknown()

export const resolvedHandle = z.object({ did })

export const profileView = z.object({
  did,
  handle: z.string().max(253),
  displayName: z.string().optional(),
  followersCount: count.optional(),
  followsCount: count.optional(),
  postsCount: count.optional(),
})

export const postViews = z.object({
  posts: z.array(
    z.object({
      uri,
      likeCount: count.optional(),
      repostCount: count.optional(),
      replyCount: count.optional(),
      quoteCount: count.optional(),
      bookmarkCount: count.optional(),
    }),
  ),
})

/** A reply in a thread; blocked and missing ones have another shape and are left out. */
const threadReply = z.object({
  post: z.object({
    uri,
    cid: z.string(),
    author: z.object({ handle: z.string() }),
    record: z.looseObject({ text: z.string(), createdAt: z.string() }),
    indexedAt: z.string(),
    /** What the account that asks did to it. */
    viewer: z.object({ like: uri.optional() }).optional(),
  }),
})
export const thread = z.object({ thread: z.object({ replies: z.array(threadReply.or(z.unknown().transform(() => null))).optional() }) })

export const serviceAuth = z.object({ token: z.string().min(1) })

/** The video service wraps the job on one call and not on another. */
const job = z.object({
  jobId: z.string().max(512),
  state: z.string().default('JOB_STATE_CREATED'),
  blob: blobRef.optional(),
  error: z.string().optional(),
})
export const videoJob = z.union([z.object({ jobStatus: job }).transform(({ jobStatus }) => jobStatus), job])
