import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { Count } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ReadyPanel } from '../../components/by-hand/ready-panel.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { TextLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Section } from '../../components/section.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'

const firstShown = 3

/** What is due and only a person can post: each with all that it takes. Nothing where no account is of such a platform. */
export const ReadyPosts = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('byHand')
  const api = useApi()
  const can = useCan()
  const format = useFormat()
  const [shown, setShown] = useState(firstShown)
  const list = useQuery(api.publications.list.queryOptions({ input: { creatorId, ready: true, limit: 100 } }))
  const platforms = useQuery(api.platforms.list.queryOptions({ staleTime: Infinity }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: { creatorId } }))
  const assisted = new Set((platforms.data ?? []).flatMap(({ id, capabilities }) => (capabilities.assisted ? [id] : [])))
  const hasAny = (accounts.data ?? []).some(({ platform, state }) => assisted.has(platform) && state !== 'disconnected')
  const items = (list.data?.items ?? []).filter(({ readyAt }) => readyAt !== null)
  if (!can('publications.handover') || (!hasAny && items.length === 0 && !list.isError)) return null
  return (
    <Section title={t('title')} actions={items.length > 0 && <Count>{items.length}</Count>}>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />}
      {list.isSuccess && items.length === 0 && (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheck aria-hidden className="size-4 text-green" />
          <span>
            <span className="text-text">{t('nothing')}.</span> {t('nothingNote')}
          </span>
        </p>
      )}
      {items.slice(0, shown).map((publication) => (
        <article
          key={publication.id}
          aria-label={`${publication.creatorName} · @${publication.accountHandle}`}
          className="flex flex-col gap-3 rounded-lg border border-amber bg-raised p-4"
        >
          <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <PlatformGlyph platform={publication.platform} />
            <TextLink to="/publications/$publicationId" params={{ publicationId: publication.id }}>
              {publication.creatorName} · @{publication.accountHandle}
            </TextLink>
            {publication.readyAt && (
              <span className="tnum ml-auto text-muted">{t('ready', { at: format.dateTime(publication.readyAt) })}</span>
            )}
          </header>
          <ReadyPanel publication={publication} />
        </article>
      ))}
      {items.length > shown && (
        <Button onPress={() => setShown(items.length)} className="self-center">
          {t('more', { count: items.length - shown })}
        </Button>
      )}
    </Section>
  )
}
