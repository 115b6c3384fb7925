import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { PublicationRow } from '../../components/publication-row.tsx'
import { Section } from '../../components/section.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'

const shown = 6

/** What is going on now, and what went out last. */
export const Activity = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const { inspected, inspect } = useInspector()
  const running = useQuery(api.publications.list.queryOptions({ input: { creatorId, states: ['sending', 'processing'], limit: shown } }))
  const recent = useQuery(
    api.publications.list.queryOptions({ input: { creatorId, states: ['published'], order: 'latest', limit: shown } }),
  )
  const error = running.error ?? recent.error
  if (error)
    return (
      <ErrorState
        error={error}
        onRetry={() => void Promise.all([running.refetch(), recent.refetch()])}
        isRetrying={running.isFetching || recent.isFetching}
      />
    )
  const items = [...(running.data?.items ?? []), ...(recent.data?.items ?? [])]
  if (items.length === 0) return null
  return (
    <Section
      title={t('activity.title')}
      note={
        running.data && running.data.items.length > 0 ? t('activity.running', { count: running.data.items.length }) : t('activity.quiet')
      }
      actions={<TextLink to="/history">{t('activity.more')}</TextLink>}
    >
      <ul className="overflow-hidden rounded-lg border border-line [&>li:last-child>button]:border-b-0">
        {items.map((publication) => (
          <PublicationRow key={publication.id} publication={publication} onOpen={inspect} isOpen={inspected === publication.id} withDate />
        ))}
      </ul>
    </Section>
  )
}
