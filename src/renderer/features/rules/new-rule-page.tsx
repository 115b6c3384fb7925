import { useState } from 'react'
import { UsersRound } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { ButtonLink } from '../../components/link.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { specOf, type PresetId } from './presets.ts'
import { RuleForm } from './rule-form.tsx'

/** A new rule, begun from one of the usual cases. */
export const NewRulePage = ({ preset }: { preset: PresetId }) => {
  const { t } = useTranslation('rules')
  const api = useApi()
  const navigate = useNavigate()
  const scope = useCreatorScope()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const [chosen, choose] = useState<string>()
  const creatorId = scope.creatorId ?? chosen ?? creators.data?.[0]?.id
  const spec = specOf(preset, { tag: t('preset.tagRude.tag') })
  return (
    <Page header={<PageHeader title={t('new')} actions={<ButtonLink to="/rules">{t('title')}</ButtonLink>} />}>
      <div className="flex flex-col gap-5 p-6 max-md:px-3 max-md:py-4">
        {creators.error ? (
          <ErrorState error={creators.error} onRetry={() => void creators.refetch()} />
        ) : creators.data?.length === 0 ? (
          <EmptyState
            icon={UsersRound}
            title={t('noCreator.title')}
            action={
              <ButtonLink to="/creators" variant="primary">
                {t('noCreator.act')}
              </ButtonLink>
            }
          >
            {t('noCreator.text')}
          </EmptyState>
        ) : creatorId === undefined ? (
          <SkeletonRows rows={6} />
        ) : (
          <>
            {scope.creatorId === undefined && (creators.data ?? []).length > 1 && (
              <Select
                label={t('field.creator')}
                options={(creators.data ?? []).map(({ id, name }) => ({ id, label: name }))}
                value={creatorId}
                onChange={choose}
                className="w-64"
              />
            )}
            <RuleForm
              key={preset}
              creatorId={creatorId}
              rule={null}
              begin={{ name: preset === 'blank' ? '' : t(`preset.${preset}.name`), spec }}
              onSaved={({ id }) => navigate({ to: '/rules/$ruleId', params: { ruleId: id } })}
            />
          </>
        )}
      </div>
    </Page>
  )
}
