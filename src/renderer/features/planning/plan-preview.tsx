import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ArrowLeft, CalendarCheck, CalendarX2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ProgressBar } from '../../components/progress-bar.tsx'
import { Select } from '../../components/select.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { PlanProposal } from '../../../contract/plans.ts'
import { useFormat } from '../../lib/locale.tsx'
import { FindingList } from './finding-list.tsx'
import { ProposalCounts } from './proposal-counts.tsx'
import { ProposalDays } from './proposal-days.tsx'
import { canApply, countsOf, entriesOf, type SlotState } from './proposal-view.ts'
import { useApplyPlan } from './use-apply-plan.ts'
import { baseOf, type PlanDesk, type Plans } from './use-plan-desk.ts'
import { useProposal, type ProposalRead } from './use-proposal.ts'

const periods = ['7', '14', '28'] as const
export type Period = (typeof periods)[number]

export interface PlanPreviewProps {
  desk: PlanDesk
  plans: Plans
  accounts: readonly Account[]
  /** How far it looks at first. */
  firstPeriod: Period
  onBack: () => void
}

interface ShownProps extends Pick<PlanPreviewProps, 'desk' | 'plans' | 'accounts'> {
  proposal: PlanProposal
  days: number
  isRefreshing: boolean
  onChanged: () => void
  onApplied: () => void
}

const Shown = ({ desk, plans, accounts, proposal, days, isRefreshing, onChanged, onApplied }: ShownProps) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  const [unchosen, setUnchosen] = useState<ReadonlySet<string>>(new Set())
  const [only, setOnly] = useState<SlotState | null>(null)
  const [isAsking, setAsking] = useState(false)
  const { apply, isApplying } = useApplyPlan(onApplied, onChanged)
  const entries = entriesOf(proposal, format.zone)
  const counts = countsOf(entries)
  const able = entries.filter(({ state }) => canApply(state))
  const chosen = able.filter(({ id }) => !unchosen.has(id))
  const isPartial = chosen.length < able.length
  const isOnlyDrops = able.length === 0 && counts.dropped > 0
  const shown = only && counts[only] > 0 ? entries.filter(({ state }) => state === only) : entries
  const bandsOf = (accountId: string | null) =>
    accountId === null || accountId === desk.whose || (desk.whose === null && !plans.accounts.some((one) => one.accountId === accountId))
      ? desk.rules.bands
      : baseOf(plans, accountId).rules.bands
  const choose = (key: string, isChosen: boolean) =>
    setUnchosen((before) => {
      const next = new Set(before)
      if (isChosen) next.delete(key)
      else next.add(key)
      return next
    })
  const drops = isPartial ? 0 : counts.dropped
  const send = () =>
    apply({
      creatorId: desk.creatorId,
      from: proposal.from,
      days,
      digest: proposal.digest,
      ...(isPartial && { keys: chosen.map(({ id }) => id) }),
    })
  const applyLabel = [t('preview.apply', { count: chosen.length }), ...(drops > 0 ? [t('preview.andDrop', { count: drops })] : [])].join(
    ', ',
  )
  if (entries.length === 0 && proposal.findings.length === 0)
    return (
      <EmptyState icon={CalendarX2} title={t('preview.empty.title')}>
        {t('preview.empty.text')}
      </EmptyState>
    )
  return (
    <>
      <div className="sticky top-0 z-10 -mx-1 flex flex-wrap items-center gap-x-3 gap-y-2 bg-bg px-1 py-2">
        <ProposalCounts counts={counts} only={only} onOnly={setOnly} />
        <div className="ml-auto flex items-center gap-2">
          {desk.isUnsaved ? (
            <span className="text-sm text-muted">{t('preview.saveFirst')}</span>
          ) : (
            <>
              {isPartial && counts.dropped > 0 && <span className="text-sm text-muted">{t('preview.partial')}</span>}
              {able.length > 0 && (
                <Button
                  size="sm"
                  variant="quiet"
                  onPress={() => setUnchosen(chosen.length === 0 ? new Set() : new Set(able.map(({ id }) => id)))}
                >
                  {chosen.length === 0 ? t('preview.selectAll') : t('preview.selectNone')}
                </Button>
              )}
            </>
          )}
          {!desk.isUnsaved && (able.length > 0 || isOnlyDrops) && (
            <Button
              variant="primary"
              icon={CalendarCheck}
              onPress={() => (drops > 0 ? setAsking(true) : send())}
              isPending={isApplying}
              isDisabled={isRefreshing || desk.isOvertaken || (chosen.length === 0 && !isOnlyDrops)}
            >
              {isOnlyDrops ? t('preview.applyOnlyDrops', { count: drops }) : applyLabel}
            </Button>
          )}
          {desk.isUnsaved && (
            <Button variant="primary" onPress={desk.save} isPending={desk.isSaving} isDisabled={desk.isOvertaken}>
              {t('save')}
            </Button>
          )}
        </div>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={t('preview.dropTitle', { count: drops })}
          isOpen
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false)
            send()
          }}
          closeLabel={t('preview.keep')}
          confirmLabel={isOnlyDrops ? t('preview.applyOnlyDrops', { count: drops }) : applyLabel}
          losses={proposal.dropped.slice(0, 8).map(({ dueAt, text }) => `${format.shortDate(dueAt)} ${format.time(dueAt)} · ${text}`)}
        >
          <p>{t('preview.dropText', { count: drops })}</p>
        </ConfirmDialog>
      )}
      <FindingList findings={proposal.findings} accounts={accounts} bandsOf={bandsOf} />
      <ProposalDays
        entries={shown}
        accounts={accounts}
        unchosen={unchosen}
        onChoose={choose}
        fillsFor={desk.isUnsaved ? null : desk.creatorId}
      />
    </>
  )
}

