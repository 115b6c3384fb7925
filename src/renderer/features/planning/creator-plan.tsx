import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CalendarRange, History, Lock } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { MarketPreset } from '../../../contract/plans.ts'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { LeaningNote } from './leaning-note.tsx'
import { OvertakenNote } from './overtaken-note.tsx'
import { PlanEditor } from './plan-editor.tsx'
import { PlanPreview, type Period } from './plan-preview.tsx'
import { wordFor } from './rules-errors.ts'
import { StandingProposal } from './standing-proposal.tsx'
import { usePlanDesk, type PlanDesk, type Plans } from './use-plan-desk.ts'
import { usePlanDrafts, type Whose } from './use-plan-drafts.ts'
import { VersionsDialog } from './versions-dialog.tsx'
import { OwnPlanSwitch, WhosePicker } from './whose-bar.tsx'

const Standing = ({ desk: { saved, isUnsaved } }: { desk: PlanDesk }) => {
  const { t } = useTranslation('planning')
  const format = useFormat()
  return (
    <p className="min-w-0 text-sm text-muted" aria-live="polite">
      {saved ? t('version', { version: saved.version, by: saved.by, at: format.dateTime(saved.at) }) : t('noneYet')}
      {saved && isUnsaved && <span className="text-text"> · {t('unsaved')}</span>}
    </p>
  )
}

const Acts = ({ desk, onSee }: { desk: PlanDesk; onSee: () => void }) => {
  const { t } = useTranslation('planning')
  const [showsVersions, setShowsVersions] = useState(false)
  const isWrong = Object.keys(desk.errors).length > 0
  return (
    <div className="ml-auto flex flex-wrap items-center gap-2">
      {desk.saved && desk.isUnsaved && (
        <Button variant="quiet" onPress={desk.discard}>
          {t('discard')}
        </Button>
      )}
      <Button icon={History} variant="quiet" onPress={() => setShowsVersions(true)}>
        {t('versions.act')}
      </Button>
      <Button icon={CalendarRange} onPress={onSee} isDisabled={isWrong} variant={desk.isUnsaved ? 'secondary' : 'primary'}>
        {t('see')}
      </Button>
      {desk.isUnsaved && (
        <Button variant="primary" onPress={desk.save} isPending={desk.isSaving} isDisabled={isWrong || desk.isOvertaken}>
          {t('save')}
        </Button>
      )}
      {showsVersions && <VersionsDialog desk={desk} onClose={() => setShowsVersions(false)} />}
    </div>
  )
}

interface DeskProps {
  creatorId: string
  plans: Plans
  accounts: readonly Account[]
  presets: readonly MarketPreset[]
  /** Begins with what the plan proposes. */
  opensPreview: boolean
}

const Desk = ({ creatorId, plans, accounts, presets, opensPreview }: DeskProps) => {
  const { t } = useTranslation('planning')
  const drafts = usePlanDrafts(creatorId)
  const [whose, setWhose] = useState<Whose>(null)
  const [preview, setPreview] = useState<{ period: Period } | null>(opensPreview ? { period: '7' } : null)
  const desk = usePlanDesk(creatorId, plans, whose, drafts)
  const follows = whose !== null && desk.saved === null && drafts.of(whose) === null
  const errorAt = (path: string): string | null => {
    const code = desk.errors[path]
    if (code === undefined) return null
    return path === 'mix' ? t('mix.empty') : t(`error.${wordFor(path, code)}`)
  }
  const notes = (
    <>
      {desk.isOvertaken && <OvertakenNote desk={desk} />}
      <ErrorNote error={desk.error} />
    </>
  )
  if (preview)
    return (
      <div className="flex flex-col gap-3">
        {notes}
        <PlanPreview desk={desk} plans={plans} accounts={accounts} firstPeriod={preview.period} onBack={() => setPreview(null)} />
      </div>
    )
  return (
    <div className="flex flex-col gap-4">
      <div className="sticky top-0 z-10 -mx-1 flex flex-wrap items-center gap-x-3 gap-y-2 bg-bg px-1 py-2">
        <WhosePicker plans={plans} accounts={accounts} whose={whose} onWhose={setWhose} />
        {!follows && <Standing desk={desk} />}
        {!follows && <Acts desk={desk} onSee={() => setPreview({ period: '14' })} />}
      </div>
      {notes}
      {!desk.isUnsaved && <StandingProposal creatorId={creatorId} onSee={() => setPreview({ period: '7' })} />}
      <LeaningNote creatorId={creatorId} />
      {accounts.length === 0 && <Callout tone="info">{t('noAccount')}</Callout>}
      {Object.keys(desk.errors).length > 0 && (
        <div role="alert">
          <Callout tone="error">{t('fix')}</Callout>
        </div>
      )}
      <OwnPlanSwitch desk={desk} plans={plans} drafts={drafts} />
      {follows ? (
        <EmptyState icon={CalendarRange} title={t('follows.title')}>
          {t('follows.text')}
        </EmptyState>
      ) : (
        <PlanEditor rules={desk.rules} onChange={desk.change} errorAt={errorAt} presets={presets} />
      )}
    </div>
  )
}

const Read = ({ creatorId, opensPreview }: Pick<DeskProps, 'creatorId' | 'opensPreview'>) => {
  const api = useApi()
  const plans = useQuery(api.plans.get.queryOptions({ input: { creatorId } }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  const presets = useQuery(api.plans.presets.queryOptions())
  const failed = [plans, accounts, presets].find(({ isError }) => isError)
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} isRetrying={failed.isFetching} />
  if (!plans.data || !accounts.data || !presets.data) return <SkeletonRows rows={10} className="pt-3" />
  const connected = accounts.data.filter(({ state }) => state !== 'disconnected')
  return <Desk creatorId={creatorId} plans={plans.data} accounts={connected} presets={presets.data} opensPreview={opensPreview} />
}

interface CreatorPlanProps {
  creatorId: string
  isArchived: boolean
  /** Begins with what the plan proposes for the coming week. */
  opensPreview?: boolean
}

/** How a creator posts: the plan, what it comes to, its versions. On the creator's page. */
export const CreatorPlan = ({ creatorId, isArchived, opensPreview = false }: CreatorPlanProps) => {
  const { t } = useTranslation('planning')
  const can = useCan()
  if (!can('plans.get'))
    return (
      <EmptyState icon={Lock} title={t('staffOnly.title')}>
        {t('staffOnly.text')}
      </EmptyState>
    )
  if (isArchived) return <Callout tone="info">{t('archived')}</Callout>
  return <Read creatorId={creatorId} opensPreview={opensPreview} />
}
