/** Conversations in which scripts run: listed, begun by hand, taken over, and held elsewhere by a person. */
import type { PlatformId } from '../../../../contract/platforms.ts'
import type { ScriptRun } from '../../../../contract/scripts.ts'
import { AppError } from '../../../app-error.ts'
import { foldText } from '../../../fold-text.ts'
import { itemOf } from '../../../inbox/procedures/get-item.ts'
import type { Call, Handler } from '../../../procedure.ts'
import { fromCursor, toPage } from '../../../publishing/cursor.ts'
import { creatorsAsked } from '../../../publishing/procedures/only.ts'
import type { ScriptRow, ScriptRunRow } from '../../../store/script-reader.ts'
import type { HistoryAction } from '../../../../contract/history-actions.ts'
import type { WriteTx } from '../../../store/store.ts'
import type { ScriptEvent } from '../advance-script.ts'
import { checkScript } from '../check-script.ts'
import { suitsAccount } from '../hear-messages.ts'
import { lookAfterRun, subjectOfRun } from '../look-after-run.ts'
import type { Scripts } from '../parts.ts'
import { startRun } from '../start-run.ts'
import { toRun } from '../to-run.ts'
import { draftOf, scriptWithin } from './change-scripts.ts'

const listedRun = (it: Scripts, id: string): ScriptRun => {
  const row = it.rows.listed(id)
  if (!row) throw new AppError('NOT_FOUND', { what: 'script_run', id })
  return toRun(it, row)
}

const runWithin = ({ rows }: Scripts, id: string, { reach }: Call): ScriptRunRow => {
  const row = rows.run(id)
  if (!row || (reach !== null && !reach.has(row.creatorId))) throw new AppError('NOT_FOUND', { what: 'script_run', id })
  return row
}

export const listRuns =
  (it: Scripts): Handler<'scripts.runs'> =>
  ({ input: { creatorId, scriptId, show, cursor, limit }, call }) => {
    const creatorIds = creatorsAsked(call.reach, creatorId)
    if (creatorIds?.length === 0) return { items: [] }
    const found = it.rows.runs({ creatorIds, scriptId, show }, { after: fromCursor(cursor), limit: limit + 1 })
    return toPage(
      found,
      limit,
      (row) => toRun(it, row),
      ({ startedAt, id }) => ({ at: startedAt, id }),
    )
  }

/** Those that are on and written for this account. */
const offeredFor = (it: Scripts, account: { creatorId: string; platform: PlatformId }): ScriptRow[] =>
  it.rows.standing().filter((row) => suitsAccount(row, account))

export const scriptsOfItem =
  (it: Scripts): Handler<'scripts.ofItem'> =>
  ({ input: { itemId } }) => {
    const item = itemOf(it.inbox, itemId)
    if (item.kind !== 'message') return { run: null, offered: [] }
    const run = it.rows.ofConversation(item.accountId, item.conversation)
    const listed = run && it.rows.listed(run.id)
    return {
      run: listed ? toRun(it, listed) : null,
      offered: run?.endedAt === null ? [] : offeredFor(it, item).map(({ id, name }) => ({ id, name })),
    }
  }

/** As when it is switched on: what is wrong with it may have come with a platform since. */
const assertSound = (it: Scripts, script: ScriptRow): void => {
  const wrong = checkScript(draftOf(script), (platform) => it.roomOf(platform)).find(({ severity }) => severity === 'error')
  if (wrong) throw new AppError('TEXT_INVALID', { rule: `script.${wrong.rule}` })
}

export const startScript =
  (it: Scripts): Handler<'scripts.start'> =>
  ({ input: { itemId, scriptId }, call }) => {
    const item = itemOf(it.inbox, itemId)
    const script = scriptWithin(it, scriptId, call)
    const { accountId, creatorId, conversation, platform } = item
    const room = it.roomOf(platform)
    if (item.kind !== 'message' || !suitsAccount(script, item) || !room)
      throw new AppError('NOT_SUPPORTED', { platform, capability: 'message' })
    const last = it.rows.lastTheirs(item) ?? item
    if (room.windowMs !== null && it.engine.clock.now() - last.at >= room.windowMs)
      throw new AppError('NOT_SUPPORTED', { platform, capability: 'late_message' })
    assertSound(it, script)
    const run = it.engine.store.write((tx) =>
      startRun(it, tx, script, {
        creatorId,
        accountId,
        conversation,
        person: last.author,
        personName: last.authorName,
        itemId: last.id,
        // What was said until now is the past.
        seen: it.rows.lastMessage(),
        theirsAt: last.at,
        by: call.actor,
      }),
    )
    return listedRun(it, run.id)
  }

export const startScriptFor =
  (it: Scripts): Handler<'scripts.startFor'> =>
  ({ input: { accountId, scriptId, person: given }, call }) => {
    const account = it.accounts.get(accountId)
    if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    const script = scriptWithin(it, scriptId, call)
    const { creatorId, platform } = account
    if (it.roomOf(platform)?.isByHand !== true || !suitsAccount(script, account))
      throw new AppError('NOT_SUPPORTED', { platform, capability: 'message' })
    assertSound(it, script)
    const person = given.replace(/^@/, '')
    const run = it.engine.store.write((tx) =>
      startRun(it, tx, script, {
        creatorId,
        accountId,
        conversation: `by-hand/${foldText(person)}`,
        person,
        personName: null,
        itemId: null,
        seen: 0,
        theirsAt: tx.now,
        by: call.actor,
      }),
    )
    return listedRun(it, run.id)
  }

const byHand = (
  it: Scripts,
  run: ScriptRunRow,
  call: Call,
  { action, event, after }: { action: HistoryAction; event(tx: WriteTx): ScriptEvent; after: Record<string, unknown> },
): ScriptRun => {
  if (run.endedAt !== null || run.itemId !== null)
    throw new AppError('STATE_CHANGED', { what: 'script_run', state: run.endedAt === null ? 'by_itself' : 'ended' })
  it.engine.store.write((tx) => {
    tx.audit({ actor: call.actor, action, creatorId: run.creatorId, subject: subjectOfRun(it, run), after })
    lookAfterRun(it, tx, run, [event(tx)], call.actor)
  })
  return listedRun(it, run.id)
}

export const markStepSaid =
  (it: Scripts): Handler<'scripts.markSaid'> =>
  ({ input: { runId, step }, call }) => {
    const run = runWithin(it, runId, call)
    const { toCopy } = listedRun(it, runId)
    if (toCopy?.step !== step) throw new AppError('STATE_CHANGED', { what: 'script_run', state: run.phase })
    const after = { script: it.rows.script(run.scriptId)?.name ?? '', text: toCopy.text }
    return byHand(it, run, call, { action: 'script.said_by_hand', event: ({ now }) => ({ kind: 'said', step, at: now }), after })
  }

export const markHeard =
  (it: Scripts): Handler<'scripts.markHeard'> =>
  ({ input: { runId, text }, call }) =>
    byHand(it, runWithin(it, runId, call), call, {
      action: 'script.heard_by_hand',
      event: ({ now }) => ({ kind: 'heard', text, at: now, sentiment: null }),
      after: { text },
    })

export const takeOverRun =
  (it: Scripts): Handler<'scripts.takeOver'> =>
  ({ input: { runId }, call }) => {
    const run = runWithin(it, runId, call)
    it.engine.store.write((tx) => lookAfterRun(it, tx, run, [{ kind: 'taken_over', by: call.actor.name }], call.actor))
    return listedRun(it, runId)
  }
