import { useState } from 'react'
import type * as z from 'zod'
import { useTranslation } from 'react-i18next'
import { CartesianGrid, Line, LineChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { metrics } from '../../../contract/publications.ts'
import { Button } from '../../components/button.tsx'
import { Scrolled } from '../../components/scrolled.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { useFormat } from '../../lib/locale.tsx'

type Reading = z.infer<typeof metrics>

const drawable = [
  'views',
  'likes',
  'replies',
  'reposts',
  'quotes',
  'bookmarks',
  'reach',
  'shares',
  'linkClicks',
  'profileVisits',
  'follows',
] as const
type Drawable = (typeof drawable)[number]

/** How a publication's figures came in, reading by reading: drawn one at a time, or all of them as a table. */
export const ReadingsChart = ({ readings }: { readings: readonly Reading[] }) => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  const [chosen, setChosen] = useState<Drawable | null>(null)
  const [isTable, setIsTable] = useState(false)
  const known = drawable.filter((figure) => readings.some((reading) => reading[figure] !== null))
  const figure = known.find((one) => one === chosen) ?? known[0]
  // One reading is no course.
  if (readings.length < 2 || figure === undefined) return null
  const sorted = readings.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const rows = sorted.map((reading) => ({ at: reading.at.getTime(), value: reading[figure] }))
  const label = t(`figures.${figure}`)
  return (
    <Section
      title={t('figures.course')}
      note={t('figures.courseNote')}
      actions={
        <>
          {!isTable && (
            <Select
              label={t('figures.toDraw')}
              hideLabel
              options={known.map((id) => ({ id, label: t(`figures.${id}`) }))}
              value={figure}
              onChange={setChosen}
              className="w-44"
            />
          )}
          <Button size="sm" onPress={() => setIsTable(!isTable)}>
            {t(isTable ? 'figures.asChart' : 'figures.asTable')}
          </Button>
        </>
      }
    >
      {isTable ? (
        <Scrolled label={t('figures.course')} className="max-h-72 rounded-lg border border-line">
          <table className="tnum w-full">
            <thead className="sticky top-0 border-b border-line bg-surface text-sm text-muted">
              <tr>
                <th scope="col" className="px-3 py-1.5 text-left font-medium">
                  {t('figures.readAt')}
                </th>
                {known.map((name) => (
                  <th key={name} scope="col" className="px-3 py-1.5 text-right font-medium">
                    {t(`figures.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.map((reading) => (
                <tr key={reading.at.getTime()} className="border-b border-line last:border-b-0">
                  <th scope="row" className="px-3 py-1 text-left font-normal whitespace-nowrap">
                    {format.dateTime(reading.at)}
                  </th>
                  {known.map((name) => {
                    const value = reading[name]
                    return (
                      <td key={name} className="px-3 py-1 text-right">
                        {value === null ? '—' : format.number(value)}
                      </td>
                    )
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      ) : (
        <div className="h-56 rounded-lg border border-line bg-surface p-3">
          <ResponsiveContainer width="100%" height="100%">
            <LineChart data={rows} accessibilityLayer title={`${t('figures.course')} : ${label}`}>
              <CartesianGrid vertical={false} stroke="var(--line)" />
              <XAxis
                dataKey="at"
                type="number"
                scale="time"
                domain={['dataMin', 'dataMax']}
                tick={{ fill: 'var(--muted)', fontSize: 12 }}
                tickLine={false}
                stroke="var(--line-strong)"
                minTickGap={32}
                tickFormatter={(at: number) => format.shortDate(new Date(at))}
              />
              <YAxis
                width={56}
                tick={{ fill: 'var(--muted)', fontSize: 12 }}
                tickLine={false}
                axisLine={false}
                allowDecimals={false}
                tickFormatter={(value: number) => format.scale(value)}
              />
              <Tooltip
                isAnimationActive={false}
                contentStyle={{ background: 'var(--raised)', border: '1px solid var(--line)', borderRadius: 8, color: 'var(--text)' }}
                labelStyle={{ color: 'var(--muted)' }}
                labelFormatter={(at) => format.dateTime(new Date(Number(at)))}
                formatter={(value) => [typeof value === 'number' ? format.number(value) : '—', label]}
              />
              <Line dataKey="value" stroke="var(--blue)" strokeWidth={2} connectNulls isAnimationActive={false} />
            </LineChart>
          </ResponsiveContainer>
        </div>
      )}
    </Section>
  )
}
