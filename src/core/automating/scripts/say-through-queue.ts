/**
 * What a script says goes through the queue of automated acts: once for each step of a run, decided by the gate, told in the
 * history, in the ledger before it is sent. And the last word before it leaves is the conversation's.
 */
import type { DropReason } from '../../../contract/automation.ts'
import { targetOfItem } from '../../inbox/target-of-item.ts'
import type { InteractionRow } from '../../store/interaction-reader.ts'
import type { ScriptRunRow } from '../../store/script-reader.ts'
import { enqueue } from '../queue/enqueue.ts'
import type { ActQueue } from '../queue/parts.ts'
import { dropAct } from '../queue/settle-act.ts'
import { isOverHere } from './look-after-run.ts'
import type { Saying, SayingOutcome, Scripts } from './parts.ts'

/** What could not be said for so long fits no more. */
const staleMs = 24 * 3_600_000

const keyOf = ({ id }: Pick<ScriptRunRow, 'id'>, step: string): string => `script ${id} ${step}`

/** Of an act in the ledger that a script wanted. */
export const runIdIn = ({ requestKey }: Pick<InteractionRow, 'requestKey'>): string | undefined =>
  /^script (srn_\S+) /.exec(requestKey)?.[1]

export const sayThroughQueue = (queue: ActQueue, nameOf: (scriptId: string) => string): Saying => ({
  say: (tx, { run, step, text, on, theirsAt, windowMs }) => {
    enqueue(queue, tx, {
      by: { kind: 'script', id: run.scriptId, name: nameOf(run.scriptId) },
      dedupeKey: keyOf(run, step),
      accountId: run.accountId,
      act: 'message',
      target: targetOfItem(on),
      circumstances: { engaged: true, summoned: false, answered: false, ofAgency: false, theirsAt },
      dueAt: tx.now,
      expiresAt: Math.min(tx.now + staleMs, windowMs === null ? Infinity : theirsAt + windowMs),
      itemId: on.id,
      text,
    })
  },
  outcome: (run, step): SayingOutcome => {
    const act = queue.rows.byDedupeKey(keyOf(run, step))
    switch (act?.state) {
      case 'done':
        return { state: 'said', at: act.doneAt ?? act.stateSince }
      case 'refused':
      case 'dropped':
      case 'failed':
        return { state: 'not_said', why: act.dropReason ?? act.failureCode ?? act.gateRule ?? '' }
      case 'due':
      case 'asks':
      case 'sending':
      case undefined:
        return { state: 'under_way' }
    }
  },
  drop: (tx, run, step, why) => {
    const act = queue.rows.byDedupeKey(keyOf(run, step))
    return act !== undefined && dropAct(queue, tx, act, dropReasons[why])
  },
})

const dropReasons: Readonly<Record<NonNullable<ScriptRunRow['endedReason']>, DropReason>> = {
  finished: 'turned_off',
  broken: 'turned_off',
  switched_off: 'turned_off',
  refused: 'turned_off',
  human_answered: 'answered',
  taken_over: 'taken_over',
  said_stop: 'taken_over',
  said_word: 'taken_over',
  window_closed: 'expired',
}

/** In the transaction that opens the write: an act of a script whose conversation is over for it does not leave. */
export const objectFor =
  (it: Scripts) =>
  (row: InteractionRow, now: number): boolean => {
    const id = runIdIn(row)
    const run = id === undefined ? undefined : it.rows.run(id)
    return run !== undefined && isOverHere(it, run, now)
  }
