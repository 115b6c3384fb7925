/** Walks along due times: day by day, counts and the first few of each; or hour by hour, all that is due. */
import type { Database } from 'better-sqlite3'
import type { PublicationState } from '../../contract/publications.ts'
import { conditions, searched, walksFor } from './publication-list-reader.ts'
import type { PublicationFilter, Walk } from './publication-list-reader.ts'

export interface DayWalk {
  states: { state: PublicationState; count: number }[]
  ids: string[]
}

type Params = Record<string, unknown>
type Filter = Omit<PublicationFilter, 'from' | 'to'>

/** More walks than this cost more than one along all due times that leaves out what is not asked for. */
const mostWalks = 8

const byTime: Walk = { index: 'publication_by_time', equal: {} }

/** By state is no way to read a day: all but two states are wanted, and most rows are in one of them. */
export const calendarWalks = (filter: Filter): Walk[] => {
  const walks = walksFor({ ...filter, states: undefined })
  return walks.length > mostWalks ? [byTime] : walks
}

/** One day of one walk: what it counts, and what it lists. Exported for the test that reads their query plans. */
export const daySql = (walk: Walk, filter: Filter): { count: string; list: string; times: string; params: Params } => {
  const { where, params } = conditions(filter)
  const equal = Object.entries(walk.equal)
  const all = [
    ...equal.map(([column], at) => `publication.${column} = @equal${at}`),
    'publication.due_at >= @from',
    'publication.due_at < @to',
    ...where,
    ...(filter.match === undefined ? [] : [searched]),
  ].join(' AND ')
  const from = `FROM publication INDEXED BY ${walk.index} WHERE ${all}`
  return {
    count: `SELECT state, count(*) AS count ${from} GROUP BY state`,
    list: `SELECT publication.id, publication.due_at AS dueAt ${from} ORDER BY publication.due_at, publication.id LIMIT @limit`,
    times: `SELECT publication.id, publication.due_at AS dueAt, publication.state, publication.creator_id AS creatorId ${from} ORDER BY publication.due_at, publication.id`,
    params: { ...params, ...Object.fromEntries(equal.map(([, value], at) => [`equal${at}`, value])) },
  }
}

const addUp = (states: readonly DayWalk['states'][number][]): DayWalk['states'] =>
  [...Map.groupBy(states, ({ state }) => state)].map(([state, all]) => ({ state, count: all.reduce((sum, { count }) => sum + count, 0) }))

/** Where something stands, and whose it is. */
export interface DueTime {
  id: string
  dueAt: number
  state: PublicationState
  creatorId: string
}

/** What is due in `from` ≤ due < `to`, in order. */
export const walkTimes = (sql: Database, filter: Filter, from: number, to: number): DueTime[] =>
  calendarWalks(filter)
    .flatMap((walk) => {
      const { times, params } = daySql(walk, filter)
      return sql.prepare<[Params], DueTime>(times).all({ ...params, from, to })
    })
    .toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))

/** For each pair of neighbours in `bounds` (ms UTC, in order). */
export const walkDays = (sql: Database, filter: Filter, bounds: readonly number[], perDay: number): DayWalk[] => {
  const walks = calendarWalks(filter).map((walk) => {
    const { count, list, params } = daySql(walk, filter)
    return {
      params,
      count: sql.prepare<[Params], DayWalk['states'][number]>(count),
      list: sql.prepare<[Params], { id: string; dueAt: number }>(list),
    }
  })
  return bounds.slice(1).map((to, index) => {
    const day = { from: bounds[index], to, limit: perDay }
    const states = addUp(walks.flatMap(({ count, params }) => count.all({ ...params, ...day })))
    if (states.length === 0) return { states, ids: [] }
    const places = walks.flatMap(({ list, params }) => list.all({ ...params, ...day }))
    return {
      states,
      ids: places
        .toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
        .slice(0, perDay)
        .map(({ id }) => id),
    }
  })
}
