/** Asking for an act that nobody pressed: decided by the gate first, and each answer of it told in the creator's history. */
import type { AutomatedAct } from '../../contract/automation.ts'
import type { HistoryAction } from '../../contract/history-actions.ts'
import type { InteractionAct } from '../../contract/platforms.ts'
import type { Decision } from '../gate/decide.ts'
import type { InteractionRow } from '../store/interaction-reader.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import { decideHere } from './decide-here.ts'
import type { Automated } from './decide-here.ts'
import { subjectOf } from './label-of.ts'
import type { Interacting } from './parts.ts'
import { planOn } from './plan-act.ts'
import type { ActTarget } from './plan-act.ts'

const actions: Readonly<Record<Decision['verdict'], HistoryAction>> = {
  allowed: 'automation.allowed',
  needs_click: 'automation.waits_for_click',
  not_by_api: 'automation.not_permitted',
  later: 'automation.put_off',
}

/** What it is in the ledger; what is not here is never done by a program. */
export const ledgerAct: Readonly<Partial<Record<AutomatedAct, InteractionAct>>> = {
  like: 'like',
  answer_comment: 'answer',
  answer_mention: 'answer',
  repost: 'repost',
  hide: 'hide',
  message: 'message',
}

export interface AutomatedAnswer {
  decision: Decision
  /** To be handed to `send`; absent where the gate did not allow it. */
  row?: InteractionRow
}

interface WantedAutomated {
  accountId: string
  publicationId: string | null
  text?: string
  requestKey: string
  automated: Automated
  /** What was answered last of the same, and told: it is not told again. */
  told?: Decision['verdict'] | null
}

export const planAutomated = (
  it: Interacting,
  tx: WriteTx,
  { automated, told = null, ...wanted }: WantedAutomated,
  target: ActTarget,
  actor: Actor,
): AutomatedAnswer => {
  const { accountId, publicationId } = wanted
  const decision = decideHere(it, accountId, automated, tx.now)
  const known = it.rows.byRequest(wanted.requestKey)
  if (known) return { decision, row: known }
  const act = ledgerAct[automated.act]
  const isAllowed = decision.verdict === 'allowed' && act !== undefined
  // Before it is told: what is asked for wrongly is no answer of the gate's.
  const row = isAllowed ? planOn(it, tx, { ...wanted, act, automated }, target, actor) : undefined
  const { id, source } = decision.rule
  if (decision.verdict === told) return row ? { decision, row } : { decision }
  tx.audit({
    actor,
    action: actions[decision.verdict],
    creatorId: it.accounts.get(accountId)?.creatorId ?? null,
    subject: subjectOf(it, { accountId, publicationId, targetAuthor: target.targetAuthor }),
    after: {
      act: automated.act,
      on: target.targetUrl,
      rule: id,
      source,
      ...(decision.verdict === 'later' && { why: decision.why, retryAt: new Date(decision.retryAt).toISOString() }),
    },
  })
  return row ? { decision, row } : { decision }
}
