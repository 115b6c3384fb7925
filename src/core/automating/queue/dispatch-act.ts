/** What becomes of an act that is due: left undone, held, put off, left to a person, refused, or handed to the ledger. */
import type { DropReason } from '../../../contract/automation.ts'
import { isAppError } from '../../app-error.ts'
import type { DueEntry } from '../../due/due-queue.ts'
import { toFailure } from '../../failure.ts'
import { planAutomated } from '../../interacting/plan-automated.ts'
import { chanceOf } from '../../planning/keyed-chance.ts'
import type { AutomatedActRow } from '../../store/automated-act-reader.ts'
import type { WriteTx } from '../../store/store.ts'
import type { ActQueue } from './parts.ts'
import { actorOf, dropAct, failAct, tellAct } from './settle-act.ts'

const minute = 60_000
/** What only a person can change is looked at again then, should nobody say that they did. */
const heldLookMs = 6 * 60 * minute
/** So that what was put off together does not leave together. */
const spreadMs = 10 * minute

/** Why it does not fit any more, if so. */
export const noLongerFits = (
  { interacting, items, engine }: Pick<ActQueue, 'interacting' | 'items' | 'engine'>,
  row: AutomatedActRow,
  now: number,
): DropReason | null => {
  if (row.expiresAt !== null && now >= row.expiresAt) return 'expired'
  if (!row.target.isReply && row.publicationId !== null) {
    const publication = engine.publications.get(row.publicationId)
    if (publication?.state !== 'published' || publication.removedAt !== null) return 'gone'
  }
  if (!row.unlessAnswered) return null
  if (isAnswered({ interacting, items }, row)) return 'answered'
  return row.itemId !== null && items.get(row.itemId)?.state === 'done' ? 'taken_over' : null
}

/** By anybody, since it was asked for. */
export const isAnswered = (
  { interacting, items }: Pick<ActQueue, 'interacting' | 'items'>,
  { accountId, target: { targetId }, itemId }: Pick<AutomatedActRow, 'accountId' | 'target' | 'itemId'>,
): boolean =>
  (itemId !== null && items.get(itemId)?.answeredAt != null) ||
  (['answer', 'message'] as const).some((act) => interacting.rows.standing({ accountId, act, targetId }).length > 0)

/** Undefined: all that could be said was said last. */
const wordsOf = ({ rows }: Pick<ActQueue, 'rows'>, { text, texts, accountId }: AutomatedActRow): string | null | undefined => {
  if (text !== null || texts === null) return text
  const last = rows.lastWords(accountId)
  return texts.find((one) => one !== last)
}

/** Answers the id of what is to be sent. */
export const dispatchAct = (it: ActQueue, tx: WriteTx, entry: DueEntry): string | null => {
  const { engine, rows, interacting } = it
  engine.queue.remove(tx, entry)
  const row = rows.get(entry.id)
  if ((row?.state !== 'due' && row?.state !== 'asks') || row.nextAt !== entry.dueAt) return null
  if (row.state === 'asks') {
    dropAct(it, tx, row, 'expired')
    return null
  }
  const why = noLongerFits(it, row, tx.now)
  if (why !== null) {
    dropAct(it, tx, row, why)
    return null
  }
  const wait = (until: number): number => Math.min(until, row.expiresAt ?? Number.POSITIVE_INFINITY)
  const said = it.stillWanted[row.byKind]?.(row, tx.now, tx) ?? null
  if (typeof said === 'string') {
    dropAct(it, tx, row, said)
    return null
  }
  if (said) {
    rows.move(tx, row, ['due'], { nextAt: wait(Math.max(said.until, tx.now + 1)) })
    return null
  }
  const gate = engine.gate.ask(row.accountId, tx.now)
  if (gate.answer === 'held') {
    const { code, data } = gate.failure
    // Looked at again and held by the same, it is not told again.
    if (row.failureCode !== code) tellAct(it, tx, row, 'automation.held', { failure: code })
    rows.move(tx, row, ['due'], { nextAt: wait(gate.until ?? tx.now + heldLookMs), failureCode: code, failureData: data })
    return null
  }
  try {
    const { accountId, publicationId, target, act, circumstances } = row
    const text = wordsOf(it, row)
    if (text === undefined) {
      dropAct(it, tx, row, 'same_words')
      return null
    }
    const of = { ...circumstances, answered: circumstances.answered || isAnswered(it, row) }
    const { decision, row: planned } = planAutomated(
      interacting,
      tx,
      {
        accountId,
        publicationId,
        ...(text !== null && { text }),
        // One more for each try: the ledger refuses the same again, and a new one is begun only where the last certainly did not leave.
        requestKey: `${row.dedupeKey} ${row.tries}`,
        automated: { act, of },
        told: row.verdict,
      },
      target,
      actorOf(row),
    )
    const asked = { text, verdict: decision.verdict, gateRule: decision.rule.id, failureCode: null, failureData: null }
    if (decision.verdict === 'later') {
      const spread = chanceOf('automated')(`${row.id} ${decision.retryAt}`) * spreadMs
      rows.move(tx, row, ['due'], { ...asked, putOff: decision.why, nextAt: wait(decision.retryAt + Math.floor(spread)) })
    } else if (decision.verdict === 'needs_click')
      rows.move(tx, row, ['due'], { ...asked, putOff: null, state: 'asks', nextAt: row.expiresAt })
    else if (!planned) rows.move(tx, row, ['due'], { ...asked, putOff: null, state: 'refused', nextAt: null })
    else {
      rows.move(tx, row, ['due'], {
        ...asked,
        putOff: null,
        state: 'sending',
        nextAt: null,
        interactionId: planned.id,
        tries: row.tries + 1,
      })
      return planned.id
    }
  } catch (error) {
    if (!isAppError(error)) throw error
    failAct(it, tx, row, toFailure(error))
  }
  return null
}
