import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleX, RotateCw, TriangleAlert, type LucideIcon } from 'lucide-react'
import type * as z from 'zod'
import type { check } from '../../../contract/system.ts'
import { Badge, type Hue } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFindingText } from '../../lib/rule-text.ts'

type Check = z.infer<typeof check>

const looks: Record<Check['state'], { icon: LucideIcon; hue: Hue }> = {
  ok: { icon: CircleCheck, hue: 'green' },
  warning: { icon: TriangleAlert, hue: 'amber' },
  failed: { icon: CircleX, hue: 'red' },
}

/** What was found, and what to do about it. */
const CheckRow = ({ check: { name, state, finding, data } }: { check: Check }) => {
  const { t } = useTranslation('settings')
  const { says, todo } = useFindingText()(finding, data)
  return (
    <li className="flex items-start gap-4 border-b border-line py-2.5">
      <span className="w-28 shrink-0 font-medium">{t(`doctor.check.${name}`)}</span>
      <div className="min-w-0 flex-1">
        <p className="break-words">{says}</p>
        {todo && <p className="text-muted">{todo}</p>}
      </div>
      <Badge {...looks[state]}>{t(`doctor.state.${state}`)}</Badge>
    </li>
  )
}

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
      <ul className="flex flex-col">
        {checks.data?.map((one) => (
          <CheckRow key={`${one.name} ${one.finding}`} check={one} />
        ))}
      </ul>
    </Section>
  )
}
