/**
 * Which state follows which. Everything that changes a publication's state names its reason here; a reason that a
 * state does not list is refused. Pure.
 *
 * The rule that keeps a post from going out twice: `sending` is entered only from `scheduled` and `failed`, and both
 * are entered only when it is certain that nothing is out (never sent, definitely refused, looked up and absent), or
 * when a person says so.
 *
 * Where only a person posts (`by-hand.ts`), `due` never happens: the publication becomes `ready` instead and stays
 * `scheduled` with no place in the due queue. The reasons from `ready` on happen nowhere else.
 */
import { publicationStates } from '../../contract/publications.ts'
import type { PublicationState } from '../../contract/publications.ts'

/** Why a state changes. The engine's own, then a person's. */
export const reasons = [
  /** Due and free to go: an attempt is opened. */
  'due',
  /** Not now, for a reason of the account: a budget, a rate limit, the stop switch, a lost connection. */
  'held',
  /** The platform has it. */
  'accepted',
  /** The platform has it and is not done. */
  'processing',
  /** The platform has it, and a person there is to finish it. */
  'handed_over',
  /** Definitely refused, or failed before anything was sent; `failed` either way, to be tried again or not. */
  'refused',
  /** The attempt ended before its write began and says nothing about the post: a restart, a lease lost. */
  'nothing_sent',
  /** As that, of a thread of which parts are out: the rest follows, however late it is by now. */
  'rest_left',
  /** Sent, and no answer came. */
  'answer_lost',
  /** Looked up: it is out. */
  'found',
  /** Looked up: the part of a thread that was in doubt is out, and the rest follows. */
  'part_found',
  /** Looked up: it is certainly not out. */
  'absent',
  /** Looked for as long as makes sense, or cannot be looked up. */
  'cannot_tell',
  /** Its time passed while nobody was there to send it, and the missed policy does not send it late. */
  'missed',
  /** Its account is connected again. */
  'reconnected',
  /** The stop switch that held it is off again. */
  'resumed',
  'planned',
  'approved',
  'vetoed',
  /** An approval was taken back, or what it was given for was rewritten. */
  'approval_withdrawn',
  /** A no was taken back. */
  'veto_undone',
  'rescheduled',
  /** Planned anew, and nobody has approved it. */
  'rescheduled_to_approval',
  'cancelled',
  'restored',
  /** Put back, but called off when nobody knew whether it was out. */
  'restored_to_check',
  /** Put back, and nobody has approved it. */
  'restored_to_approval',
  'retried',
  'confirmed_published',
  /** The part of a thread that was in doubt is out, says a person; the rest follows. */
  'confirmed_part',
  'confirmed_not_published',
  /** Due where only a person posts: prepared, and theirs. */
  'ready',
  /** A person posted it and brought back its link. */
  'posted_by_hand',
  /** A person will not post it. */
  'skipped',
  /** A person said that they had posted it, and takes that back. */
  'post_undone',
  'skip_undone',
] as const
export type Reason = (typeof reasons)[number]

type Row = Partial<Record<Reason, PublicationState>>

const next = {
  draft: { planned: 'scheduled', cancelled: 'cancelled', missed: 'missed', rescheduled: 'draft' },
  awaiting_approval: {
    approved: 'scheduled',
    vetoed: 'vetoed',
    cancelled: 'cancelled',
    missed: 'missed',
    rescheduled: 'awaiting_approval',
  },
  scheduled: {
    due: 'sending',
    // Its `readyAt` says so; the machine has no more to do with it.
    ready: 'scheduled',
    posted_by_hand: 'published',
    skipped: 'cancelled',
    held: 'failed',
    missed: 'missed',
    rescheduled: 'scheduled',
    cancelled: 'cancelled',
    approval_withdrawn: 'awaiting_approval',
  },
  sending: {
    accepted: 'published',
    processing: 'processing',
    refused: 'failed',
    nothing_sent: 'scheduled',
    rest_left: 'failed',
    answer_lost: 'ambiguous',
  },
  processing: {
    found: 'published',
    part_found: 'failed',
    processing: 'processing',
    handed_over: 'processing',
    refused: 'failed',
    absent: 'ambiguous',
    cannot_tell: 'needs_person',
    // Only of what was handed over: a person sees what became of it (`resolve-publication.ts`).
    confirmed_published: 'published',
    confirmed_not_published: 'failed',
  },
  ambiguous: {
    found: 'published',
    part_found: 'failed',
    confirmed_part: 'failed',
    processing: 'processing',
    handed_over: 'processing',
    absent: 'failed',
    cannot_tell: 'needs_person',
    confirmed_published: 'published',
    confirmed_not_published: 'failed',
    cancelled: 'cancelled',
  },
  failed: {
    due: 'sending',
    ready: 'scheduled',
    posted_by_hand: 'published',
    skipped: 'cancelled',
    held: 'failed',
    reconnected: 'failed',
    resumed: 'failed',
    missed: 'missed',
    retried: 'failed',
    rescheduled: 'scheduled',
    cancelled: 'cancelled',
    approval_withdrawn: 'awaiting_approval',
    // A person found on the platform what the platform had refused: their word stands.
    confirmed_published: 'published',
    confirmed_part: 'failed',
  },
  missed: {
    retried: 'failed',
    posted_by_hand: 'published',
    skipped: 'cancelled',
    rescheduled: 'scheduled',
    rescheduled_to_approval: 'awaiting_approval',
    cancelled: 'cancelled',
    confirmed_published: 'published',
    confirmed_part: 'failed',
    confirmed_not_published: 'failed',
  },
  needs_person: {
    retried: 'ambiguous',
    found: 'published',
    part_found: 'failed',
    confirmed_part: 'failed',
    confirmed_published: 'published',
    confirmed_not_published: 'failed',
    cancelled: 'cancelled',
  },
  published: { post_undone: 'scheduled' },
  cancelled: { skip_undone: 'scheduled', restored: 'scheduled', restored_to_check: 'ambiguous', restored_to_approval: 'awaiting_approval' },
  // Asked again at another time: whatever the rule is now, it was refused, so it takes a word.
  vetoed: { veto_undone: 'awaiting_approval', rescheduled_to_approval: 'awaiting_approval', cancelled: 'cancelled' },
} as const satisfies Record<PublicationState, Row>

/** The state that follows, or undefined when `reason` cannot happen in `state`. */
export const nextState = (state: PublicationState, reason: Reason): PublicationState | undefined => (next[state] as Row)[reason]

/** What happens only where a person posts. */
export const byHandReasons: readonly Reason[] = ['ready', 'posted_by_hand', 'skipped', 'post_undone', 'skip_undone']

/**
 * Who moves it on. `engine`: it has a row in the due queue, always, unless it is a person's to post (`readyAt`). `person`: it waits to be decided about.
 * `final`: nothing more happens by itself.
 */
export const movedBy = {
  draft: 'person',
  awaiting_approval: 'engine',
  scheduled: 'engine',
  sending: 'engine',
  processing: 'engine',
  ambiguous: 'engine',
  // Only while there is a next try; without one it waits for a person or a reconnection.
  failed: 'person',
  missed: 'person',
  needs_person: 'person',
  published: 'final',
  cancelled: 'final',
  vetoed: 'person',
} as const satisfies Record<PublicationState, 'engine' | 'person' | 'final'>

/** States that a reason can happen in; for telling a person what is possible. */
export const statesFor = (reason: Reason): PublicationState[] => publicationStates.filter((state) => nextState(state, reason) !== undefined)
