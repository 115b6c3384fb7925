import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Select } from '../../components/select.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { Toggle } from './toggle.tsx'
import type { PlanDesk, Plans } from './use-plan-desk.ts'
import type { PlanDrafts, Whose } from './use-plan-drafts.ts'

const everyAccount = 'creator'

/** The creator's plan, or one account's. */
export const WhosePicker = ({
  plans,
  accounts,
  whose,
  onWhose,
}: {
  plans: Plans
  accounts: readonly Account[]
  whose: Whose
  onWhose: (whose: Whose) => void
}) => {
  const { t } = useTranslation('planning')
  const options = [
    { id: everyAccount, label: t('whoseCreator') },
    ...accounts.map(({ id, handle, platform }) => ({
      id: id,
      label: `@${handle}`,
      note: plans.accounts.some(({ accountId }) => accountId === id) ? t('whoseOwn') : t('whoseFollows'),
      icon: <PlatformGlyph platform={platform} />,
    })),
  ]
  return (
    <Select
      label={t('whose')}
      hideLabel
      options={options}
      value={whose ?? everyAccount}
      onChange={(id) => onWhose(id === everyAccount ? null : id)}
      className="w-56"
    />
  )
}

/** Whether the account has a plan of its own. */
export const OwnPlanSwitch = ({ desk, plans, drafts }: { desk: PlanDesk; plans: Plans; drafts: PlanDrafts }) => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const toasts = useToasts()
  const [asking, setAsking] = useState(false)
  const { creatorId, whose, saved } = desk
  const restore = useSubmit(api.plans.save.mutationOptions({ onError: toasts.failed }))
  const remove = useSubmit(
    api.plans.removeOverride.mutationOptions({
      onSuccess: () => {
        drafts.set(whose, null)
        setAsking(false)
        toasts.done(t('removeOwn.done'), {
          undo: () => saved && restore.mutate({ creatorId, accountId: whose, rules: saved.rules, basedOn: null }),
        })
      },
    }),
  )
  if (whose === null) return null
  const isOwn = saved !== null || drafts.of(whose) !== null
  const turn = (on: boolean) => {
    if (on) drafts.set(whose, { rules: desk.rules, basedOn: null })
    else if (saved) setAsking(true)
    else drafts.set(whose, null)
  }
  return (
    <div className="flex flex-col gap-0.5">
      <Toggle isOn={isOwn} onChange={turn} isDisabled={plans.creator === null && !isOwn}>
        {t('ownPlan')}
      </Toggle>
      <p className="pl-10 text-sm text-muted">{plans.creator === null ? t('ownPlanFirst') : t('ownPlanNote')}</p>
      <ConfirmDialog
        title={t('removeOwn.title')}
        isOpen={asking}
        onClose={() => setAsking(false)}
        onConfirm={() => remove.mutate({ creatorId, accountId: whose })}
        confirmLabel={t('removeOwn.act')}
        tone="primary"
        isPending={remove.isPending}
        error={remove.error}
      >
        {t('removeOwn.text')}
      </ConfirmDialog>
    </div>
  )
}
