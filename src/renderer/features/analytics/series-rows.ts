/** The course of a period without gaps: a stretch in which nothing came, or nothing was read, stands in its place as unknown. Pure. */
import { fromDate, parseDate, startOfWeek } from '@internationalized/date'
import type { Grain } from '../../../contract/analytics.ts'
import { dayKey } from '../../lib/format.ts'

const hourMs = 3_600_000

/** How a stretch is written in a file: by its day, a week by its Monday, an hour with how far its clock is from UTC, since one comes twice a year. */
export const stretchKey = (at: Date, grain: Grain, zone: string): string =>
  grain === 'hour' ? fromDate(at, zone).toString().replace(/\[.*$/, '') : dayKey(at, zone)

/** `to` included; what is still to come is left out. Rows that are there are handed on, in order; `missing` makes the others. */
export const withoutGaps = <Row extends { at: Date }>(
  rows: readonly Row[],
  { from, to, grain, zone, now }: { from: string; to: string; grain: Grain; zone: string; now: Date },
  missing: (at: Date) => Row,
): Row[] => {
  const known = new Map(rows.map((row) => [stretchKey(row.at, grain, zone), row]))
  const [first, last] = [parseDate(from), parseDate(to)]
  const filled: Row[] = []
  const put = (at: Date): void => {
    if (at <= now) filled.push(known.get(stretchKey(at, grain, zone)) ?? missing(at))
  }
  if (grain === 'hour') {
    const end = last.add({ days: 1 }).toDate(zone).getTime()
    const begin = first.toDate(zone).getTime()
    for (let at = begin - (begin % hourMs); at < end; at += hourMs) put(new Date(at))
    return filled
  }
  const step = grain === 'week' ? 7 : 1
  const begin = grain === 'week' ? startOfWeek(first, 'fr-FR') : first
  for (let day = begin; day.compare(last) <= 0; day = day.add({ days: step })) put(day.toDate(zone))
  return filled
}
