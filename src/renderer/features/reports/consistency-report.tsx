import { useTranslation } from 'react-i18next'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import type { ConsistencyReport as Report } from '../../../contract/reports.ts'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useAddressWord } from '../../lib/address-word.ts'
import { useApi } from '../../lib/api.tsx'
import { useAgencyDay } from '../../lib/agency-day.ts'
import { toCsv } from '../../lib/csv.ts'
import { cityOf } from '../../lib/format.ts'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { foldName } from '../../lib/fold-name.ts'
import { saveFile } from '../../lib/save-file.ts'
import { PeriodField } from '../../components/period-field.tsx'
import { isPeriod, readPeriod, writePeriod } from '../../lib/period.ts'
import { Headline, Mix, Streaks } from './report-parts.tsx'
import { PdfReport } from './pdf-report.tsx'
import { reportRows } from './report-rows.ts'
import { useOwedWords } from './use-owed-words.ts'

const CsvButton = ({ report, creatorId }: { report: Report; creatorId: string }) => {
  const { t } = useTranslation('reports')
  const language = useLanguage()
  const owed = useOwedWords()
  const api = useApi()
  const creator = useQuery(api.creators.get.queryOptions({ input: { creatorId } }))
  const { period } = report
  if (!period || !creator.data) return null
  const { name } = creator.data
  const save = () => {
    const head = (['creator', 'from', 'to', 'figure', 'what', 'value', 'of', 'share', 'target'] as const).map((column) =>
      t(`csvHead.${column}`),
    )
    const names = {
      perDay: t('rhythm.perDay'),
      gap: t('rhythm.title'),
      variation: t('rhythm.regularity'),
      hours: t('hours.title'),
      mix: t('mix.title'),
      streaks: t('streaks.title'),
      current: t('streaks.column.current'),
      longest: t('streaks.column.longest'),
      kind: (kind: Report['mix'][number]['kind']) => planKindNouns[language][kind][1],
      owed,
    }
    const rows = reportRows(report, names).map((row) => [name, period.from, period.to, ...row])
    saveFile(t('csvFile', { ...period, name: plainFileName(name) }), toCsv([head, ...rows], language), 'text/csv')
  }
  return (
    <Button size="sm" icon={Download} onPress={save}>
      {t('csv')}
    </Button>
  )
}

/** What a file system takes: `Léa Marchand` → `lea-marchand`. */
const plainFileName = (name: string): string =>
  foldName(name)
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')

const DrawnFrom = ({ report }: { report: Report }) => {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { period, zone, rhythm } = report
  if (!period) return <p className="text-muted">{t('noPeriod')}</p>
  const day = (date: string) => format.date(new Date(`${date}T12:00:00Z`), 'UTC')
  const city = cityOf(zone)
  return (
    <p className="text-muted">
      {t('drawnFrom', {
        count: rhythm.posts,
        from: day(period.from),
        to: day(period.to),
        city,
        posts: format.number(rhythm.posts),
      })}
    </p>
  )
}

/** How steadily a creator posts, over any period. */
export const ConsistencyReport = ({ creatorId }: { creatorId: string }) => {
  const api = useApi()
  const today = useAgencyDay()
  const { word, setWord } = useAddressWord('period')
  const chosen = readPeriod(word, today)
  const period = isPeriod(chosen) ? { from: chosen.from, to: chosen.to } : null
  const read = useQuery(
    api.reports.consistency.queryOptions({ input: period ? { creatorId, ...period } : skipToken, placeholderData: keepPreviousData }),
  )
  const report = period ? read.data : undefined
  return (
    <div className="flex max-w-240 flex-col gap-6">
      <div className="flex flex-wrap items-end gap-3">
        <PeriodField
          today={today}
          value={chosen}
          onChange={(next) => setWord(writePeriod(next), { replace: chosen.choice === 'custom' && next.choice === 'custom' })}
        />
        <div className="ml-auto flex flex-wrap gap-2">
          {period && <PdfReport creatorId={creatorId} {...period} />}
          {report && <CsvButton report={report} creatorId={creatorId} />}
        </div>
      </div>
      {period && read.isPending && (
        <div className="flex flex-wrap gap-3">
          {[1, 2, 3].map((key) => (
            <Skeleton key={key} className="h-24 min-w-52 flex-1" />
          ))}
        </div>
      )}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />}
      {report && (
        <>
          <DrawnFrom report={report} />
          {report.period && (
            <>
              <Headline report={report} />
              <Streaks streaks={report.streaks} />
              <Mix mix={report.mix} />
            </>
          )}
        </>
      )}
    </div>
  )
}
