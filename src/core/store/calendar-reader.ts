/** Reads the calendar for other programs: publications with what they say and how often they were moved. */
import type { PublicationState } from '../../contract/publications.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { walkDays, walkTimes } from './calendar-walk.ts'
import type { DayWalk, DueTime } from './calendar-walk.ts'
import { conditions, createPublicationListReader, searched } from './publication-list-reader.ts'
import type { ListedPublication, PublicationFilter, ThreadsOn } from './publication-list-reader.ts'
import type { Store } from './store.ts'
import { textThere } from './text-there.ts'

export interface CalendarRow {
  publicationId: string
  postId: string
  creatorId: string
  creatorName: string
  accountId: string
  platform: PlatformId
  handle: string
  dueAt: number
  wallTime: string
  zone: string
  state: PublicationState
  text: string
  languages: string[]
  labels: string[]
  media: { fileName: string; alt: string }[]
  remoteUrl: string | null
  /** How often its time was changed. */
  moves: number
  /** When anything of it last changed, ms UTC. */
  changedAt: number
}

export interface CalendarReader {
  /** What the filter asks for, by due time; called off and vetoed ones only where its `states` name them. */
  rows(filter: PublicationFilter & { from: number; to: number }): CalendarRow[]
  /** What stands on the calendar in that time, to be known again: called off, vetoed and missed ones do not. */
  standing(creatorIds: readonly string[], from: number, to: number): StandingRow[]
  /** Between each bound (ms UTC) and the next: how many in which state, and the first `perDay` by due time. */
  days(filter: Omit<PublicationFilter, 'from' | 'to'>, bounds: readonly number[], perDay: number): CalendarDay[]
  /** What is due in `from` ≤ due < `to` (ms UTC), in order. */
  times(filter: Omit<PublicationFilter, 'from' | 'to'>, from: number, to: number): DueTime[]
  listed(ids: readonly string[]): ListedPublication[]
}

export interface CalendarDay {
  states: { state: PublicationState; count: number }[]
  first: ListedPublication[]
}

export type StandingRow = Pick<CalendarRow, 'postId' | 'creatorId' | 'accountId' | 'wallTime' | 'zone' | 'text'>

type Raw = Omit<CalendarRow, 'languages' | 'labels' | 'media'> & { languages: string; labels: string; media: string }

export const createCalendarReader = (store: Pick<Store, 'sql'>, threadsOn: ThreadsOn): CalendarReader => {
  const { sql } = store
  const publications = createPublicationListReader(store, threadsOn)
  const listed = (ids: readonly string[]): ListedPublication[] => ids.flatMap((id) => publications.get(id) ?? [])
  const toDay = ({ states, ids }: DayWalk): CalendarDay => ({ states, first: listed(ids) })
  const rowsSql = (where: readonly string[]): string =>
    `SELECT publication.id AS publicationId, publication.post_id AS postId, publication.creator_id AS creatorId, creator.name AS creatorName,
       publication.account_id AS accountId, publication.platform, account.handle, publication.due_at AS dueAt, publication.wall_time AS wallTime,
       publication.zone, publication.state, ${textThere} AS text, post.languages_json AS languages, post.labels_json AS labels,
       (SELECT json_group_array(json_object('fileName', file_name, 'alt', alt)) FROM (
          SELECT asset.file_name, post_asset.alt FROM post_asset JOIN asset ON asset.id = post_asset.asset_id WHERE post_asset.post_id = publication.post_id ORDER BY position
       )) AS media, publication.remote_url AS remoteUrl,
       (SELECT count(*) FROM publication_log AS log WHERE log.publication_id = publication.id AND log.reason IN ('rescheduled', 'rescheduled_to_approval')) AS moves,
       max(post.updated_at, coalesce((SELECT max(log.at) FROM publication_log AS log WHERE log.publication_id = publication.id), publication.created_at)) AS changedAt
     FROM publication JOIN creator ON creator.id = publication.creator_id JOIN account ON account.id = publication.account_id JOIN post ON post.id = publication.post_id
     WHERE ${where.join(' AND ')} ORDER BY publication.due_at, publication.id`
  const rowsOf = (filter: PublicationFilter): Raw[] => {
    const { where, params } = conditions(filter)
    const all = [
      ...where,
      // What was posted elsewhere stood on no calendar.
      'publication.elsewhere = 0',
      ...(filter.states ? [] : [`publication.state NOT IN ('cancelled', 'vetoed')`]),
      ...(filter.match === undefined ? [] : [searched]),
    ]
    return sql.prepare<[Record<string, unknown>], Raw>(rowsSql(all)).all(params)
  }
  const standing = sql.prepare<[Record<string, unknown>], StandingRow>(
    `SELECT publication.post_id AS postId, publication.creator_id AS creatorId, publication.account_id AS accountId,
       publication.wall_time AS wallTime, publication.zone, ${textThere} AS text
     FROM publication JOIN post ON post.id = publication.post_id
     WHERE publication.due_at >= @from AND publication.due_at < @to AND publication.state NOT IN ('cancelled', 'vetoed', 'missed') AND post.removed_at IS NULL
       AND publication.creator_id IN (SELECT value FROM json_each(@creatorIds))`,
  )
  return {
    rows: (filter) =>
      rowsOf(filter).map((raw) => ({
        ...raw,
        languages: JSON.parse(raw.languages) as string[],
        labels: JSON.parse(raw.labels) as string[],
        media: JSON.parse(raw.media) as CalendarRow['media'],
      })),
    standing: (creatorIds, from, to) => standing.all({ creatorIds: JSON.stringify(creatorIds), from, to }),
    days: (filter, bounds, perDay) => walkDays(sql, filter, bounds, perDay).map(toDay),
    times: (filter, from, to) => walkTimes(sql, filter, from, to),
    listed,
  }
}
