import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarCheck, CalendarRange, RefreshCw } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import type { PlannedCreator, PlanRun } from '../../../contract/plan-runs.ts'
import { useAct } from '../../lib/acts.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { RunTable } from './run-table.tsx'
import { dropsOf, hasChanges, totalsOf } from './run-view.ts'
import { usePlanRun, type PlanRunDesk } from './use-plan-run.ts'

const periods = ['7', '14', '28'] as const
type Period = (typeof periods)[number]

/** What is under way, or what came of it. */
const Standing = ({ run, desk }: { run: PlanRun; desk: PlanRunDesk }) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const totals = totalsOf(run.creators)
  if (run.state !== 'ready')
    return <ProgressBar label={t(`everybody.${run.state}`)} done={run.done} total={run.total} onCancel={desk.cancel} />
  const parts = [
    ...(totals.applied > 0 ? [t('everybody.applied', { count: totals.applied })] : []),
    ...(totals.ready > 0 ? [t('everybody.ready', { count: totals.ready }), t('everybody.posts', { count: totals.posts })] : []),
    ...(totals.moves > 0 ? [t('everybody.moves', { count: totals.moves })] : []),
    ...(totals.drops > 0 ? [t('everybody.drops', { count: totals.drops })] : []),
    ...(totals.gaps > 0 ? [t('everybody.gaps', { count: totals.gaps })] : []),
    ...(totals.byHand > 0 ? [t('everybody.byHand', { count: totals.byHand })] : []),
  ]
  return (
    <div className="flex flex-col gap-2">
      {run.stopped && (
        <Callout tone="info" title={t('everybody.stopped.title')}>
          {run.creators.some(({ applied }) => applied)
            ? t('everybody.stopped.text')
            : t('everybody.stopped.worked', { done: format.number(run.done), total: format.number(run.total) })}
        </Callout>
      )}
      <p className="tnum text-muted" aria-live="polite">
        {parts.length > 0 ? parts.join(' · ') : t('everybody.allSet')}
      </p>
    </div>
  )
}

/** Planning everybody for the coming weeks: worked out first, scheduled for all or some when a person says so. */
export const PlanEverybodyPage = () => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const [chosenPeriod, setPeriod] = useState<Period | null>(null)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [asking, setAsking] = useState<readonly PlannedCreator[] | null>(null)
  const desk = usePlanRun()
  const { read } = desk
  const run = read.data ?? null
  const period = chosenPeriod ?? periods.find((id) => Number(id) === run?.days) ?? '14'
  const isBusy = desk.isStarting || (run !== null && run.state !== 'ready')
  const ready = (run?.creators ?? []).filter(hasChanges)
  const start = () => {
    setSelected(new Set())
    desk.start({ days: Number(period) })
  }
  const send = (creators: readonly PlannedCreator[]): void => {
    setAsking(null)
    setSelected(new Set())
    desk.apply(creators.map(({ creatorId }) => creatorId))
  }
  // What is scheduled is not called off without a word.
  const apply = (creators: readonly PlannedCreator[]): void => (dropsOf(creators) > 0 ? setAsking(creators) : send(creators))
  const losing = (asking ?? []).filter(({ counts }) => counts.dropped > 0)
  useAct({ id: 'planning.everybody', label: t('everybody.start'), icon: CalendarRange, onAct: start })
  const until = run && new Date(run.from.getTime() + run.days * 86_400_000)
  return (
    <Page
      header={
        <PageHeader
          title={t('everybody.title')}
          note={run && until && t('everybody.period', { from: format.shortDate(run.from), to: format.shortDate(until) })}
          actions={
            <>
              <Select
                label={t('preview.period')}
                hideLabel
                options={periods.map((id) => ({ id, label: t('preview.days', { count: Number(id) }) }))}
                value={period}
                onChange={setPeriod}
                className="w-32"
              />
              <Button
                icon={run ? RefreshCw : CalendarRange}
                variant={ready.length > 0 ? 'secondary' : 'primary'}
                onPress={start}
                isDisabled={isBusy}
                isPending={desk.isStarting}
              >
                {run ? t('everybody.again') : t('everybody.start')}
              </Button>
              {ready.length > 0 && (
                <Button variant="primary" icon={CalendarCheck} isDisabled={isBusy} onPress={() => apply(ready)}>
                  {t('everybody.applyAll', { count: ready.length })}
                </Button>
              )}
            </>
          }
        />
      }
    >
      {read.isPending && <SkeletonRows className="p-6" />}
      {read.isError && <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />}
      {read.isSuccess && !run && (
        <EmptyState
          icon={CalendarRange}
          title={t('everybody.empty.title')}
          action={
            <Button variant="primary" icon={CalendarRange} onPress={start} isPending={desk.isStarting}>
              {t('everybody.start')}
            </Button>
          }
        >
          {t('everybody.empty.text')}
        </EmptyState>
      )}
      {asking && (
        <ConfirmDialog
          title={t('preview.dropTitle', { count: dropsOf(asking) })}
          isOpen
          onClose={() => setAsking(null)}
          onConfirm={() => send(asking)}
          closeLabel={t('preview.keep')}
          confirmLabel={t('everybody.applyChosen', { count: asking.length })}
        >
          <p>{t('everybody.dropText', { count: dropsOf(asking), names: format.list(losing.map(({ name }) => name)) })}</p>
        </ConfirmDialog>
      )}
      {run && (
        <div className="flex h-full min-h-0 flex-col">
          <div className="px-6 py-3">
            <Standing run={run} desk={desk} />
          </div>
          <RunTable
            creators={run.creators}
            selected={selected}
            onSelect={setSelected}
            isBusy={isBusy}
            onApply={(ids) => apply(ready.filter(({ creatorId }) => ids.includes(creatorId)))}
            onUndo={desk.undo}
          />
        </div>
      )}
    </Page>
  )
}
