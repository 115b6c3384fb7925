/** How much accounts do by themselves: what is used of it, and lowering it. */
import type { AccountBudgets, AutomatedAct } from '../../../contract/automation.ts'
import { AppError } from '../../app-error.ts'
import { capsFor, dayMs, isNewAt, mostOf, newForDays, usedOf } from '../../gate/automation-budgets.ts'
import { automationRules } from '../../gate/automation-rules.ts'
import type { Handler } from '../../procedure.ts'
import type { AccountRow } from '../../store/account-reader.ts'
import type { Interacting } from '../parts.ts'

const accountOf = (it: Interacting, accountId: string): AccountRow => {
  const account = it.accounts.get(accountId)
  if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  return account
}

/** What the platform lets a program do, in some circumstances at least. */
const actsOf = ({ platform }: AccountRow): AutomatedAct[] => [
  ...new Set(automationRules.filter((rule) => rule.platform === platform && rule.verdict === 'allowed').map(({ act }) => act)),
]

const budgetsOf = (it: Interacting, account: AccountRow): AccountBudgets => {
  const now = it.engine.clock.now()
  const { id, connectedAt } = account
  return {
    newUntil: isNewAt(connectedAt, now) ? new Date(connectedAt + newForDays * dayMs) : null,
    budgets: actsOf(account).map((act) => {
      const lowered = it.budgets.of(id, act)
      return {
        act,
        used: usedOf(it.automatedWrites.after(id, act, now - dayMs), now),
        max: capsFor(act, connectedAt, now, lowered),
        lowered: lowered ?? { hour: null, day: null },
        most: mostOf(act),
      }
    }),
  }
}

export const readBudgets =
  (it: Interacting): Handler<'automation.budgets'> =>
  ({ input: { accountId } }) =>
    budgetsOf(it, accountOf(it, accountId))

export const setBudget =
  (it: Interacting): Handler<'automation.setBudget'> =>
  ({ input: { accountId, act, lowered }, call }) => {
    const account = accountOf(it, accountId)
    if (!actsOf(account).includes(act)) throw new AppError('BAD_INPUT', { issues: [{ path: 'act', code: 'not_automated' }] })
    const most = mostOf(act)
    const over = (['hour', 'day'] as const).filter((window) => (lowered[window] ?? 0) > most[window])
    if (over.length > 0) throw new AppError('BAD_INPUT', { issues: over.map((window) => ({ path: `lowered.${window}`, code: 'too_big' })) })
    it.engine.store.write((tx) => {
      const before = it.budgets.of(accountId, act) ?? { hour: null, day: null }
      if (before.hour === lowered.hour && before.day === lowered.day) return
      it.budgets.set(tx, { accountId, act, ...lowered })
      tx.audit({
        actor: call.actor,
        action: 'automation.budget_set',
        creatorId: account.creatorId,
        subject: { kind: 'account', id: accountId, label: `@${account.handle}` },
        before: { act, ...before },
        after: { act, ...lowered },
      })
      tx.emit({ kind: 'automation.changed', creatorId: account.creatorId })
    })
    return budgetsOf(it, account)
  }
