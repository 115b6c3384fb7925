/** A publication: one post, on one account, at one time. The unit that has a state. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { importedFigures } from './figures.ts'
import { contentKind, figuresWithheld, platformId } from './platforms.ts'
import { post, problem } from './posts.ts'
import { accountId, assetId, attemptId, creatorId, line, pageInput, pageOf, postId, publicationId, wallTime } from './values.ts'

export const publicationStates = [
  'draft',
  'awaiting_approval',
  'scheduled',
  'sending',
  'processing',
  'published',
  'ambiguous',
  'failed',
  'missed',
  'needs_person',
  'cancelled',
  'vetoed',
] as const
/**
 * `sending`: claimed, an attempt is open. `processing`: the platform has it and is not done (video).
 * `ambiguous`: sent, answer unknown; being looked up. `failed`: will be retried at `nextTryAt`, or not
 * at all when that is null. `needs_person`: Coulisse cannot decide alone.
 */
export const publicationState = z.enum(publicationStates)
export type PublicationState = z.infer<typeof publicationState>

export const missedPolicies = ['ask', 'drop', 'if_late_less_2h'] as const

/** A failure as stored: a code of the error table and its data; never a platform's raw text. */
export const failure = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()) })

export const publication = z.object({
  id: publicationId,
  postId,
  creatorId,
  creatorName: z.string(),
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  kind: contentKind,
  text: z.string(),
  /** Of a thread: what goes on after `text`, how many parts it has with it, and how many are out. Absent: it is one post. */
  thread: z.object({ texts: z.array(z.string()), parts: z.int(), out: z.int() }).optional(),
  thumbAssetId: assetId.nullable(),
  at: wallTime,
  /** The instant derived from `at`. */
  dueAt: z.date(),
  state: publicationState,
  stateSince: z.date(),
  missedPolicy: z.enum(missedPolicies),
  attempts: z.int(),
  nextTryAt: z.date().nullable(),
  /** Since when it is a person's on the platform to finish (a draft in an inbox), while `processing`. */
  handedOverAt: z.date().nullable(),
  failure: failure.nullable(),
  /** What the last look ahead found, days before it is due; absent when nothing. */
  problems: z.array(problem).optional(),
  /** The proof: where the post can be seen, and when it was read back from the platform. */
  remoteUrl: z.string().nullable(),
  publishedAt: z.date().nullable(),
  verifiedAt: z.date().nullable(),
  removedAt: z.date().nullable(),
  /** Since when it is a person's to post; null: it is not. Its `state` is `scheduled` then. */
  readyAt: z.date().nullable(),
  /** Who has it in hand; null: nobody. */
  inHand: z.object({ byId: z.string(), by: z.string(), at: z.date() }).nullable(),
  /** Who posted it by hand and brought back the link; null: nobody did. */
  postedBy: z.string().nullable(),
  /** It was posted elsewhere and read from the account's list of posts: never sent, and not to be changed. Absent: it is Coulisse's own. */
  elsewhere: z.literal(true).optional(),
  /** Until when what was said of it (posted, or skipped) can be taken back; null: nothing was said. */
  undoUntil: z.date().nullable(),
})
export type Publication = z.infer<typeof publication>

/** A part of a thread that is out, by its place from 1 on. */
export const publishedPart = z.object({ number: z.int(), url: z.string(), publishedAt: z.date() })
export type PublishedPart = z.infer<typeof publishedPart>

