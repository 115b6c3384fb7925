/** What people say to the agency's accounts, and what is done about it. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { interaction } from './interactions.ts'
import { interactionAct, platformId } from './platforms.ts'
import { accountId, creatorId, idSchema, interactionId, line, pageInput, pageOf, prose, publicationId, userId } from './values.ts'

export const inboxItemId = idSchema('inb')
export const savedReplyId = idSchema('sav')

export const inboxKinds = ['comment', 'reply', 'mention', 'message'] as const
/** `reply`: to a post of the account, `comment` where the platform calls it so. `mention`: it names or quotes the account. */
export const inboxKind = z.enum(inboxKinds)
export type InboxKind = z.infer<typeof inboxKind>

/** `other`: neither of the two. */
export const commentLanguages = ['fr', 'en', 'other'] as const
const commentLanguage = z.enum(commentLanguages)
export type CommentLanguage = z.infer<typeof commentLanguage>

export const sentiments = ['negative', 'neutral', 'positive'] as const
const sentiment = z.enum(sentiments)
export type Sentiment = z.infer<typeof sentiment>

export const judgedAspects = ['language', 'spam', 'sentiment', 'relevance'] as const
export type JudgedAspect = (typeof judgedAspects)[number]

/** Null: not sure enough to be said. `sure` null: a person said so. */
const said = <T extends z.ZodType>(is: T) => z.object({ is, sure: z.number().min(0).max(1).nullable() }).nullable()
/** What a comment is, worked out on this machine. `relevance`: it is about the post, or its creator. */
const judged = z.object({
  language: said(commentLanguage),
  spam: said(z.boolean()),
  sentiment: said(sentiment),
  relevance: said(z.boolean()),
})
export type Judged = z.infer<typeof judged>

/** What a person says of a comment. `is` null: what they said is taken back. */
const correction = z.discriminatedUnion('aspect', [
  z.object({ aspect: z.literal('language'), is: commentLanguage.nullable() }),
  z.object({ aspect: z.literal('spam'), is: z.boolean().nullable() }),
  z.object({ aspect: z.literal('sentiment'), is: sentiment.nullable() }),
  z.object({ aspect: z.literal('relevance'), is: z.boolean().nullable() }),
])
export type InboxCorrection = z.infer<typeof correction>

/** From how sure on each is said. */
const sureness = z.number().min(0.5).max(0.99)
const thresholds = z.object({ language: sureness, spam: sureness, sentiment: sureness, relevance: sureness })
export type InboxThresholds = z.infer<typeof thresholds>

/** Of the latest that were judged, how many there were at each sureness: of 50 per cent and less, of 51 … of 100. */
const sureCounts = z.array(z.int()).length(51)

/** `earlier`: done, since it was said before its account was read here. */
const inboxState = z.enum(['new', 'done', 'earlier'])

export const inboxItem = z.object({
  id: inboxItemId,
  creatorId,
  creatorName: z.string(),
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  kind: inboxKind,
  /** Null for what is between two. */
  url: z.string().nullable(),
  author: z.string(),
  authorName: z.string().nullable(),
  text: z.string(),
  at: z.date(),
  state: inboxState,
  doneBy: z.string().nullable(),
  doneAt: z.date().nullable(),
  assigned: z.object({ id: userId, name: z.string() }).nullable(),
  liked: z.boolean(),
  hidden: z.boolean(),
  /** Whether it names the account, where answering hangs on that. */
  summons: z.boolean().nullable(),
  answered: z.object({ at: z.date(), by: z.string() }).nullable(),
  /** The publication of ours that it answers. */
  publicationId: publicationId.nullable(),
  /** Null: not yet. */
  judged: judged.nullable(),
  /** Put on it by rules. */
  tags: z.array(z.string()),
})
export type InboxItem = z.infer<typeof inboxItem>

export const inboxFinds = ['relevant', 'spam', 'negative'] as const
const inboxFound = z.enum(inboxFinds)
export type InboxFound = z.infer<typeof inboxFound>

const filterShape = {
  creatorId: creatorId.optional(),
  accountId: accountId.optional(),
  platform: platformId.optional(),
  kind: inboxKind.optional(),
  /** Absent: all. */
  state: inboxState.optional(),
  /** Null: nobody's. */
  assignedTo: userId.nullable().optional(),
  /** What it was found to be. */
  found: inboxFound.optional(),
  /** It carries this one. */
  tag: z.string().max(40).optional(),
  search: z.string().max(200).optional(),
}

/** What an account is read for, and what is in the way; null: its platform does not give it. */
const inboxSource = z.object({
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  readAt: z.date().nullable(),
  mentions: z.object({ failure: z.string().nullable() }).nullable(),
  comments: z.object({ failure: z.string().nullable() }).nullable(),
  messages: z.object({ failure: z.string().nullable() }).nullable(),
  followers: z.object({ failure: z.string().nullable() }).nullable(),
})
export type InboxSource = z.infer<typeof inboxSource>

