/** Liking, hiding and answering what was said, and taking it back: through the ledger of acts, once. */
import type { Interaction } from '../../../contract/interactions.ts'
import { AppError } from '../../app-error.ts'
import { planOn, planTakingBack } from '../../interacting/plan-act.ts'
import { toInteraction } from '../../interacting/procedures/index.ts'
import type { Handler } from '../../procedure.ts'
import type { InteractionRow } from '../../store/interaction-reader.ts'
import type { Inbox } from '../parts.ts'
import { targetOfItem } from '../target-of-item.ts'
import { itemOf } from './get-item.ts'

const hourMs = 3_600_000

const sent = async ({ interacting }: Inbox, row: InteractionRow): Promise<Interaction> => {
  if (row.state === 'planned') await interacting.send(row)
  const now = interacting.rows.get(row.id)
  if (!now) throw new AppError('NOT_FOUND', { what: 'interaction', id: row.id })
  return toInteraction(interacting, now)
}

export const actOnItem =
  (it: Inbox): Handler<'inbox.act'> =>
  ({ input: { itemId, act, text, requestKey }, call }) => {
    const item = itemOf(it, itemId)
    // A message is answered by a message, and by nothing else.
    if ((act === 'message') !== (item.kind === 'message') || act === 'repost')
      throw new AppError('NOT_SUPPORTED', { platform: item.platform, capability: act })
    const hours = act === 'message' ? it.engine.adapterOf(item.platform).capabilities.inbox?.messages?.hours : undefined
    if (hours !== undefined && it.engine.clock.now() - item.at > hours * hourMs)
      throw new AppError('NOT_SUPPORTED', { platform: item.platform, capability: 'late_message' })
    const { accountId, publicationId } = item
    const target = targetOfItem(item)
    const row = it.engine.store.write((tx) =>
      planOn(it.interacting, tx, { accountId, publicationId, act, text, requestKey }, target, call.actor),
    )
    return sent(it, row)
  }

export const takeBackOnItem =
  (it: Inbox): Handler<'inbox.takeBack'> =>
  ({ input: { itemId, interactionId, requestKey }, call }) => {
    const { accountId, remoteId: targetId } = itemOf(it, itemId)
    return sent(
      it,
      it.engine.store.write((tx) => planTakingBack(it.interacting, tx, { accountId, targetId, interactionId, requestKey }, call.actor)),
    )
  }
