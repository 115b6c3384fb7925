import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'

export const DoctorTab = () => {
  const { t } = useTranslation('settings')
  const api = useApi()
  const checks = useQuery(api.system.doctor.queryOptions({ staleTime: 0 }))
  return (
    <Section
      title={t('doctor.title')}
      note={t('doctor.note')}
      actions={
        <Button icon={RotateCw} onPress={() => void checks.refetch()} isPending={checks.isFetching}>
          {t('doctor.act')}
        </Button>
      }
    >
      {checks.isPending && <SkeletonRows rows={5} />}
      {checks.isError && <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />}
      {checks.data && <CheckList checks={checks.data} />}
    </Section>
  )
}
