/** What waits, what was done, and what a person says to it. */
import type { QueuedAct } from '../../../contract/automation.ts'
import { AppError } from '../../app-error.ts'
import { ledgerAct } from '../../interacting/plan-automated.ts'
import { planOn } from '../../interacting/plan-act.ts'
import type { Handlers } from '../../procedure.ts'
import { fromCursor, toPage } from '../../publishing/cursor.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { AutomatedActRow, ListedAct } from '../../store/automated-act-reader.ts'
import type { ActQueue } from './parts.ts'
import { dropAct, tellAct } from './settle-act.ts'

const counted = 1000

const date = (at: number): Date => new Date(at)

/** Whether we do it at a click. */
const isOurs = ({ engine }: ActQueue, { act, platform }: Pick<ListedAct, 'act' | 'platform'>): boolean => {
  const adapter = engine.findAdapter(platform)
  return adapter !== undefined && !adapter.assisted && (adapter.capabilities.interactions ?? []).some((one) => one.act === ledgerAct[act])
}

export const toQueuedAct = (it: ActQueue, row: ListedAct): QueuedAct => ({
  id: row.id,
  creatorId: row.creatorId,
  creatorName: row.creatorName,
  accountId: row.accountId,
  accountHandle: row.accountHandle,
  platform: row.platform,
  publicationId: row.publicationId,
  act: row.act,
  on: { author: row.target.targetAuthor, url: row.target.targetUrl, text: row.itemText },
  text: row.text,
  by: { kind: row.byKind, id: row.byId, name: row.byName },
  state: row.state,
  stateSince: date(row.stateSince),
  dueAt: date(row.nextAt ?? row.dueAt),
  gate: row.verdict === null || row.gateRule === null ? null : { verdict: row.verdict, rule: row.gateRule, putOff: row.putOff },
  dropReason: row.dropReason,
  failure: row.failureCode === null ? null : { code: row.failureCode, data: row.failureData ?? {} },
  doneAt: row.doneAt === null ? null : date(row.doneAt),
  pressedBy: row.pressedBy,
  url: row.remoteUrl,
  ours: isOurs(it, row),
})

const listed = (it: ActQueue, id: string): QueuedAct => {
  const row = it.rows.listed(id)
  if (!row) throw new AppError('NOT_FOUND', { what: 'act', id })
  return toQueuedAct(it, row)
}

const waiting = (it: ActQueue, id: string, states: readonly AutomatedActRow['state'][]): AutomatedActRow => {
  const row = it.rows.get(id)
  if (!row) throw new AppError('NOT_FOUND', { what: 'act', id })
  if (!states.includes(row.state)) throw new AppError('STATE_CHANGED', { what: 'act', state: row.state })
  return row
}

type Part = 'automation.acts' | 'automation.countActs' | 'automation.press' | 'automation.markDone' | 'automation.drop'

export const actQueueProcedures = (it: ActQueue): Pick<Handlers, Part> => ({
  'automation.acts': ({ input: { creatorId, states, cursor, limit }, call: { reach } }) => {
    const creatorIds = creatorsAsked(reach, creatorId)
    if (creatorIds?.length === 0) return { items: [] }
    const found = it.rows.list({ creatorIds, states: [...new Set(states)] }, { after: fromCursor(cursor), limit: limit + 1 })
    return toPage(
      found,
      limit,
      (row) => toQueuedAct(it, row),
      ({ stateSince, id }) => ({ at: stateSince, id }),
    )
  },
  'automation.countActs': ({ input: { creatorId }, call: { reach } }) => {
    const creatorIds = creatorsAsked(reach, creatorId)
    return {
      asks: it.rows.count({ creatorIds, state: 'asks' }, counted),
      due: it.rows.count({ creatorIds, state: 'due' }, counted),
    }
  },
  'automation.press': async ({ input: { actId }, call: { actor } }) => {
    const interactionId = it.engine.store.write((tx) => {
      const row = waiting(it, actId, ['asks'])
      const { accountId, publicationId, target, text, dedupeKey, tries } = row
      const act = ledgerAct[row.act]
      const platform = it.engine.accountRows.account(accountId)?.platform
      if (platform === undefined) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
      if (act === undefined) throw new AppError('NOT_SUPPORTED', { platform, capability: row.act })
      const requestKey = `${dedupeKey} pressed ${tries}`
      const planned = planOn(
        it.interacting,
        tx,
        { accountId, publicationId, act, requestKey, ...(text !== null && { text }) },
        target,
        actor,
      )
      const patch = { interactionId: planned.id, tries: tries + 1, pressedBy: actor.name, nextAt: null }
      it.rows.move(tx, row, ['asks'], { ...patch, state: 'sending', failureCode: null, failureData: null })
      return planned.id
    })
    await it.send(interactionId)
    return listed(it, actId)
  },
  'automation.markDone': ({ input: { actId }, call: { actor } }) => {
    it.engine.store.write((tx) => {
      const row = waiting(it, actId, ['asks'])
      it.rows.move(tx, row, ['asks'], { state: 'done', doneAt: tx.now, pressedBy: actor.name, nextAt: null })
      tellAct(it, tx, row, 'automation.done_by_hand', { actor })
    })
    return listed(it, actId)
  },
  'automation.drop': ({ input: { actId }, call: { actor } }) => {
    it.engine.store.write((tx) => {
      dropAct(it, tx, waiting(it, actId, ['asks', 'due']), 'by_hand', actor)
    })
    return listed(it, actId)
  },
})