/** One line of a conversation: what they said, what we said. */
const conversationLine = z.object({
  /** Null: known from the platform alone. */
  itemId: inboxItemId.nullable(),
  kind: inboxKind,
  author: z.string(),
  own: z.boolean(),
  text: z.string(),
  at: z.date(),
  url: z.string().nullable(),
  /** The act that it was sent by. */
  interactionId: interactionId.nullable(),
})
export type ConversationLine = z.infer<typeof conversationLine>

/** Nobody needs to know how many more there are. */
export const mostCounted = 1000

const itemIds = z.array(inboxItemId).min(1).max(500)
/** Chosen where it is asked for: asked twice, it is done once. */
const requestKey = z.uuid()
const actErrors = errorsOf('NOT_FOUND', 'STATE_CHANGED', 'CONFLICT', 'NOT_SUPPORTED', 'TEXT_INVALID', 'VAULT_LOCKED')
const readErrors = errorsOf(
  'NOT_FOUND',
  'NOT_SUPPORTED',
  'REAUTH_REQUIRED',
  'RATE_LIMITED',
  'SPEND_CAP',
  'PLATFORM_DOWN',
  'PLATFORM_REJECTED',
  'OFFLINE',
  'VAULT_LOCKED',
)

export const inbox = {
  /** Newest first, within reach. */
  list: oc.input(z.object({ ...filterShape, ...pageInput })).output(pageOf(inboxItem)),
  /** Tags that something carries, within reach, by name. */
  tags: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(z.string())),
  /** Who may have something of it in hand, within reach, by name. */
  colleagues: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(z.object({ id: userId, name: z.string() }))),
  /** How many are new, within reach; at most `mostCounted` are counted. */
  count: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.object({ fresh: z.int(), mine: z.int() })),
  /** One, with what was said between its author and the account, and in its conversation, oldest first; and what was done to it. */
  get: oc
    .input(z.object({ itemId: inboxItemId }))
    .output(z.object({ item: inboxItem, lines: z.array(conversationLine), interactions: z.array(interaction) }))
    .errors(errorsOf('NOT_FOUND')),
  /** The conversation as the platform shows it now. Where calls are paid for, it is paid for. */
  readConversation: oc
    .input(z.object({ itemId: inboxItemId }))
    .output(z.array(conversationLine))
    .errors(readErrors),
  /** Who may have an item in hand. */
  people: oc
    .input(z.object({ itemId: inboxItemId }))
    .output(z.array(z.object({ id: userId, name: z.string() })))
    .errors(errorsOf('NOT_FOUND')),
  /** Null: nobody's again. Those out of reach, or of a creator that this person does not look after, are left out. */
  assign: oc.input(z.object({ itemIds, userId: userId.nullable() })).output(z.object({ changed: z.array(inboxItemId) })),
  /** Those out of reach are left out. */
  setDone: oc.input(z.object({ itemIds, done: z.boolean() })).output(z.object({ changed: z.array(inboxItemId) })),
  /** As `interactions.act`, as the account that it was said to. */
  act: oc
    .input(z.object({ itemId: inboxItemId, act: interactionAct, text: z.string().max(10_000).optional(), requestKey }))
    .output(interaction)
    .errors(actErrors),
  takeBack: oc
    .input(z.object({ itemId: inboxItemId, interactionId, requestKey }))
    .output(interaction)
    .errors(actErrors),
  /** What it is in truth: kept, and learnt from for this creator. */
  correct: oc
    .input(z.object({ itemId: inboxItemId, correction }))
    .output(inboxItem)
    .errors(errorsOf('NOT_FOUND')),
  /** From how sure on something is said of what is said to this creator; and how many corrections were learnt from. */
  thresholds: oc
    .input(z.object({ creatorId }))
    .output(
      z.object({
        thresholds,
        usual: z.boolean(),
        corrections: z.int(),
        /** So that it can be said what another threshold changes. */
        latest: z.object({ of: z.int(), language: sureCounts, spam: sureCounts, sentiment: sureCounts, relevance: sureCounts }),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
  /** Null: the usual. What waits is judged anew. */
  setThresholds: oc
    .input(z.object({ creatorId, thresholds: thresholds.nullable() }))
    .output(z.object({}))
    .errors(errorsOf('NOT_FOUND')),
  /** What each account within reach is read for, and what is in the way. */
  sources: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(inboxSource)),
  /** Reads what is new of every account within reach, as soon as may be. */
  refresh: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.object({ accounts: z.int() })),
}

const savedReply = z.object({
  id: savedReplyId,
  /** Null: the agency's. */
  creatorId: creatorId.nullable(),
  name: z.string(),
  /** With `{author}`, `{name}`, `{account}` and `{creator}` for what it is answered with. */
  text: z.string(),
})
export type SavedReply = z.infer<typeof savedReply>

export const savedReplies = {
  /** The agency's, and the creator's. */
  list: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(savedReply)),
  /** `replyId` absent: a new one. What is the agency's is an admin's to change. */
  save: oc
    .input(z.object({ replyId: savedReplyId.optional(), creatorId: creatorId.nullable(), name: line(80), text: prose(5000).min(1) }))
    .output(savedReply)
    .errors(errorsOf('NOT_FOUND')),
  remove: oc
    .input(z.object({ replyId: savedReplyId }))
    .output(z.object({}))
    .errors(errorsOf('NOT_FOUND')),
}