export const attempt = z.object({
  id: attemptId,
  number: z.int(),
  /** Which part of a thread it sent, from 1 on; absent: it is one post. */
  part: z.int().optional(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  /** `open`: no outcome recorded (running, or the process died). */
  outcome: z.enum(['open', 'accepted', 'rejected', 'unknown', 'not_sent', 'found', 'not_found']),
  operationId: z.string(),
  fingerprint: z.string(),
  safety: z.enum(['idempotent', 'reconcile', 'never']),
  httpStatus: z.int().nullable(),
  failure: failure.nullable(),
})

export const stateChange = z.object({
  at: z.date(),
  from: publicationState.nullable(),
  to: publicationState,
  /** Why: `scheduled_by_person`, `due`, `accepted`, `verified`, `restart_found_open_attempt` … */
  reason: z.string(),
  actor: z.string(),
  failure: failure.nullable(),
})

export const metrics = z.object({
  at: z.date(),
  /** `null`: the platform does not say. Never 0 for unknown. */
  likes: z.int().nullable(),
  reposts: z.int().nullable(),
  replies: z.int().nullable(),
  quotes: z.int().nullable(),
  bookmarks: z.int().nullable(),
  views: z.int().nullable(),
  shares: z.int().nullable(),
  /** Different people. */
  reach: z.int().nullable(),
  linkClicks: z.int().nullable(),
  profileVisits: z.int().nullable(),
  follows: z.int().nullable(),
  /** Of a video: of one view, and of all. */
  watchMs: z.int().nullable(),
  totalWatchMs: z.int().nullable(),
})

export const reply = z.object({
  /** By which it is acted on; null: it was read before that was kept, and can be once it is read again. */
  id: z.string().nullable(),
  author: z.string(),
  text: z.string(),
  at: z.date(),
  url: z.string(),
  /** By the publication's account. */
  liked: z.boolean(),
  hidden: z.boolean(),
  /** Whether it names the account; null: nothing hangs on it. */
  summons: z.boolean().nullable(),
})

const some = <T extends z.ZodType>(item: T) => z.array(item).max(100).optional()

/** What is checked before somebody posts by hand. `problems` empty: nothing stands against it. */
export const readyCheckNames = ['words', 'media', 'platform', 'blackout', 'duplicate'] as const

/** All that a person needs to post it by hand. */
export const handover = z.object({
  publication,
  /** As it is to be pasted. */
  caption: z.string(),
  price: z.object({ cents: z.int(), currency: z.string() }).nullable(),
  files: z.array(z.object({ assetId, fileName: z.string(), kind: z.enum(['image', 'video']), alt: z.string() })),
  checks: z.array(z.object({ name: z.enum(readyCheckNames), problems: z.array(problem) })),
  /** Where it is posted, in the person's own browser. */
  site: z.url(),
  profileUrl: z.string(),
  linkExample: z.string(),
})
export type Handover = z.infer<typeof handover>

export const publicationFilter = z.object({
  creatorId: creatorId.optional(),
  accountIds: some(accountId),
  platforms: some(platformId),
  states: some(publicationState),
  kinds: some(contentKind),
  from: z.date().optional(),
  to: z.date().optional(),
  search: z.string().max(200).optional(),
  /** Only what does not go on without somebody of the agency: doubtful, missed, or failed for good and not held by the stop. */
  needsPerson: z.boolean().optional(),
  /** Only what is a person's to post now. */
  ready: z.boolean().optional(),
})

const changeErrors = errorsOf('NOT_FOUND', 'STATE_CHANGED', 'BAD_INPUT', 'APPROVAL_REQUIRED', 'CONFLICT')

const byHandErrors = errorsOf('NOT_FOUND', 'STATE_CHANGED', 'CONFLICT', 'BAD_INPUT', 'NOT_SUPPORTED')

/** Of one creator: by id, or everything whose planned time lies on a day as its own wall shows it. */
const byId = { publicationIds: z.array(publicationId).min(1).max(500) }
const byDay = { creatorId, day: z.iso.date() }
/** What a decision did; `left`: it was not for them to be decided about (any more). */
const decided = z.object({ done: z.array(publicationId), left: z.array(publicationId) })

export const publications = {
  /** Ordered by due time, then id. */
  list: oc
    .input(publicationFilter.extend({ order: z.enum(['soonest', 'latest']).default('soonest'), ...pageInput }))
    .output(pageOf(publication)),
  get: oc
    .input(z.object({ publicationId }))
    .output(
      z.object({
        publication,
        post,
        /** Of a thread, in order: what is out of it. Absent: it is one post. */
        parts: z.array(publishedPart).optional(),
        attempts: z.array(attempt),
        history: z.array(stateChange),
        metrics: z.array(metrics),
        /** Why the platform did not give all of them when it was last asked. */
        withheld: z.object({ why: figuresWithheld, at: z.date() }).nullable(),
        replies: z.array(reply).nullable(),
        /** Where the platform gives figures to no program: as brought in from files, oldest first. */
        imported: z.array(importedFigures),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
  /** How many there are in each state, within the filter. */
  count: oc.input(publicationFilter).output(z.array(z.object({ state: publicationState, count: z.int() }))),
  reschedule: oc
    .input(z.object({ publicationId, at: wallTime }))
    .output(publication)
    .errors(changeErrors),
  cancel: oc.input(z.object({ publicationId })).output(publication).errors(changeErrors),
  /** Puts a cancelled publication back, when its time has not passed. */
  restore: oc.input(z.object({ publicationId })).output(publication).errors(changeErrors),
  /** Tries a failed or missed one again now. The attempt ledger still decides whether that is safe. */
  retry: oc.input(z.object({ publicationId })).output(publication).errors(changeErrors),
  /**
   * A person's word on `needs_person`, `ambiguous`, `missed` or what was handed over: it is out (with its link), it is not out
   * and may be sent again, or it shall not go out.
   */
  resolve: oc
    .input(
      z.object({
        publicationId,
        resolution: z.discriminatedUnion('is', [
          z.object({ is: z.literal('published'), url: z.url().max(2000) }),
          z.object({ is: z.literal('not_published'), then: z.enum(['send_now', 'cancel']) }),
        ]),
      }),
    )
    .output(publication)
    .errors(changeErrors),
  /**
   * A person's word that they may go out. FORBIDDEN for a model whose creator wants a manager's. Rewriting a post, or
   * putting back what was called off, takes a new one.
   */
  approve: oc
    .input(z.union([z.object(byId), z.object(byDay)]))
    .output(decided)
    .errors(errorsOf('NOT_FOUND')),
  /** They do not go out, unless they are rescheduled: then they wait for a word again, which whoever gives it sees. */
  veto: oc
    .input(z.union([z.object({ ...byId, reason: line(500) }), z.object({ ...byDay, reason: line(500) })]))
    .output(decided)
    .errors(errorsOf('NOT_FOUND')),
  /** Takes approvals back, as long as nothing of them is on its way: they wait for a word again. */
  undoApproval: oc
    .input(z.union([z.object(byId), z.object(byDay)]))
    .output(decided)
    .errors(errorsOf('NOT_FOUND')),
  /** Takes vetoes back, as long as their time has not passed: they wait for a word again. */
  undoVeto: oc
    .input(z.union([z.object(byId), z.object(byDay)]))
    .output(decided)
    .errors(errorsOf('NOT_FOUND')),
  /** What a person needs to post it by hand. NOT_SUPPORTED where Coulisse posts. */
  handover: oc.input(z.object({ publicationId })).output(handover).errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED')),
  /** One of its files as it may be shown: without the place and the device that a camera writes into it. */
  readyFile: oc
    .input(z.object({ publicationId, assetId }))
    .output(z.file())
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED', 'STATE_CHANGED', 'MEDIA_INVALID')),
  /**
   * Lays its files out on the machine that this core runs on, as `readyFile` gives them, for its desktop window to show
   * or to be dragged from; answers their names. They go once it is in nobody's hands.
   */
  layOutFiles: oc
    .input(z.object({ publicationId }))
    .output(z.object({ names: z.array(z.string()) }))
    .errors(errorsOf('NOT_FOUND', 'NOT_SUPPORTED', 'STATE_CHANGED', 'MEDIA_INVALID')),
  /**
   * The caller begins to post it: others see whose it is, and nobody moves or rewrites it meanwhile. Again by the same
   * person changes nothing. CONFLICT (`in_hand`) while it is somebody else's, unless it is taken over.
   */
  takeInHand: oc
    .input(z.object({ publicationId, takeOver: z.boolean().default(false) }))
    .output(publication)
    .errors(errorsOf('NOT_FOUND', 'STATE_CHANGED', 'CONFLICT', 'NOT_SUPPORTED', 'MEDIA_INVALID', 'HELD', 'REAUTH_REQUIRED')),
  /** Nothing was posted: it is anybody's again. */
  handBack: oc.input(z.object({ publicationId })).output(publication).errors(byHandErrors),
  /**
   * It is out, posted by the caller: with its link. BAD_INPUT (`link.*`) for one that is none to a post of the account,
   * CONFLICT (`link_used`) for one that proves another publication.
   */
  confirmPosted: oc
    .input(z.object({ publicationId, url: z.string().max(2000) }))
    .output(publication)
    .errors(byHandErrors),
  /** It will not be posted, and why. */
  skipPosting: oc
    .input(z.object({ publicationId, reason: line(500) }))
    .output(publication)
    .errors(byHandErrors),
  /** Takes back what was said a short while ago, posted or skipped: it is a person's to post again. */
  undoByHand: oc.input(z.object({ publicationId })).output(publication).errors(byHandErrors),
  /** Deletes it on the platform. */
  remove: oc
    .input(z.object({ publicationId }))
    .output(publication)
    .errors(
      errorsOf(
        'NOT_FOUND',
        'STATE_CHANGED',
        'REAUTH_REQUIRED',
        'PLATFORM_DOWN',
        'PLATFORM_REJECTED',
        'RATE_LIMITED',
        'OFFLINE',
        'NOT_SUPPORTED',
        'VAULT_LOCKED',
      ),
    ),
  /** Reads figures and replies from the platform now. */
  refreshMetrics: oc
    .input(z.object({ publicationId }))
    .output(z.object({ metrics: metrics.nullable(), replies: z.array(reply).nullable() }))
    .errors(
      errorsOf(
        'NOT_FOUND',
        'STATE_CHANGED',
        'REAUTH_REQUIRED',
        'PLATFORM_DOWN',
        'PLATFORM_REJECTED',
        'RATE_LIMITED',
        'SPEND_CAP',
        'OFFLINE',
        'NOT_SUPPORTED',
        'VAULT_LOCKED',
      ),
    ),
}
