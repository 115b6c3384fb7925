/** A report as rows of a sheet: whose, from, to, figure, detail, value, out of how many, share, target. Pure. */
import type { ConsistencyReport } from '../../../contract/reports.ts'
import type { CsvValue } from '../../lib/csv.ts'

export interface ReportNames {
  perDay: string
  gap: string
  variation: string
  hours: string
  mix: string
  streaks: string
  current: string
  longest: string
  kind: (kind: ConsistencyReport['mix'][number]['kind']) => string
  owed: (streak: ConsistencyReport['streaks'][number]) => string
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value * 10_000) / 10_000)

export const reportRows = ({ rhythm, hours, mix, streaks }: ConsistencyReport, names: ReportNames): CsvValue[][] => [
  [names.perDay, '', rounded(rhythm.postsPerDay), rhythm.posts, null, null],
  [names.gap, 'h', rounded(rhythm.meanGapHours), rhythm.gaps, null, null],
  [names.variation, '', rounded(rhythm.variation), rhythm.gaps, null, null],
  [names.hours, '', hours.within, hours.of, rounded(hours.share), null],
  ...mix.map(({ kind, posts, share, target }): CsvValue[] => [
    names.mix,
    names.kind(kind),
    posts,
    rhythm.posts,
    rounded(share),
    rounded(target),
  ]),
  ...streaks.map((streak): CsvValue[] => [names.streaks, names.owed(streak), streak.met, streak.of, null, null]),
  ...streaks.map((streak): CsvValue[] => [names.current, names.owed(streak), streak.current, null, null, null]),
  ...streaks.map((streak): CsvValue[] => [names.longest, names.owed(streak), streak.longest, null, null, null]),
]
