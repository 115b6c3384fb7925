import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileSpreadsheet } from 'lucide-react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { FigureKind, Mapping } from '../../../contract/figures.ts'
import type { Contract } from '../../../contract/index.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { useKeptFile } from '../../lib/use-kept-file.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { FileRefused } from './file-refused.tsx'
import { FiguresTable } from './figures-table.tsx'
import { RefusedRows } from './refused-rows.tsx'
import { MappingFields } from './mapping-fields.tsx'

export type Applied = InferContractRouterOutputs<Contract>['figures']['apply']
type Preview = InferContractRouterOutputs<Contract>['figures']['preview']

const encodingNames = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1252': 'Windows-1252' } as const

const Sum = ({ preview: { rows, counts } }: { preview: Preview }) => {
  const { t } = useTranslation('figures')
  const parts = (['new', 'update', 'known', 'duplicate', 'error'] as const).flatMap((state) =>
    counts[state] > 0 ? t(`sum.${state}`, { count: counts[state] }) : [],
  )
  return (
    <p aria-live="polite">
      <span className="font-medium">{t('sum.rows', { count: rows.length })}</span>
      <span className="text-muted">{parts.map((part) => ` · ${part}`).join('')}</span>
    </p>
  )
}

/** What was read and what it would do; the button that makes it real. */
export const FiguresReview = ({
  file,
  accountId,
  day,
  onStartOver,
  onApplied,
}: {
  file: File
  accountId: string | null
  day: string
  onStartOver: () => void
  onApplied: (applied: Applied) => void
}) => {
  const { t } = useTranslation('figures')
  const api = useApi()
  const kept = useKeptFile(file)
  const [choice, setChoice] = useState<{ kind?: FigureKind; mapping?: Mapping }>({})
  const apply = useSubmit(api.figures.apply.mutationOptions({ onSuccess: onApplied }))
  const preview = useQuery(
    api.figures.preview.queryOptions({
      input: { file: kept?.file ?? file, fileName: file.name, accountId, day, ...choice },
      queryKey: [...api.figures.preview.key({ type: 'query' }), kept?.id, accountId, day, choice],
      enabled: kept !== null && !apply.isPending && !apply.isSuccess,
      placeholderData: keepPreviousData,
      gcTime: 0,
    }),
  )
  const { data } = preview
  const count = data ? data.counts.new + data.counts.update : 0
  const start = (): void => {
    if (data && kept) apply.mutate({ file: kept.file, fileName: file.name, accountId, day, mapping: data.mapping })
  }
  return (
    <div className="flex flex-col gap-5">
      <p className="inline-flex min-w-0 items-center gap-1.5">
        <FileSpreadsheet aria-hidden className="size-4 text-muted" />
        <span className="truncate font-medium">{file.name}</span>
        {data?.sheet && <span className="text-muted">· {t('sheet', { sheet: data.sheet })}</span>}
      </p>
      {preview.isError ? (
        codeOf(preview.error) === 'BAD_INPUT' ? (
          <FileRefused error={preview.error} />
        ) : (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} isRetrying={preview.isFetching} />
        )
      ) : data ? (
        <>
          {data.encoding && data.encoding !== 'utf-8' && (
            <Callout tone="info">{t('readAs', { encoding: encodingNames[data.encoding] })}</Callout>
          )}
          <Section title={t('mapping')} note={t(`from.${data.mappingFrom}`)}>
            <MappingFields
              header={data.header}
              samples={data.samples}
              mapping={data.mapping}
              missing={data.missing}
              onChange={(mapping) => setChoice({ mapping })}
              onKind={(kind) => setChoice({ kind })}
            />
          </Section>
          {data.missing.length > 0 ? (
            <Callout tone="warning">{t('missing', { columns: data.missing.map((column) => t(`column.${column}`)).join(', ') })}</Callout>
          ) : (
            <>
              <Sum preview={data} />
              <RefusedRows rows={data.rows} />
              <FiguresTable rows={data.rows} />
            </>
          )}
        </>
      ) : (
        <SkeletonRows rows={6} />
      )}
      <ErrorNote error={apply.error} />
      <div className="flex flex-wrap items-center justify-end gap-2">
        <Button variant="quiet" onPress={onStartOver} isDisabled={apply.isPending}>
          {t('startOver')}
        </Button>
        <Button variant="primary" onPress={start} isDisabled={count === 0 || preview.isFetching} isPending={apply.isPending}>
          {count > 0 ? t('apply', { count }) : t('applyNone')}
        </Button>
      </div>
    </div>
  )
}