const Working = ({ proposal: { read, again, cancel } }: { proposal: ProposalRead }) => {
  const { t } = useTranslation('planning')
  if (read.isFetching) return <ProgressBar label={t('preview.working')} done={0} onCancel={cancel} />
  if (!read.isPending) return null
  return (
    <EmptyState icon={CalendarX2} title={t('preview.stopped.title')} action={<Button onPress={again}>{t('preview.stopped.act')}</Button>} />
  )
}

/** What the plan comes to in the coming days, before anything is scheduled; then scheduling it. */
export const PlanPreview = ({ desk, plans, accounts, firstPeriod, onBack }: PlanPreviewProps) => {
  const { t } = useTranslation('planning')
  const [period, setPeriod] = useState<Period>(firstPeriod)
  const [hasChanged, setChanged] = useState(false)
  const days = Number(period)
  const proposal = useProposal({
    creatorId: desk.creatorId,
    days,
    draft: desk.isUnsaved ? { accountId: desk.whose, rules: desk.rules } : null,
  })
  const { read } = proposal
  return (
    <section aria-label={t('preview.title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <Button variant="quiet" icon={ArrowLeft} onPress={onBack}>
          {t('back')}
        </Button>
        <h2 className="font-semibold">{t('preview.title')}</h2>
        <Select
          label={t('preview.period')}
          hideLabel
          options={periods.map((id) => ({ id, label: t('preview.days', { count: Number(id) }) }))}
          value={period}
          onChange={setPeriod}
          className="ml-auto w-32"
        />
      </div>
      {hasChanged && (
        <div role="alert">
          <Callout tone="warning" title={t('preview.changed.title')}>
            {t('preview.changed.text')}
          </Callout>
        </div>
      )}
      <Working proposal={proposal} />
      {read.isError && <ErrorState error={read.error} onRetry={proposal.again} isRetrying={read.isFetching} />}
      {read.data && (
        <Shown
          desk={desk}
          plans={plans}
          accounts={accounts}
          proposal={read.data}
          days={days}
          isRefreshing={read.isFetching || read.isPlaceholderData}
          onApplied={() => setChanged(false)}
          onChanged={() => {
            setChanged(true)
            proposal.again()
          }}
        />
      )}
    </section>
  )
}
