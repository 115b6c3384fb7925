/** What the calendar shows, as it stands in the address: shareable, and back works. Nonsense is left out, never an error. */
import * as z from 'zod'
import { contentKinds, platformIds } from '../../../contract/platforms.ts'
import { publicationStates } from '../../../contract/publications.ts'
import { accountId, creatorId, zone } from '../../../contract/values.ts'

const list = <T extends z.ZodType>(item: T) => z.array(item).max(100).optional().catch(undefined)

export const gridViews = ['month', 'week', 'day'] as const
export type GridView = (typeof gridViews)[number]

export const calendarSearch = z.object({
  /** Absent: the week. `past` is the list the other way round. */
  view: z
    .enum([...gridViews, 'list', 'past'])
    .optional()
    .catch(undefined),
  /** A day of the month, week or day shown; absent: today. */
  date: z.iso.date().optional().catch(undefined),
  creator: creatorId.optional().catch(undefined),
  accounts: list(accountId),
  platforms: list(z.enum(platformIds)),
  kinds: list(z.enum(contentKinds)),
  states: list(z.enum(publicationStates)),
  /** An hour of the grid (`YYYY-MM-DDTHH`) whose list is open. */
  hour: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3])$/)
    .optional()
    .catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
  /** On whose clock times are shown; absent: the chosen creator's, else mine. */
  zone: zone.optional().catch(undefined),
})
export type CalendarSearch = z.infer<typeof calendarSearch>

/** Without what says nothing, so that the address stays short. */
export const tidySearch = (search: CalendarSearch): CalendarSearch =>
  Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0)),
  )

/** As core's lists take it. */
export const filterOf = ({ accounts, platforms, kinds, states, q }: CalendarSearch) => ({
  accountIds: accounts,
  platforms,
  kinds,
  states,
  search: q,
})

/** Whether anything narrows the list down. */
export const isNarrowed = ({ creator, accounts, platforms, kinds, states, q }: CalendarSearch): boolean =>
  Boolean(creator ?? accounts?.length ?? platforms?.length ?? kinds?.length ?? states?.length ?? q)

/** The grid that is shown, or null for the list. */
export const gridOf = ({ view }: CalendarSearch): GridView | null => (view === 'list' || view === 'past' ? null : (view ?? 'week'))
