/** What an account does to posts and comments beside posting: asked for, sent once, proved. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { interactionAct } from './platforms.ts'
import { failure } from './publications.ts'
import { accountId, interactionId, publicationId } from './values.ts'

/**
 * `planned`: written down, not yet sent. `unknown`: sent, answer unknown; the platform is asked at `nextLookAt`, or is not
 * asked any more when that is null. `refused`: it did not go out, and why (`failure` null: nobody knows why, and it is
 * certain that it did not).
 */
export const interactionState = z.enum(['planned', 'sending', 'done', 'refused', 'unknown'])

export const interaction = z.object({
  id: interactionId,
  /** Null: on what was said elsewhere than under a publication of ours. */
  publicationId: publicationId.nullable(),
  accountId,
  accountHandle: z.string(),
  act: interactionAct,
  /** The answer it is on; null: it is on the post itself. */
  replyId: z.string().nullable(),
  text: z.string().nullable(),
  /** The act that this one takes back. */
  takesBack: interactionId.nullable(),
  takenBackAt: z.date().nullable(),
  state: interactionState,
  stateSince: z.date(),
  nextLookAt: z.date().nullable(),
  failure: failure.nullable(),
  /** Where what it left can be seen; null where there is no such place. */
  url: z.string().nullable(),
  doneAt: z.date().nullable(),
  by: z.string(),
})
export type Interaction = z.infer<typeof interaction>

/** Chosen where it is asked for: asked twice, it is done once. */
const requestKey = z.uuid()

const actErrors = errorsOf('NOT_FOUND', 'STATE_CHANGED', 'CONFLICT', 'NOT_SUPPORTED', 'TEXT_INVALID', 'VAULT_LOCKED')

export const interactions = {
  /** Of a publication and the answers to it, in the order in which they were asked for. */
  list: oc.input(z.object({ publicationId })).output(z.array(interaction)).errors(errorsOf('NOT_FOUND')),
  /**
   * Does it, now, and answers what came of it. On an answer: as the publication's own account. On the post itself: as
   * another account of its platform. What stands already is answered as it is. CONFLICT (`same_answer`, `answered_once`):
   * those words are out already, or the platform lets one be answered once.
   */
  act: oc
    .input(
      z.object({
        publicationId,
        accountId,
        act: interactionAct,
        replyId: z.string().max(2048).nullable(),
        text: z.string().max(10_000).optional(),
        requestKey,
      }),
    )
    .output(interaction)
    .errors(actErrors),
  /** Takes back what was done from here. */
  takeBack: oc.input(z.object({ publicationId, interactionId, requestKey })).output(interaction).errors(actErrors),
}
