import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { FileSpreadsheet, Images } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { codeOf, dataOf } from '../../lib/error-code.ts'
import { useRuleText } from '../../lib/rule-text.ts'
import { useKeptFile } from '../../lib/use-kept-file.ts'
import { OfferZone } from './offer-zone.tsx'
import type { OfferedFile } from '../../lib/offered-files.ts'
import { countCsv, filesByPath } from './files-for-import.ts'
import { PreviewTable } from './preview-table.tsx'
import { useApplyImport, type Applied } from './use-apply-import.ts'

export interface ImportReviewProps {
  files: readonly OfferedFile[]
  csv: OfferedFile
  onOffer: (files: OfferedFile[]) => void
  onStartOver: () => void
  onApplied: (applied: Applied) => void
}

/** A header that cannot be understood: which columns, and why. */
const BadHeader = ({ error }: { error: unknown }) => {
  const { t } = useTranslation('imports')
  const words = useRuleText()
  const issues = dataOf(error, 'BAD_INPUT')?.issues ?? []
  /** A column keeps its name; a place in the file (`line 20`) is said in the language. */
  const placeOf = (path: string): string => {
    const line = /^line (\d+)$/.exec(path)?.[1]
    return line === undefined ? path : t('atLine', { line })
  }
  return (
    <div role="alert">
      <Callout tone="error" title={t('badHeader')}>
        <ul>
          {issues.map(({ path, code }) => (
            <li key={`${path} ${code}`}>
              {words(code, {})}
              {path && ` : ${placeOf(path)}`}
            </li>
          ))}
        </ul>
        <p>{t('badHeaderText')}</p>
      </Callout>
    </div>
  )
}

const Offered = ({ files, csv, count }: { files: readonly OfferedFile[]; csv: OfferedFile; count: number }) => {
  const { t } = useTranslation('imports')
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
      <span className="inline-flex min-w-0 items-center gap-1.5">
        <FileSpreadsheet aria-hidden className="size-4 text-muted" />
        <span className="truncate font-medium">{csv.path}</span>
      </span>
      <span className="inline-flex items-center gap-1.5 text-muted">
        <Images aria-hidden className="size-4" />
        {count === 0 ? t('imagesNone') : t('images', { count })}
      </span>
      {countCsv(files) > 1 && <span className="text-muted">{t('severalCsv', { name: csv.path })}</span>}
    </div>
  )
}

/** The dry run, and the button that makes it real. */
export const ImportReview = ({ files, csv, onOffer, onStartOver, onApplied }: ImportReviewProps) => {
  const { t } = useTranslation('imports')
  const api = useApi()
  const toasts = useToasts()
  const kept = useKeptFile(csv.file)
  const byPath = useMemo(() => filesByPath(files, csv), [files, csv])
  const offered = [...byPath.keys()].slice(0, 20_000)
  const { apply, progress, stop } = useApplyImport(onApplied)
  const preview = useQuery(
    api.imports.preview.queryOptions({
      input: { csv: kept?.file ?? '', fileName: csv.file.name, files: offered },
      queryKey: [...api.imports.preview.key({ type: 'query' }), kept?.id, offered],
      // What is being applied is not looked at again.
      enabled: kept !== null && !apply.isPending && !apply.isSuccess,
      gcTime: 0,
    }),
  )
  const wasStopped = codeOf(apply.error) === 'CANCELLED'
  const start = (): void => {
    if (!preview.data || kept === null) return
    apply.mutate(
      { csv: kept.file, fileName: csv.file.name, needed: preview.data.imagesNeeded, files: byPath },
      { onError: (error) => codeOf(error) === 'CANCELLED' && toasts.info(t('stopped')) },
    )
  }
  const left = preview.data ? preview.data.duplicates + preview.data.errors : 0
  return (
    <div className="flex flex-col gap-4">
      <Offered files={files} csv={csv} count={files.length - countCsv(files)} />
      {preview.isError ? (
        codeOf(preview.error) === 'BAD_INPUT' ? (
          <BadHeader error={preview.error} />
        ) : (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} isRetrying={preview.isFetching} />
        )
      ) : preview.data ? (
        <>
          <p aria-live="polite">
            <span className="font-medium">{t('sum', { count: preview.data.ready })}</span>
            {left > 0 && <span className="text-muted"> · {t('left', { count: left })}</span>}
          </p>
          {preview.data.encoding !== 'utf-8' && <Callout tone="info">{t(`readAs.${preview.data.encoding}`)}</Callout>}
          <PreviewTable preview={preview.data} />
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
      {progress && (
        <ProgressBar
          label={t(progress.step === 'images' ? 'uploading' : 'applying')}
          done={progress.done}
          total={progress.step === 'images' ? progress.total : undefined}
          onCancel={progress.step === 'images' ? stop : undefined}
        />
      )}
      {!wasStopped && <ErrorNote error={apply.error} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button variant="quiet" onPress={onStartOver} isDisabled={apply.isPending}>
          {t('startOver')}
        </Button>
        <Button variant="primary" onPress={start} isDisabled={!preview.data || preview.data.ready === 0} isPending={apply.isPending}>
          {preview.data && preview.data.ready > 0 ? t('apply', { count: preview.data.ready }) : t('applyNone')}
        </Button>
      </div>
      <OfferZone label={t('addMore')} onOffer={onOffer} isSmall isDisabled={apply.isPending} />
    </div>
  )
}
