/** The calendar for other programs. Within reach; what was called off or vetoed is left out. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { creatorId } from './values.ts'

/** Due in `from` ≤ due < `to`; at most 366 days (BAD_INPUT). */
const span = z.object({ creatorId: creatorId.optional(), from: z.date(), to: z.date() })

export const calendar = {
  /** iCalendar (RFC 5545), times in UTC; the same publication has the same UID in every export. */
  ics: oc.input(span).output(z.object({ text: z.string(), events: z.int() })),
  /**
   * The columns of `imports`, separated by commas, one row for each post and time. Brought in again as it is, every row
   * is known already. `images` names files, which are not in it; a file of more than 5,000 rows is brought in in parts.
   */
  csv: oc.input(span).output(z.object({ text: z.string(), rows: z.int() })),
}
