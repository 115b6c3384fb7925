import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomationBudget } from '../../../contract/automation.ts'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { useApi } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

interface BudgetDialogProps {
  accountId: string
  handle: string
  budget: AutomationBudget
  onClose: () => void
}

/** How often an account does something by itself: lowered, and given back. */
export const BudgetDialog = ({ accountId, handle, budget: { act, lowered, most }, onClose }: BudgetDialogProps) => {
  const { t } = useTranslation('automation')
  const { t: ui } = useTranslation('ui')
  const [hour, setHour] = useState(lowered.hour ?? most.hour)
  const [day, setDay] = useState(lowered.day ?? most.day)
  const save = useSubmit(useApi().automation.setBudget.mutationOptions({ onSuccess: onClose }))
  const isLowered = lowered.hour !== null || lowered.day !== null
  return (
    <Dialog
      title={t('budgets.edit', { act: t(`act.${act}`), handle })}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          {isLowered && (
            <Button
              className="mr-auto"
              isPending={save.isPending}
              onPress={() => save.mutate({ accountId, act, lowered: { hour: null, day: null } })}
            >
              {t('budgets.usual')}
            </Button>
          )}
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isPending={save.isPending}
            // The most there is, is no limit of its own: it goes on following the table.
            onPress={() =>
              save.mutate({ accountId, act, lowered: { hour: hour < most.hour ? hour : null, day: day < most.day ? day : null } })
            }
          >
            {ui('act.save')}
          </Button>
        </>
      }
    >
      <ErrorNote error={save.error} />
      <div className="flex flex-wrap gap-4">
        <NumberField
          label={t('budgets.hour')}
          help={t('budgets.most', { most: most.hour })}
          value={hour}
          onChange={setHour}
          max={most.hour}
        />
        <NumberField label={t('budgets.day')} help={t('budgets.most', { most: most.day })} value={day} onChange={setDay} max={most.day} />
      </div>
      <p className="text-muted">{t('budgets.never')}</p>
    </Dialog>
  )
}
