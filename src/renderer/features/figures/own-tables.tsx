import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { measures, moneyMeasures } from '../../../contract/figures.ts'
import type { Figures, ImportedFigures, Measure } from '../../../contract/figures.ts'
import { figureText } from '../../lib/figure-text.ts'
import { useFormat } from '../../lib/locale.tsx'
import { Scrolled } from '../../components/scrolled.tsx'

/** Where a figure comes from, in a sentence. */
export const useSourceText = (): ((source: ImportedFigures['source']) => string) => {
  const { t } = useTranslation('figures')
  const format = useFormat()
  return ({ fileName, at, by }) =>
    fileName === null ? t('own.typed', { at: format.date(at), by }) : t('own.from', { file: fileName, at: format.date(at), by })
}

export interface OwnRow {
  id: string
  name: ReactNode
  figures: ImportedFigures
  act?: ReactNode
}

export const shownMeasures = (rows: readonly Figures[]): Measure[] =>
  measures.filter((measure) => rows.some((row) => row[measure] !== null))

/** Sums of what adds up; null for money in several currencies. */
export const sumOf = (rows: readonly Figures[]): Figures | null => {
  const currencies = new Set(rows.flatMap((row) => (moneyMeasures.some((measure) => row[measure] !== null) ? (row.currency ?? []) : [])))
  const [first] = rows
  if (!first || currencies.size > 1) return null
  const sum = (measure: Measure): number | null => {
    const known = rows.flatMap((row) => row[measure] ?? [])
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0)
  }
  return {
    ...first,
    ...(Object.fromEntries(measures.map((measure) => [measure, sum(measure)])) as Record<Measure, number | null>),
    currency: [...currencies][0] ?? null,
  }
}

/** Figures by row, with only the columns that something stands in. Unknown is "—". */
export const OwnTable = ({
  label,
  head,
  rows,
  total,
}: {
  label: string
  head: string
  rows: readonly OwnRow[]
  total?: Figures | null
}) => {
  const { t } = useTranslation('figures')
  const format = useFormat()
  const source = useSourceText()
  const shown = shownMeasures(rows.map(({ figures }) => figures))
  const hasActs = rows.some(({ act }) => act !== undefined)
  const cells = (figures: Figures) =>
    shown.map((measure) => (
      <td key={measure} className="tnum px-3 py-1.5 text-right whitespace-nowrap">
        {figureText(figures, measure, format) ?? <span className="text-muted">—</span>}
      </td>
    ))
  return (
    <Scrolled label={label} className="max-h-96 rounded-lg border border-line">
      <table className="w-full border-collapse">
        <thead className="sticky top-0 bg-surface text-left text-sm text-muted">
          <tr>
            <th scope="col" className="px-3 py-1.5 font-medium">
              {head}
            </th>
            {shown.map((measure) => (
              <th key={measure} scope="col" className="px-3 py-1.5 text-right font-medium whitespace-nowrap">
                {t(`column.${measure}`)}
              </th>
            ))}
            <th scope="col" className="px-3 py-1.5 font-medium">
              {t('own.source')}
            </th>
            {hasActs && <td />}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, figures, act }) => (
            <tr key={id} className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-left font-normal">
                {name}
              </th>
              {cells(figures)}
              <td className="px-3 py-1.5 text-sm text-muted">{source(figures.source)}</td>
              {hasActs && <td className="px-2 py-1 text-right">{act}</td>}
            </tr>
          ))}
        </tbody>
        {total && (
          <tfoot className="sticky bottom-0 bg-surface font-semibold">
            <tr className="border-t border-line">
              <th scope="row" className="px-3 py-1.5 text-left">
                {t('own.total')}
              </th>
              {cells(total)}
              <td colSpan={hasActs ? 2 : 1} />
            </tr>
          </tfoot>
        )}
      </table>
    </Scrolled>
  )
}
