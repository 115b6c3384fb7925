import type * as z from 'zod'
import { useTranslation } from 'react-i18next'
import { Button } from 'react-aria-components'
import { Instant } from '../../components/instant.tsx'
import { Tooltip } from '../../components/tooltip.tsx'
import type { Capabilities } from '../../../contract/platforms.ts'
import { measures, type ImportedFigures } from '../../../contract/figures.ts'
import type { FiguresWithheld } from '../../../contract/platforms.ts'
import type { metrics } from '../../../contract/publications.ts'
import { dayText, figureText } from '../../lib/figure-text.ts'
import { useFormat } from '../../lib/locale.tsx'

type Reading = z.infer<typeof metrics>
type Figure = Exclude<keyof Reading, 'at'>

/** Shown of every publication, with why where it is not known. */
const usual: readonly Figure[] = ['views', 'likes', 'reposts', 'replies', 'quotes', 'bookmarks']
/** Shown where the platform gives it. */
const more: readonly Figure[] = ['reach', 'shares', 'linkClicks', 'profileVisits', 'follows', 'watchMs', 'totalWatchMs']
const isTime = (figure: Figure): boolean => figure === 'watchMs' || figure === 'totalWatchMs'

const signed = (change: number, format: (value: number) => string): string =>
  change > 0 ? `+${format(change)}` : change < 0 ? `−${format(-change)}` : ''

const Value = ({
  figure,
  last,
  before,
  isGiven,
  withheld,
}: {
  figure: Figure
  last: Reading | undefined
  before: Reading | undefined
  isGiven: boolean
  withheld: FiguresWithheld | undefined
}) => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  const value = last?.[figure] ?? null
  const former = before?.[figure] ?? null
  if (value === null) {
    const why = !isGiven ? t('figures.notGiven') : withheld ? t(`figures.withheld.${withheld}`) : t('figures.notYet')
    return (
      <Tooltip text={why}>
        <Button aria-label={`— ${why}`} className="rounded-sm text-lg text-muted outline-none data-focus-visible:ring-focus">
          —
        </Button>
      </Tooltip>
    )
  }
  const said = isTime(figure) ? format.duration : format.number
  const change = former === null ? '' : signed(value - former, said)
  return (
    <span className="tnum text-lg font-semibold">
      {said(value)}
      {change && (
        <span className="ml-1.5 text-sm font-normal text-muted" title={t('figures.change', { change })}>
          {change}
        </span>
      )}
    </span>
  )
}

/** As they were brought in last, with the day and where they come from. */
const Imported = ({ last }: { last: ImportedFigures }) => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  const { day, source } = last
  const known = measures.flatMap((measure) => {
    const value = figureText(last, measure, format)
    return value === null ? [] : { measure, value }
  })
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
        {known.map(({ measure, value }) => (
          <div key={measure} className="rounded-lg border border-line bg-raised px-3 py-2">
            <dt className="text-sm text-muted">{t(`figures.imported.${measure}`)}</dt>
            <dd className="tnum text-lg font-semibold">{value}</dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">
        {t('figures.importedAt', { day: dayText(day, format), file: source.fileName ?? '—', at: format.date(source.at), by: source.by })}
      </p>
    </div>
  )
}

/** Figures as last read, newest reading last in `readings`. Unknown is "—" with its reason, never 0. */
export const Figures = ({
  readings,
  withheld,
  imported,
  capabilities,
  isOut,
}: {
  readings: readonly Reading[]
  /** Why not all were given, when they were last asked for. */
  withheld: { why: FiguresWithheld; at: Date } | null
  /** Oldest first. */
  imported: readonly ImportedFigures[]
  capabilities: Capabilities | undefined
  isOut: boolean
}) => {
  const { t } = useTranslation('publications')
  const brought = imported.at(-1)
  if (brought) return <Imported last={brought} />
  // None to wait for: boxes that never fill would be waited for.
  if (capabilities?.metrics.post.length === 0) return <p className="text-muted">{t('figures.none')}</p>
  const sorted = readings.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const last = sorted.at(-1)
  if (!isOut && !last) return <p className="text-muted">{t('figures.notOut')}</p>
  return (
    <div className="flex flex-col gap-2">
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-2">
        {[...usual, ...more.filter((figure) => last?.[figure] != null || capabilities?.metrics.post.includes(figure))].map((figure) => (
          <div key={figure} className="rounded-lg border border-line bg-raised px-3 py-2">
            <dt className="text-sm text-muted">{t(`figures.${figure}`)}</dt>
            <dd>
              <Value
                figure={figure}
                last={last}
                before={sorted.at(-2)}
                isGiven={capabilities?.metrics.post.includes(figure) ?? true}
                withheld={withheld?.why}
              />
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">
        {last ? (
          <>
            {t('figures.readAt')} <Instant at={last.at} />
          </>
        ) : (
          t('figures.never')
        )}
      </p>
      {withheld && (
        <p className="text-sm text-muted">
          {t(`figures.withheld.${withheld.why}`)} (<Instant at={withheld.at} />)
        </p>
      )}
    </div>
  )
}
