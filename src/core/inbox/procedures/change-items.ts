/** Who has what in hand, and what is done. */
import type { HistoryAction } from '../../../contract/history-actions.ts'
import type { Call, Handler } from '../../procedure.ts'
import type { ListedItem } from '../../store/inbox-reader.ts'
import { updateItems } from '../../store/inbox-writer.ts'
import type { WriteTx } from '../../store/store.ts'
import type { Inbox } from '../parts.ts'

/** Within reach, each once; what the caller does not reach is left out, as if it did not exist. */
const reached = ({ rows }: Inbox, ids: readonly string[], { reach }: Call): ListedItem[] =>
  [...new Set(ids)]
    .flatMap((id) => rows.listed(id) ?? [])
    .filter(({ creatorId, state }) => state !== 'own' && (reach === null || reach.has(creatorId)))

/** One line of history for each account: how many, and the first of them. */
const tell = (
  tx: WriteTx,
  rows: readonly ListedItem[],
  action: HistoryAction,
  { actor }: Call,
  more: Record<string, string | null> = {},
): void => {
  for (const group of Map.groupBy(rows, ({ accountId }) => accountId).values()) {
    const [first] = group
    if (!first) continue
    const { creatorId, accountId, accountHandle, author, text } = first
    tx.emit({ kind: 'inbox.changed', creatorId })
    tx.audit({
      actor,
      action,
      creatorId,
      subject: { kind: 'account', id: accountId, label: `@${accountHandle} ← @${author}` },
      after: { items: group.length, text: text.slice(0, 200), ...more },
    })
  }
}

export const setItemsDone =
  (it: Inbox): Handler<'inbox.setDone'> =>
  ({ input: { itemIds, done }, call }) =>
    it.engine.store.write((tx) => {
      const rows = reached(it, itemIds, call).filter(({ state }) => (state === 'done') !== done)
      const ids = rows.map(({ id }) => id)
      const changes = done
        ? ({ state: 'done', doneAt: tx.now, doneBy: call.actor.name } as const)
        : ({ state: 'new', doneAt: null, doneBy: null, earlier: false } as const)
      updateItems(tx, ids, changes)
      tell(tx, rows, done ? 'inbox.done' : 'inbox.reopened', call)
      return { changed: ids }
    })

export const assignItems =
  (it: Inbox): Handler<'inbox.assign'> =>
  ({ input: { itemIds, userId }, call }) =>
    it.engine.store.write((tx) => {
      const people = new Map<string, string | undefined>()
      const nameFor = (creatorId: string): string | undefined => {
        if (!people.has(creatorId)) people.set(creatorId, it.rows.people(creatorId).find(({ id }) => id === userId)?.name)
        return people.get(creatorId)
      }
      const rows = reached(it, itemIds, call).filter(
        ({ assignedTo, creatorId }) => assignedTo !== userId && (userId === null || nameFor(creatorId) !== undefined),
      )
      const ids = rows.map(({ id }) => id)
      updateItems(tx, ids, { assignedTo: userId })
      const [first] = rows
      tell(tx, rows, 'inbox.assigned', call, { to: userId === null || !first ? null : (nameFor(first.creatorId) ?? null) })
      return { changed: ids }
    })
