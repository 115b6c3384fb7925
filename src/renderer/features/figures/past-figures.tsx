import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, Undo2 } from 'lucide-react'
import type { FigureImport } from '../../../contract/figures.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { Table } from '../../components/table.tsx'
import type { Column } from '../../components/table-column.ts'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const handles = ({ accounts }: FigureImport): string => accounts.map((handle) => `@${handle}`).join(', ')

const useColumns = (onUndo: (one: FigureImport) => void): Column<FigureImport>[] => {
  const { t } = useTranslation('figures')
  const format = useFormat()
  return useMemo(
    () => [
      {
        id: 'file',
        header: t('past.file'),
        width: 'minmax(8rem, 1.4fr)',
        isFixed: true,
        csv: ({ fileName }) => fileName ?? t('past.typed'),
        compare: (a, b) => (a.fileName ?? '').localeCompare(b.fileName ?? ''),
        cell: ({ fileName }) => fileName ?? <span className="text-muted">{t('past.typed')}</span>,
      },
      {
        id: 'kind',
        header: t('past.kind'),
        width: '9rem',
        csv: ({ kind }) => t(`template.${kind}`),
        compare: (a, b) => a.kind.localeCompare(b.kind),
        cell: ({ kind }) => t(`template.${kind}`),
      },
      {
        id: 'accounts',
        header: t('past.accounts'),
        width: 'minmax(7rem, 1fr)',
        csv: handles,
        compare: (a, b) => handles(a).localeCompare(handles(b)),
        cell: (one) => <span title={handles(one)}>{handles(one)}</span>,
      },
      {
        id: 'at',
        header: t('past.at'),
        width: '10.5rem',
        csv: ({ at }) => format.sheetTime(at),
        compare: (a, b) => a.at.getTime() - b.at.getTime(),
        cell: ({ at }) => <Instant at={at} relative={false} />,
      },
      {
        id: 'by',
        header: t('past.by'),
        width: 'minmax(6rem, 0.8fr)',
        csv: ({ by }) => by,
        compare: (a, b) => a.by.localeCompare(b.by),
        cell: ({ by }) => by,
      },
      {
        id: 'added',
        header: t('past.added'),
        width: '5.5rem',
        align: 'end',
        csv: ({ added }) => added,
        compare: (a, b) => a.added - b.added,
        cell: ({ added }) => added,
      },
      {
        id: 'changed',
        header: t('past.changed'),
        width: '5.5rem',
        align: 'end',
        csv: ({ changed }) => changed,
        compare: (a, b) => a.changed - b.changed,
        cell: ({ changed }) => changed,
      },
      {
        id: 'state',
        header: t('past.state'),
        width: '7rem',
        csv: ({ state }) => t(`past.${state}`),
        compare: (a, b) => a.state.localeCompare(b.state),
        cell: ({ state }) => (
          <Badge icon={state === 'applied' ? CircleCheck : Undo2} hue={state === 'applied' ? 'green' : 'grey'}>
            {t(`past.${state}`)}
          </Badge>
        ),
      },
      {
        id: 'undo',
        header: t('past.undo'),
        hideHeader: true,
        isFixed: true,
        width: '6.5rem',
        cell: (one) =>
          one.state === 'applied' && (
            <Button size="sm" onPress={() => onUndo(one)}>
              {t('past.undo')}
            </Button>
          ),
      },
    ],
    [t, format, onUndo],
  )
}

export const UndoFiguresDialog = ({ done, onClose, onUndone }: { done: FigureImport; onClose: () => void; onUndone?: () => void }) => {
  const { t } = useTranslation('figures')
  const api = useApi()
  const toasts = useToasts()
  const undo = useSubmit(
    api.figures.undo.mutationOptions({
      onSuccess: () => {
        toasts.done(t('past.undoneToast'))
        onUndone?.()
        onClose()
      },
    }),
  )
  return (
    <ConfirmDialog
      title={t('past.undoTitle', { name: done.fileName ?? t('past.typed') })}
      isOpen
      onClose={onClose}
      onConfirm={() => undo.mutate({ importId: done.id })}
      confirmLabel={t('past.undo')}
      losses={[
        ...(done.added > 0 ? [t('done.added', { count: done.added })] : []),
        ...(done.changed > 0 ? [t('done.changed', { count: done.changed })] : []),
      ]}
      isPending={undo.isPending}
      error={undo.error}
    >
      <p>{t('past.undoText')}</p>
    </ConfirmDialog>
  )
}

const rowId = ({ id }: FigureImport) => id

/** What was brought in before, with the way back. */
export const PastFigures = () => {
  const { t } = useTranslation('figures')
  const api = useApi()
  const [undoing, setUndoing] = useState<FigureImport | null>(null)
  const columns = useColumns(setUndoing)
  const list = useQuery(api.figures.list.queryOptions())
  const rowName = ({ fileName }: FigureImport) => fileName ?? t('past.typed')
  return (
    <Section title={t('past.title')}>
      {list.isPending ? (
        <SkeletonRows rows={3} />
      ) : list.isError ? (
        <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
      ) : list.data.length === 0 ? (
        <p className="text-muted">{t('past.empty')}</p>
      ) : (
        <div
          className="flex max-h-72 flex-col overflow-hidden rounded-lg border border-line"
          style={{ height: 34 + list.data.length * 40 }}
        >
          <Table
            name="past-figures"
            label={t('past.title')}
            columns={columns}
            rows={list.data}
            rowId={rowId}
            rowName={rowName}
            rowHeight={40}
          />
        </div>
      )}
      {undoing && <UndoFiguresDialog done={undoing} onClose={() => setUndoing(null)} />}
    </Section>
  )
}
