import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Account } from '../../../contract/accounts.ts'
import { ExamineDialog } from '../../components/examine-dialog.tsx'
import { useApi } from '../../lib/api.tsx'

/** Why an account works or does not, and what to press. */
export const ExamineAccount = ({ account: { id, handle }, onClose }: { account: Account; onClose: () => void }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const checks = useQuery(api.system.examineAccount.queryOptions({ input: { accountId: id }, staleTime: 0, gcTime: 0 }))
  return <ExamineDialog title={t('examine.title', { handle })} checks={checks} onClose={onClose} />
}
