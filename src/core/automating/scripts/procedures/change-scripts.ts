/** Scripts written, checked, switched on and off, removed. */
import type { PlatformId } from '../../../../contract/platforms.ts'
import type { Script, ScriptDraft, ScriptFinding } from '../../../../contract/scripts.ts'
import { AppError } from '../../../app-error.ts'
import type { HistoryAction } from '../../../../contract/history-actions.ts'
import { newId } from '../../../ids.ts'
import type { Call, Handler } from '../../../procedure.ts'
import type { ScriptRow } from '../../../store/script-reader.ts'
import type { WriteTx } from '../../../store/store.ts'
import { checkScript } from '../check-script.ts'
import { lookAfterRun } from '../look-after-run.ts'
import type { Scripts } from '../parts.ts'

/** What is the agency's is an admin's to change; a creator's, whoever reaches her. */
const mayChange = ({ reach }: Call, creatorId: string | null): boolean =>
  creatorId === null ? reach === null : reach === null || reach.has(creatorId)

const maySee = ({ reach }: Call, creatorId: string | null): boolean => creatorId === null || reach === null || reach.has(creatorId)

/** Throws NOT_FOUND for what is out of reach or removed. */
export const scriptWithin = ({ rows }: Scripts, id: string, call: Call): ScriptRow => {
  const row = rows.script(id)
  if (!row || row.removedAt !== null || !maySee(call, row.creatorId)) throw new AppError('NOT_FOUND', { what: 'script', id })
  return row
}

const scriptToChange = (it: Scripts, id: string, call: Call): ScriptRow => {
  const row = scriptWithin(it, id, call)
  if (!mayChange(call, row.creatorId)) throw new AppError('NOT_FOUND', { what: 'script', id })
  return row
}

/** A creator that is not, or out of reach, has none. */
export const assertMayWriteFor = ({ creators }: Scripts, creatorId: string | null, call: Call): void => {
  const isThere = creatorId === null || creators.get(creatorId) !== undefined
  if (!isThere || !mayChange(call, creatorId)) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId ?? '' })
}

export const draftOf = ({ creatorId, name, draft }: ScriptRow): ScriptDraft => ({ creatorId, name, ...draft })

const toScript = ({ rows }: Scripts, row: ScriptRow): Script => ({
  id: row.id,
  ...draftOf(row),
  isOn: row.isOn,
  updatedBy: row.updatedBy,
  updatedAt: new Date(row.updatedAt),
  running: rows.running(row.id),
})

const findingsOf = (it: Scripts, draft: ScriptDraft): ScriptFinding[] => checkScript(draft, (platform: PlatformId) => it.roomOf(platform))

/** The first error, as the interface says it. */
const assertSound = (it: Scripts, draft: ScriptDraft): void => {
  const wrong = findingsOf(it, draft).find(({ severity }) => severity === 'error')
  if (!wrong) return
  throw new AppError('TEXT_INVALID', {
    rule: `script.${wrong.rule}`,
    ...(wrong.actual !== null && { actual: wrong.actual }),
    ...(wrong.allowed !== null && { allowed: wrong.allowed }),
  })
}

const tell = (tx: WriteTx, row: ScriptRow, action: HistoryAction, { actor }: Call, after: Record<string, unknown>): void => {
  tx.emit({ kind: 'scripts.changed', creatorId: row.creatorId })
  tx.audit({
    actor,
    action,
    ...(row.creatorId !== null && { creatorId: row.creatorId }),
    subject: { kind: 'script', id: row.id, label: row.name },
    after,
  })
}

const endAll = (it: Scripts, tx: WriteTx, scriptId: string, { actor }: Call): void => {
  for (const run of it.rows.goingOf(scriptId)) lookAfterRun(it, tx, run, [{ kind: 'switched_off' }], actor)
}

export const listScripts =
  (it: Scripts): Handler<'scripts.list'> =>
  ({ input: { creatorId }, call }) =>
    it.rows
      .scripts()
      .filter((row) => maySee(call, row.creatorId) && (creatorId === undefined || row.creatorId === null || row.creatorId === creatorId))
      .map((row) => toScript(it, row))

export const checkDraft =
  (it: Scripts): Handler<'scripts.check'> =>
  ({ input: { draft } }) => ({ findings: findingsOf(it, draft) })

export const saveScript =
  (it: Scripts): Handler<'scripts.save'> =>
  ({ input: { scriptId, draft }, call }) => {
    const { creatorId, name, ...kept } = draft
    const before = scriptId === undefined ? undefined : scriptToChange(it, scriptId, call)
    assertMayWriteFor(it, creatorId, call)
    // What is on stays sound.
    if (before?.isOn) assertSound(it, draft)
    return it.engine.store.write((tx) => {
      const row: ScriptRow = {
        id: before?.id ?? newId('scr', it.engine.store.ids),
        creatorId,
        name,
        draft: kept,
        isOn: before?.isOn ?? false,
        updatedBy: call.actor.name,
        updatedAt: tx.now,
        removedAt: null,
      }
      it.rows.save(tx, row)
      tell(tx, row, 'script.saved', call, { name, platforms: kept.platforms, trigger: kept.trigger.kind, steps: kept.steps.length })
      return toScript(it, row)
    })
  }

export const setScriptOn =
  (it: Scripts): Handler<'scripts.setOn'> =>
  ({ input: { scriptId, on }, call }) => {
    const before = scriptToChange(it, scriptId, call)
    if (before.isOn === on) return toScript(it, before)
    if (on) assertSound(it, draftOf(before))
    return it.engine.store.write((tx) => {
      const row = { ...before, isOn: on, updatedBy: call.actor.name, updatedAt: tx.now }
      it.rows.save(tx, row)
      tell(tx, row, on ? 'script.switched_on' : 'script.switched_off', call, { on })
      if (!on) endAll(it, tx, scriptId, call)
      return toScript(it, row)
    })
  }

export const removeScript =
  (it: Scripts): Handler<'scripts.remove'> =>
  ({ input: { scriptId }, call }) => {
    const before = scriptToChange(it, scriptId, call)
    it.engine.store.write((tx) => {
      const row = { ...before, isOn: false, removedAt: tx.now }
      it.rows.save(tx, row)
      tell(tx, row, 'script.removed', call, {})
      endAll(it, tx, scriptId, call)
    })
    return {}
  }
