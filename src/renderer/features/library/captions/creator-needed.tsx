import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { Select } from '../../../components/select.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import { useApi } from '../../../lib/api.tsx'
import { useCreatorScope } from '../../../lib/creator-scope.tsx'

/** Captions, hashtags and watched folders are one model's: where the page shows everybody's, which one is asked first. */
export const CreatorNeeded = ({ children }: { children: (creatorId: string) => ReactNode }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const { creatorId: scope } = useCreatorScope()
  const creators = useQuery({ ...api.creators.list.queryOptions({ input: {} }), enabled: scope === undefined })
  const [picked, setPicked] = useState<string | null>(null)
  if (scope !== undefined) return <div className="flex min-h-0 flex-1 flex-col">{children(scope)}</div>
  if (creators.isPending) return <SkeletonRows rows={5} className="px-6 py-4" />
  if (creators.isError)
    return <ErrorState error={creators.error} onRetry={() => void creators.refetch()} isRetrying={creators.isFetching} />
  const creatorId = picked ?? (creators.data.length === 1 ? (creators.data[0]?.id ?? null) : null)
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="px-6 pt-4">
        <Select
          label={t('creator')}
          options={creators.data.map(({ id, name }) => ({ id, label: name }))}
          value={creatorId}
          onChange={setPicked}
          placeholder={t('chooseCreator')}
          className="w-64"
        />
      </div>
      {creatorId === null ? (
        <EmptyState icon={UsersRound} title={t('perCreator.title')}>
          {t('perCreator.text')}
        </EmptyState>
      ) : (
        <div key={creatorId} className="flex min-h-0 flex-1 flex-col">
          {children(creatorId)}
        </div>
      )}
    </div>
  )
}
