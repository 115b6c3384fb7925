import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import type { ConsistencyReport } from '../../../contract/reports.ts'
import { Scrolled } from '../../components/scrolled.tsx'
import { Section } from '../../components/section.tsx'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { regularityWord } from './regularity.ts'
import { useOwedWords } from './use-owed-words.ts'

const Figure = ({ label, value, note }: { label: string; value: ReactNode; note: string }) => (
  <div className="flex min-w-52 flex-1 flex-col gap-1 rounded-lg border border-line bg-surface px-4 py-3">
    <dt className="text-muted">{label}</dt>
    <dd className="tnum text-2xl font-semibold">{value}</dd>
    <dd className="text-sm text-muted">{note}</dd>
  </div>
)

/** How many, how regular, how well within the plan's hours; each with what it is drawn from. */
export const Headline = ({ report }: { report: ConsistencyReport }) => {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { rhythm, hours, period } = report
  const { variation, meanGapHours } = rhythm
  return (
    <dl className="flex flex-wrap gap-3">
      <Figure
        label={t('rhythm.perDay')}
        value={rhythm.postsPerDay === null ? '—' : format.number(Math.round(rhythm.postsPerDay * 10) / 10)}
        note={t('rhythm.perDayNote', {
          posts: t('rhythm.posts', { count: rhythm.posts, shown: format.number(rhythm.posts) }),
          days: t('days', { count: period?.days ?? 0 }),
        })}
      />
      <Figure
        label={t('rhythm.regularity')}
        value={
          variation === null ? (
            '—'
          ) : (
            <span className="inline-block first-letter:uppercase">{t(`rhythm.words.${regularityWord(variation)}`)}</span>
          )
        }
        note={
          meanGapHours === null
            ? t('rhythm.gapNone')
            : [
                t('rhythm.gap', {
                  count: rhythm.gaps,
                  hours: format.duration(Math.round(meanGapHours * 10) * 360_000),
                  gaps: format.number(rhythm.gaps),
                }),
                variation === null
                  ? t('rhythm.variationNone')
                  : t('rhythm.variation', { value: format.number(Math.round(variation * 100) / 100) }),
              ].join(' ')
        }
      />
      <Figure
        label={t('hours.title')}
        value={hours.share === null ? '—' : format.percent(hours.share)}
        note={
          hours.of === 0
            ? t('hours.none')
            : t('hours.note', { count: hours.within, within: format.number(hours.within), of: format.number(hours.of) })
        }
      />
    </dl>
  )
}

const percentOf = (share: number): string => `${Math.round(share * 1000) / 10}%`

/** Each kind's share as a bar with a mark where the plan wants it; the figures are written beside. */
export const Mix = ({ mix }: Pick<ConsistencyReport, 'mix'>) => {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const language = useLanguage()
  return (
    <Section title={t('mix.title')} note={mix.length > 0 && t('mix.note')}>
      {mix.length === 0 && <p className="text-muted">{t('mix.none')}</p>}
      <ul className="flex max-w-180 flex-col gap-2">
        {mix.map(({ kind, posts, share, target }) => (
          <li key={kind} className="grid grid-cols-[8rem_minmax(0,1fr)_14rem] items-center gap-3 max-md:grid-cols-[minmax(0,1fr)_auto]">
            <span className="first-letter:uppercase">{planKindNouns[language][kind][1]}</span>
            <span aria-hidden className="relative h-3 rounded-sm bg-hover max-md:order-last max-md:col-span-2">
              <span className="absolute inset-y-0 left-0 rounded-sm bg-blue" style={{ width: percentOf(share ?? 0) }} />
              {target !== null && target > 0 && (
                <span className="absolute -inset-y-1 w-0.5 bg-text" style={{ left: `calc(${percentOf(target)} - 1px)` }} />
              )}
            </span>
            <span className="tnum text-right">
              {share === null ? '—' : format.percent(share)}
              <span className="text-muted">
                {' '}
                ({format.number(posts)}) · {target === null ? t('mix.noTarget') : t('mix.target', { share: format.percent(target) })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const cell = 'px-3 py-2 text-right'

/** Days or weeks in a row on which what is owed went out. */
export const Streaks = ({ streaks }: Pick<ConsistencyReport, 'streaks'>) => {
  const { t } = useTranslation('reports')
  const owed = useOwedWords()
  const length = (count: number, per: 'day' | 'week') => t(per === 'day' ? 'streaks.unitDay' : 'streaks.unitWeek', { count })
  return (
    <Section title={t('streaks.title')} note={streaks.length > 0 && t('streaks.note')}>
      {streaks.length === 0 ? (
        <p className="text-muted">{t('streaks.none')}</p>
      ) : (
        <Scrolled label={t('streaks.title')} className="max-w-180 rounded-lg border border-line">
          <table className="tnum w-full">
            <thead className="border-b border-line bg-surface text-sm text-muted">
              <tr>
                <th scope="col" className="px-3 py-2 text-left font-medium">
                  {t('streaks.column.owed')}
                </th>
                {(['kept', 'current', 'longest'] as const).map((column) => (
                  <th key={column} scope="col" className={`${cell} font-medium`}>
                    {t(`streaks.column.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {streaks.map((streak) => (
                <tr key={`${streak.accountId} ${streak.kind} ${streak.per}`} className="border-b border-line last:border-b-0">
                  <th scope="row" className="px-3 py-2 text-left font-normal">
                    {owed(streak)}
                  </th>
                  <td className={cell}>{t('streaks.kept', { met: streak.met, of: streak.of })}</td>
                  <td className={cell}>{length(streak.current, streak.per)}</td>
                  <td className={cell}>{length(streak.longest, streak.per)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolled>
      )}
    </Section>
  )
}
