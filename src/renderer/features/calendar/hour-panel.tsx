/** Under the grid: the list of an hour that is told as one block. The grid stays where it is. */
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { X } from 'lucide-react'
import { ErrorState } from '../../components/error-state.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Skeleton, SkeletonRows } from '../../components/skeleton.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { useApiClient } from '../../lib/api.tsx'
import { readAllPages } from '../../lib/read-all-pages.ts'
import { Agenda, type AgendaProps } from './agenda.tsx'
import { useAgendaColumns } from './agenda-columns.tsx'
import type { AgendaRow } from './agenda-rows.ts'
import type { HourQuery } from './use-hour.ts'
import { useHourWords } from './use-hour-words.ts'

export interface HourPanelProps extends Pick<AgendaProps, 'zone' | 'onOpen' | 'openId' | 'selection'> {
  /** `YYYY-MM-DDTHH` of the grid. */
  hour: string
  list: HourQuery
  zonesOf: (creatorId: string) => readonly string[]
  onClose: () => void
}

export const HourPanel = ({ hour, list: { query, publications, input }, zonesOf, onClose, ...rest }: HourPanelProps) => {
  const { t } = useTranslation('calendar')
  const { t: ui } = useTranslation('ui')
  const client = useApiClient()
  const wordsOf = useHourWords()
  const panel = useRef<HTMLElement>(null)
  const columns = useAgendaColumns(rest.zone, zonesOf)
  const rows = useMemo(
    () => publications.map((publication): AgendaRow => ({ kind: 'publication', id: publication.id, publication })),
    [publications],
  )
  // Whoever opens it goes on in it, by keys too.
  useEffect(() => panel.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent): void => {
    // Escape closes what was opened last: the inspector, which the frame does.
    if (event.key !== 'Escape' || rest.openId !== null) return
    event.stopPropagation()
    onClose()
  }
  const readAll = async (): Promise<readonly Publication[]> => await readAllPages((page) => client.publications.list({ ...input, ...page }))
  const name = t('block.hour', wordsOf(hour))
  return (
    // The keys are those of the list in it.
    <div role="presentation" className="h-[45%] min-h-56 shrink-0 border-t border-line-strong max-md:h-[60%]" onKeyDown={onKeyDown}>
      <section ref={panel} tabIndex={-1} aria-label={name} className="flex h-full flex-col outline-none">
        <header className="flex items-center gap-2 border-b border-line bg-surface px-6 py-1 max-md:px-4">
          <h3 className="tnum min-w-0 flex-1 truncate font-semibold first-letter:uppercase">{name}</h3>
          <IconButton icon={X} size="sm" label={ui('act.close')} onPress={onClose} />
        </header>
        <div className="min-h-0 flex-1">
          {query.isPending ? (
            <SkeletonRows rows={6} className="px-6 py-2" />
          ) : query.isError ? (
            <ErrorState error={query.error} onRetry={() => void query.refetch()} isRetrying={query.isFetching} />
          ) : publications.length === 0 ? (
            <p className="px-6 py-3 text-muted max-md:px-4">{t('block.empty')}</p>
          ) : (
            <Agenda
              {...rest}
              rows={rows}
              columns={columns}
              readAll={readAll}
              onEnd={() => {
                if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage()
              }}
              foot={query.isFetchingNextPage && <Skeleton className="mx-6 my-2 h-6" />}
            />
          )}
        </div>
      </section>
    </div>
  )
}
