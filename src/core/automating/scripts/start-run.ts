/** Beginning a script with somebody: written down, told in the history, and taken on at once. */
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import type { ScriptRow, ScriptRunRow } from '../../store/script-reader.ts'
import { systemActor, type Actor, type WriteTx } from '../../store/store.ts'
import { beginRun } from './advance-script.ts'
import { lookAfterRun, subjectOfRun } from './look-after-run.ts'
import type { Scripts } from './parts.ts'

interface Whom extends Pick<
  ScriptRunRow,
  'creatorId' | 'accountId' | 'conversation' | 'person' | 'personName' | 'itemId' | 'seen' | 'theirsAt'
> {
  /** Null: by its trigger. */
  by: Actor | null
}

export const startRun = (it: Scripts, tx: WriteTx, script: ScriptRow, { by, ...whom }: Whom): ScriptRunRow => {
  const going = it.rows.ofConversation(whom.accountId, whom.conversation)
  if (going?.endedAt === null) throw new AppError('CONFLICT', { what: 'script_running' })
  const { step, phase, until, said, answers } = beginRun(script.draft, { now: tx.now, theirsAt: whom.theirsAt })
  const row: ScriptRunRow = {
    id: newId('srn', it.engine.store.ids),
    scriptId: script.id,
    ...whom,
    draft: script.draft,
    step,
    phase,
    until,
    said: [...said],
    answers: [...answers],
    actsSeen: it.rows.lastAct(),
    dueAt: null,
    startedAt: tx.now,
    startedBy: by?.name ?? null,
    endedAt: null,
    endedReason: null,
    endedDetail: null,
  }
  it.rows.insertRun(tx, row)
  tx.audit({
    actor: by ?? systemActor,
    action: 'script.started',
    creatorId: whom.creatorId,
    subject: subjectOfRun(it, row),
    after: { script: script.name, trigger: !by ? script.draft.trigger.kind : by.kind === 'system' ? 'rule' : 'by_hand' },
  })
  lookAfterRun(it, tx, row)
  return row
}
