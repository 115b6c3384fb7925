/** What a person may do with a publication in its state. Core decides; this only offers what makes sense. Pure. */
import type { Capabilities } from '../../../contract/platforms.ts'
import type { Publication, PublicationState } from '../../../contract/publications.ts'

export type PublicationAct =
  | 'approve'
  | 'veto'
  | 'withdraw'
  | 'undoVeto'
  | 'askAgain'
  | 'resolve'
  | 'retry'
  | 'restore'
  | 'reschedule'
  | 'edit'
  | 'publishNow'
  | 'refresh'
  | 'cancel'
  | 'remove'

/** In the order of likelihood: the first one is the main act. */
const actsOf: Record<PublicationState, readonly PublicationAct[]> = {
  draft: ['reschedule', 'edit', 'cancel'],
  awaiting_approval: ['approve', 'veto', 'reschedule', 'edit', 'cancel'],
  scheduled: ['reschedule', 'edit', 'publishNow', 'withdraw', 'cancel'],
  sending: [],
  // Only of what was handed over: what the platform works on it tells by itself.
  processing: ['resolve'],
  published: ['refresh', 'remove'],
  // What may be out is not called off by saying so: `resolve` asks for a person's word.
  ambiguous: ['resolve'],
  failed: ['retry', 'reschedule', 'edit', 'cancel'],
  missed: ['retry', 'reschedule', 'resolve', 'edit', 'cancel'],
  needs_person: ['resolve', 'retry'],
  // Of a thread that was called off half-way, what is out can be deleted.
  cancelled: ['restore', 'remove'],
  vetoed: ['edit', 'askAgain', 'undoVeto', 'cancel'],
}

export const possibleActs = (
  {
    state,
    removedAt,
    dueAt,
    handedOverAt,
    readyAt,
    inHand,
    thread,
    elsewhere,
  }: Pick<Publication, 'state' | 'removedAt' | 'dueAt' | 'handedOverAt' | 'readyAt' | 'inHand' | 'thread' | 'elsewhere'>,
  capabilities: Pick<Capabilities, 'delete' | 'metrics'> | undefined,
  nowMs: number,
): PublicationAct[] =>
  actsOf[state].filter((act) => {
    // Not ours to take away.
    if (elsewhere && act === 'remove') return false
    if (state === 'processing') return handedOverAt !== null
    // What is ready is posted by its panel; while somebody does, it is left alone.
    if (readyAt && (inHand || act === 'publishNow' || act === 'withdraw')) return false
    if (act === 'restore' || act === 'undoVeto') return dueAt.getTime() > nowMs
    if (act === 'remove' && state === 'cancelled') return (thread?.out ?? 0) > 0 && capabilities?.delete === true
    if (act === 'remove') return !removedAt && capabilities?.delete === true
    if (act === 'refresh') return !removedAt && (capabilities?.metrics.post.length ?? 0) > 0
    return true
  })
