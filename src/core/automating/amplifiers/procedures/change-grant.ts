/** Who may repost for a group: granted by somebody, and taken back at once. */
import { AppError } from '../../../app-error.ts'
import { automationRules } from '../../../gate/automation-rules.ts'
import { newId } from '../../../ids.ts'
import type { Handler } from '../../../procedure.ts'
import { insertGrant, revokeGrant } from '../../../store/amplifier-writer.ts'
import type { Amplifiers } from '../parts.ts'
import { tellOf } from '../tell-of.ts'
import { shown } from './change-group.ts'
import { groupOf } from './group-of.ts'

export const grantAccount =
  (it: Amplifiers): Handler<'amplifiers.grant'> =>
  ({ input: { creatorId, groupId, amplifier, kinds }, call: { actor, reach } }) => {
    const account = it.accounts.get(amplifier)
    // Whoever lets an account speak reaches its owner, too.
    if (!account || (reach !== null && !reach.has(account.creatorId))) throw new AppError('NOT_FOUND', { what: 'account', id: amplifier })
    const { platform, handle, state } = account
    if (state === 'disconnected') throw new AppError('STATE_CHANGED', { what: 'account', state })
    if (!automationRules.some((rule) => rule.platform === platform && rule.act === 'repost' && rule.verdict !== 'not_by_api'))
      throw new AppError('NOT_SUPPORTED', { platform, capability: 'repost' })
    it.engine.store.write((tx) => {
      const group = groupOf(it, { creatorId, groupId })
      if (it.rows.standing(groupId).some(({ accountId }) => accountId === amplifier))
        throw new AppError('CONFLICT', { what: 'granted_already' })
      insertGrant(tx, {
        id: newId('amp', it.engine.store.ids),
        groupId,
        accountId: amplifier,
        kinds,
        grantedBy: actor.name,
        grantedAt: tx.now,
        revokedBy: null,
        revokedAt: null,
      })
      tellOf(tx, group, { actor, action: 'amplifier.granted', after: { account: `@${handle}`, ...(kinds && { kinds }) } })
      it.review(tx, groupId)
    })
    return shown(it, { creatorId, groupId })
  }

export const revokeAccount =
  (it: Amplifiers): Handler<'amplifiers.revoke'> =>
  ({ input, call: { actor } }) => {
    const { groupId, grantId } = input
    it.engine.store.write((tx) => {
      const group = groupOf(it, input)
      const grant = it.rows.grant(grantId)
      if (grant?.groupId !== groupId) throw new AppError('NOT_FOUND', { what: 'amplifier_grant', id: grantId })
      if (grant.revokedAt !== null) return
      revokeGrant(tx, grantId, actor.name)
      it.drop(tx, { groupId, accountId: grant.accountId }, 'revoked')
      tellOf(tx, group, {
        actor,
        action: 'amplifier.revoked',
        before: { account: `@${it.accounts.get(grant.accountId)?.handle ?? ''}`, grantedBy: grant.grantedBy },
      })
    })
    return shown(it, input)
  }
