/** Files to start from: the header, and rows that show how. Pure. */
import { columnsOf } from '../../../contract/figures.ts'
import type { FigureColumn, FigureKind } from '../../../contract/figures.ts'
import type { Language } from '../../../contract/values.ts'
import { toCsv, type CsvValue } from '../../lib/csv.ts'

/** Texts: the days, the account's name and the name of a link. */
export interface TemplateFacts {
  days: readonly [string, string]
  account: string
  link: string
}

const rowsOf = (kind: FigureKind, { days, account, link }: TemplateFacts): Partial<Record<FigureColumn, CsvValue>>[] => {
  if (kind === 'days')
    return [
      { day: days[0], account, gross: 125.5, fee: 25.1, net: 100.4, currency: 'USD', subscribers: 4, visits: 310 },
      { day: days[1], account, gross: 80, fee: 16, net: 64, currency: 'USD', subscribers: 2, visits: 275 },
    ]
  if (kind === 'posts')
    return [
      {
        post: `https://onlyfans.com/123456789/${account}`,
        day: days[0],
        account,
        views: 1200,
        likes: 85,
        comments: 6,
        purchases: 3,
        revenue: 44.97,
        currency: 'USD',
      },
    ]
  if (kind === 'countries')
    return [
      { country: 'FR', day: days[0], account, clicks: 210 },
      { country: 'US', day: days[0], account, clicks: 130 },
    ]
  return [
    {
      link,
      url: `https://onlyfans.com/${account}/c12`,
      day: days[0],
      account,
      clicks: 340,
      subscribers: 12,
      revenue: 118.2,
      currency: 'USD',
    },
  ]
}

export const templateCsv = (kind: FigureKind, facts: TemplateFacts, language: Language): string => {
  const columns: readonly FigureColumn[] = columnsOf[kind]
  return toCsv([[...columns], ...rowsOf(kind, facts).map((row) => columns.map((column) => row[column] ?? null))], language)
}
