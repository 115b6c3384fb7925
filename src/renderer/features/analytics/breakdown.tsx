import { Fragment } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Totals } from '../../../contract/analytics.ts'
import { Scrolled } from '../../components/scrolled.tsx'
import { Section } from '../../components/section.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useFigureWords } from './use-figure-words.ts'

export interface BreakdownRow {
  id: string
  name: ReactNode
  gained: Totals
  posted: Totals
  score: number | null
}

const columns = ['views', 'likes', 'comments', 'shares'] as const
const cell = 'px-3 py-2 text-right'

/** The period's figures, part by part. */
export const Breakdown = ({ by, rows, foot }: { by: 'platform' | 'kind' | 'market'; rows: readonly BreakdownRow[]; foot?: ReactNode }) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const words = useFigureWords()
  if (rows.length === 0) return null
  const viewed = rows.reduce((sum, { gained }) => sum + (gained.views ?? 0), 0)
  return (
    <Section title={t(`by.${by}`)}>
      <Scrolled label={t(`by.${by}`)} className="rounded-lg border border-line">
        <table className="tnum w-full">
          <thead className="border-b border-line bg-surface text-sm text-muted">
            <tr>
              <th scope="col" className="px-3 py-2 text-left font-medium">
                {t(`by.name.${by}`)}
              </th>
              {columns.map((figure) => (
                <th key={figure} scope="col" className={`${cell} font-medium`}>
                  {words.label(figure)}
                </th>
              ))}
              <th scope="col" className={`${cell} font-medium`}>
                {t('formulas.reach')}
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                {words.label('posts')}
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                {words.label('engagementRate')}
              </th>
              <th scope="col" className={`${cell} font-medium`}>
                {t('by.score')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, name, gained, posted, score }) => (
              <tr key={id} className="border-b border-line last:border-b-0">
                <th scope="row" className="px-3 py-2 text-left font-normal">
                  {name}
                </th>
                {columns.map((figure) => (
                  <td key={figure} className={cell}>
                    {words.value(figure, gained[figure])}
                  </td>
                ))}
                <td className={cell}>{gained.views === null || viewed === 0 ? '—' : format.percent(gained.views / viewed)}</td>
                <td className={cell}>{format.number(posted.posts)}</td>
                <td className={cell}>{words.value('engagementRate', posted.engagementRate)}</td>
                <td className={cell}>{score === null ? '—' : format.number(score)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolled>
      {foot && <p className="text-sm text-muted">{foot}</p>}
    </Section>
  )
}

/** What platforms do not give, said once under the table. */
export const Untold = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <Fragment key={line}>
        {line}
        <br />
      </Fragment>
    ))}
  </>
)
