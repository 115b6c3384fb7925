/** The week as a table that a person can check line by line. Pure. */
import type { Publication } from '../../contract/publications.ts'
import type { ConsistencyReport } from '../../contract/reports.ts'
import type { Language } from '../../contract/values.ts'
import { demoTexts } from './demo-texts.ts'

export interface ReportLine {
  publication: Publication
  likes: number | null
  replies: number | null
}

export interface Rhythm {
  name: string
  report: ConsistencyReport
}

/** One line a creator: how much, how much of it in the hours of the plan, and the streak of what is owed. */
export const rhythmLines = (rhythms: readonly Rhythm[], language: Language): string[] =>
  rhythms.map(({ name, report: { rhythm, hours, streaks } }) => {
    const t = demoTexts[language]
    const owed = streaks.map(({ kind, per, met, of }) => t.owed(kind, per, met, of))
    return `${name.padEnd(16)} ${[t.rhythm(rhythm.posts, hours.within, hours.of), ...owed].join(' · ')}`
  })

const figure = (value: number | null): string => (value === null ? '—' : String(value))

export const reportTable = (lines: readonly ReportLine[], language: Language): string[] => {
  const { columns, states } = demoTexts[language]
  const rows = lines.map(({ publication: { at, creatorName, accountHandle, state, remoteUrl }, likes, replies }) => [
    `${at.wall.slice(0, 16).replace('T', ' ')} ${at.zone}`,
    creatorName,
    accountHandle,
    states[state] ?? state,
    figure(likes),
    figure(replies),
    remoteUrl ?? '—',
  ])
  const widths = columns.map((name, index) => Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)))
  const write = (row: readonly string[]): string =>
    row.map((value, index) => (index === row.length - 1 ? value : value.padEnd(widths[index] ?? 0))).join('  ')
  return [write(columns), write(widths.slice(0, -1).map((width) => '─'.repeat(width))), ...rows.map(write)]
}
