import { useTranslation } from 'react-i18next'
import type { UseQueryResult } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import type * as z from 'zod'
import type { connectionCheck } from '../../contract/system.ts'
import { Button } from './button.tsx'
import { CheckList } from './check-list.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorState } from './error-state.tsx'
import { SkeletonRows } from './skeleton.tsx'

export interface ExamineDialogProps {
  title: string
  /** What is looked over, asked again whenever it opens. */
  checks: UseQueryResult<z.infer<typeof connectionCheck>[]>
  onClose: () => void
}

/** What a connection stands on, one thing after another, with what to do about each. */
export const ExamineDialog = ({ title, checks, onClose }: ExamineDialogProps) => {
  const { t } = useTranslation('ui')
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button icon={RotateCw} isPending={checks.isFetching} onPress={() => void checks.refetch()}>
            {t('checks.again')}
          </Button>
          <Button variant="primary" onPress={onClose}>
            {t('act.close')}
          </Button>
        </>
      }
    >
      {checks.isPending && <SkeletonRows rows={5} />}
      {checks.isError && <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />}
      {checks.data && <CheckList checks={checks.data} />}
    </Dialog>
  )
}
