/** Setting up a group: each change is in the creator's history, and holds from the same moment for what waits. */
import type { AmplifierGroup } from '../../../../contract/amplifiers.ts'
import { newId } from '../../../ids.ts'
import type { Handler } from '../../../procedure.ts'
import { deleteGroup, insertGroup, updateGroup } from '../../../store/amplifier-writer.ts'
import type { Amplifiers } from '../parts.ts'
import { tellOf } from '../tell-of.ts'
import { toGroup } from '../to-group.ts'
import { groupOf } from './group-of.ts'

export const shown = (it: Amplifiers, of: { creatorId: string; groupId: string }): AmplifierGroup => toGroup(it, groupOf(it, of))

export const listGroups =
  (it: Amplifiers): Handler<'amplifiers.list'> =>
  ({ input: { creatorId }, call: { reach } }) => {
    const within =
      creatorId === undefined ? (reach === null ? null : [...reach]) : reach === null || reach.has(creatorId) ? [creatorId] : []
    return it.rows.groups(within).map((row) => toGroup(it, row))
  }

export const saveGroup =
  (it: Amplifiers): Handler<'amplifiers.save'> =>
  ({ input: { groupId, creatorId, name, rules }, call: { actor } }) => {
    const id = it.engine.store.write((tx) => {
      const before = groupId === undefined ? undefined : groupOf(it, { creatorId, groupId })
      if (before) updateGroup(tx, before.id, { name, rules })
      const row = before ?? {
        id: newId('amg', it.engine.store.ids),
        creatorId,
        name,
        rules,
        isOn: false,
        resumedAt: null,
        pausedAt: null,
        pausedAccountId: null,
        pausedCode: null,
        pausedData: null,
        createdBy: actor.name,
        createdAt: tx.now,
      }
      if (!before) insertGroup(tx, row)
      tellOf(
        tx,
        { ...row, name },
        {
          actor,
          action: 'amplifier.saved',
          ...(before && { before: { name: before.name, ...before.rules } }),
          after: { name, ...rules },
        },
      )
      // What waits was decided by what does not hold any more.
      if (before) it.decideAnew(tx, before.id)
      return row.id
    })
    return shown(it, { creatorId, groupId: id })
  }

export const removeGroup =
  (it: Amplifiers): Handler<'amplifiers.remove'> =>
  ({ input, call: { actor } }) => {
    it.engine.store.write((tx) => {
      const before = groupOf(it, input)
      it.drop(tx, { groupId: before.id }, 'turned_off')
      deleteGroup(tx, before.id)
      tellOf(tx, before, { actor, action: 'amplifier.removed', before: { name: before.name, ...before.rules } })
    })
    return {}
  }

export const switchGroup =
  (it: Amplifiers): Handler<'amplifiers.setOn'> =>
  ({ input, call: { actor } }) => {
    it.engine.store.write((tx) => {
      const before = groupOf(it, input)
      if (before.isOn === input.isOn) return
      updateGroup(tx, before.id, { isOn: input.isOn })
      tellOf(tx, before, { actor, action: input.isOn ? 'amplifier.switched_on' : 'amplifier.switched_off' })
      if (input.isOn) it.review(tx, before.id)
      else it.drop(tx, { groupId: before.id }, 'turned_off')
    })
    return shown(it, input)
  }

export const resumeGroup =
  (it: Amplifiers): Handler<'amplifiers.resume'> =>
  ({ input, call: { actor } }) => {
    it.engine.store.write((tx) => {
      const before = groupOf(it, input)
      if (before.pausedAt === null) return
      updateGroup(tx, before.id, { resumedAt: tx.now, pausedAt: null, pausedAccountId: null, pausedCode: null, pausedData: null })
      tellOf(tx, before, { actor, action: 'amplifier.resumed', before: { failure: before.pausedCode } })
      it.review(tx, before.id)
    })
    return shown(it, input)
  }
