/** The part of the router that is about acts on posts and comments. */
import { AppError } from '../../app-error.ts'
import type { Interaction } from '../../../contract/interactions.ts'
import { automationRules } from '../../gate/automation-rules.ts'
import type { Handlers } from '../../procedure.ts'
import type { InteractionRow } from '../../store/interaction-reader.ts'
import type { Interacting } from '../parts.ts'
import { planAct, planTakingBack } from '../plan-act.ts'
import { readBudgets, setBudget } from './automation-budgets.ts'

export const toInteraction = (it: Interacting, row: InteractionRow): Interaction => ({
  id: row.id,
  publicationId: row.publicationId,
  accountId: row.accountId,
  accountHandle: it.accounts.get(row.accountId)?.handle ?? '',
  act: row.act,
  replyId: row.isReply ? row.targetId : null,
  text: row.text,
  takesBack: row.takesBackId,
  takenBackAt: row.takenBackAt === null ? null : new Date(row.takenBackAt),
  state: row.state,
  stateSince: new Date(row.stateSince),
  nextLookAt: row.state === 'unknown' && row.nextAt !== null ? new Date(row.nextAt) : null,
  failure: row.failureCode === null ? null : { code: row.failureCode, data: row.failureData ?? {} },
  url: row.remoteUrl,
  doneAt: row.doneAt === null ? null : new Date(row.doneAt),
  by: row.createdBy,
})

export const interactingProcedures = ({
  interacting: it,
}: {
  interacting: Interacting
}): Pick<Handlers, (`automation.${'rules' | 'budgets' | 'setBudget'}` | `interactions.${string}`) & keyof Handlers> => {
  const sent = async (row: InteractionRow): Promise<Interaction> => {
    if (row.state === 'planned') await it.send(row)
    const now = it.rows.get(row.id)
    if (!now) throw new AppError('NOT_FOUND', { what: 'interaction', id: row.id })
    return toInteraction(it, now)
  }
  return {
    'automation.rules': () => ({ rules: [...automationRules] }),
    'automation.budgets': readBudgets(it),
    'automation.setBudget': setBudget(it),
    'interactions.list': ({ input: { publicationId } }) => it.rows.ofPublication(publicationId).map((row) => toInteraction(it, row)),
    'interactions.act': ({ input, call }) => sent(it.engine.store.write((tx) => planAct(it, tx, input, call.actor))),
    'interactions.takeBack': ({ input, call }) => sent(it.engine.store.write((tx) => planTakingBack(it, tx, input, call.actor))),
  }
}
