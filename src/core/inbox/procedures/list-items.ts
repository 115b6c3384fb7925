/** What people said, newest first, and how much of it is new. */
import { mostCounted } from '../../../contract/inbox.ts'
import type { Handler, ProcedureInput } from '../../procedure.ts'
import { fromCursor, toPage } from '../../publishing/cursor.ts'
import { ftsQuery } from '../../publishing/fts-query.ts'
import { creatorsAsked } from '../../publishing/procedures/only.ts'
import type { InboxFilter } from '../../store/inbox-reader.ts'
import type { Inbox } from '../parts.ts'
import { toInboxItem } from '../to-inbox-item.ts'

/** Within reach. Null when nothing can match. */
const toFilter = (input: ProcedureInput<'inbox.list'>, reach: ReadonlySet<string> | null): InboxFilter | null => {
  const { creatorId, accountId, platform, kind, state, assignedTo, found, tag, search = '' } = input
  const creatorIds = creatorsAsked(reach, creatorId)
  const match = search.trim() === '' ? undefined : ftsQuery(search)
  if (match === null || creatorIds?.length === 0) return null
  const which: Pick<InboxFilter, 'states' | 'earlier'> =
    state === undefined
      ? { states: ['new', 'done'] }
      : state === 'new'
        ? { states: ['new'] }
        : { states: ['done'], earlier: state === 'earlier' }
  return { creatorIds, accountId, platform, kind, ...which, assignedTo, found, tag, match }
}

export const listItems =
  ({ rows }: Pick<Inbox, 'rows'>): Handler<'inbox.list'> =>
  ({ input, call }) => {
    const filter = toFilter(input, call.reach)
    if (!filter) return { items: [] }
    const found = rows.list(filter, { after: fromCursor(input.cursor), limit: input.limit + 1 })
    return toPage(found, input.limit, toInboxItem, ({ at, id }) => ({ at, id }))
  }

export const countItems =
  ({ rows }: Pick<Inbox, 'rows'>): Handler<'inbox.count'> =>
  ({ input: { creatorId }, call }) => {
    const creatorIds = creatorsAsked(call.reach, creatorId)
    if (creatorIds?.length === 0) return { fresh: 0, mine: 0 }
    const filter: InboxFilter = { creatorIds, states: ['new'] }
    return {
      fresh: rows.count(filter, mostCounted),
      mine: call.user ? rows.count({ ...filter, assignedTo: call.user.id }, mostCounted) : 0,
    }
  }

export const listTags =
  ({ rows }: Pick<Inbox, 'rows'>): Handler<'inbox.tags'> =>
  ({ input: { creatorId }, call }) =>
    rows.tags(creatorsAsked(call.reach, creatorId))

export const listColleagues =
  ({ rows }: Pick<Inbox, 'rows'>): Handler<'inbox.colleagues'> =>
  ({ input: { creatorId }, call }) =>
    rows.colleagues(creatorsAsked(call.reach, creatorId))
