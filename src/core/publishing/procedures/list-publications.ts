/** Publications by due time, and how many there are in each state. */
import type { Handler, ProcedureInput } from '../../procedure.ts'
import type { PublicationFilter, PublicationListReader } from '../../store/publication-list-reader.ts'
import { fromCursor, toPage } from '../cursor.ts'
import { ftsQuery } from '../fts-query.ts'
import { toPublication } from '../to-publication.ts'
import { creatorsAsked } from './only.ts'

/** Within reach. Null when nothing can match. */
export const toFilter = (input: ProcedureInput<'publications.count'>, reach: ReadonlySet<string> | null): PublicationFilter | null => {
  const { creatorId, accountIds, platforms, kinds, from, to, search, needsPerson, ready } = input
  // Known to be in these states, it is found along their indexes.
  const states = input.states ?? (needsPerson ? (['needs_person', 'missed', 'failed', 'processing'] as const) : undefined)
  const isSearch = search !== undefined && search.trim() !== ''
  const match = isSearch ? ftsQuery(search) : undefined
  const creatorIds = creatorsAsked(reach, creatorId)
  const isEmpty = (list: readonly unknown[] | null | undefined): boolean => list?.length === 0
  if (match === null || [creatorIds, accountIds, platforms, states, kinds].some(isEmpty)) return null
  return { creatorIds, accountIds, platforms, states, kinds, from: from?.getTime(), to: to?.getTime(), match, needsPerson, ready }
}

export const listPublications =
  (reader: PublicationListReader): Handler<'publications.list'> =>
  ({ input, call }) => {
    const filter = toFilter(input, call.reach)
    if (!filter) return { items: [] }
    const after = fromCursor(input.cursor)
    const rows = reader.list(filter, { order: input.order, after: after && { dueAt: after.at, id: after.id }, limit: input.limit + 1 })
    return toPage(rows, input.limit, toPublication, ({ dueAt, id }) => ({ at: dueAt, id }))
  }

export const countPublications =
  (reader: PublicationListReader): Handler<'publications.count'> =>
  ({ input, call }) => {
    const filter = toFilter(input, call.reach)
    return filter ? reader.count(filter) : []
  }
