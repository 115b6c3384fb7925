import { lazy, Suspense, useMemo, type ReactNode } from 'react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ReadyPanel } from '../../components/by-hand/ready-panel.tsx'
import { TextLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { PostPreview } from '../../components/post-preview.tsx'
import { Facts, Section } from '../../components/section.tsx'
import type { Contract } from '../../../contract/index.ts'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { Figures } from './figures.tsx'
import { PublicationLink } from './publication-link.tsx'
import { NotOffered } from './not-offered.tsx'
import { Replies } from './replies.tsx'
import { RepostActs } from './repost-acts.tsx'
import { Situation } from './situation.tsx'
import { timeline } from './timeline.ts'
import { TimelineList } from './timeline-list.tsx'
import { ChoiceFacts } from './choice-facts.tsx'
import { ThreadParts } from './thread-parts.tsx'
import { useInteractions } from './use-interactions.ts'
import { useWhen } from './use-when.ts'

// What draws is large, and of a publication beside a list nothing is drawn.
const ReadingsChart = lazy(async () => ({ default: (await import('./readings-chart.tsx')).ReadingsChart }))

export type PublicationDetail = InferContractRouterOutputs<Contract>['publications']['get']

const languageName = (tag: string, locale: string): string => new Intl.DisplayNames([locale], { type: 'language' }).of(tag) ?? tag

const useFacts = ({ publication, post }: PublicationDetail): { name: string; value: ReactNode }[] => {
  const { t } = useTranslation('publications')
  const format = useFormat()
  const when = useWhen()
  return [
    { name: t(publication.elsewhere ? 'facts.postedAt' : 'facts.due'), value: when(publication.at, publication.dueAt) },
    {
      name: t('facts.account'),
      value: (
        <span className="inline-flex items-center gap-1.5">
          <PlatformGlyph platform={publication.platform} />@{publication.accountHandle}
        </span>
      ),
    },
    {
      name: t('facts.creator'),
      value: (
        <TextLink to="/creators/$creatorId" params={{ creatorId: publication.creatorId }}>
          {publication.creatorName}
        </TextLink>
      ),
    },
    { name: t('facts.kind'), value: t(`kind.${publication.kind}`) },
    ...(post.languages.length > 0
      ? [{ name: t('facts.languages'), value: format.list(post.languages.map((tag) => languageName(tag, format.locale))) }]
      : []),
    ...(post.labels.length > 0 ? [{ name: t('facts.labels'), value: format.list(post.labels.map((label) => t(`label.${label}`))) }] : []),
    // What was posted elsewhere was planned by nobody here.
    ...(publication.elsewhere ? [] : [{ name: t('facts.late'), value: t(`missedPolicy.${publication.missedPolicy}`) }]),
  ]
}

/** Everything about one publication: one column in the panel, two on its page. */
export const PublicationBody = ({
  detail,
  isWide = false,
  score,
}: {
  detail: PublicationDetail
  isWide?: boolean
  /** How it did beside its account's others. */
  score?: ReactNode
}) => {
  const { t } = useTranslation('publications')
  const { t: acts } = useTranslation('interactions')
  const { t: byHand } = useTranslation('byHand')
  const can = useCan()
  const api = useApi()
  const { publication, post, parts, attempts, history, metrics, withheld, replies, imported } = detail
  const platforms = useQuery(api.platforms.list.queryOptions({ staleTime: Infinity }))
  const platform = platforms.data?.find(({ id }) => id === publication.platform)
  const capabilities = platform?.capabilities
  const chosen = post.options?.[publication.accountId]
  const interactions = useInteractions(publication.id)
  const mayRepost =
    publication.state === 'published' &&
    publication.removedAt === null &&
    can('interactions.act') &&
    (capabilities?.interactions?.some(({ act }) => act === 'repost') || capabilities?.notOffered.some(({ what }) => what === 'repost'))
  const entries = useMemo(() => timeline(history, attempts), [history, attempts])
  const facts = useFacts(detail)
  const column = 'flex min-w-0 flex-col gap-6'
  return (
    <div className={cx('grid gap-x-8 gap-y-6', isWide && 'grid-cols-[minmax(0,1fr)_minmax(18rem,26rem)] max-lg:grid-cols-1')}>
      <div className={column}>
        <Situation publication={publication} />
        {publication.readyAt && can('publications.handover') && (
          <Section title={byHand('title')}>
            <ReadyPanel publication={publication} />
          </Section>
        )}
        <Section title={t('content')}>
          <PostPreview
            platform={publication.platform}
            name={publication.creatorName}
            handle={publication.accountHandle}
            text={publication.text}
            thread={publication.thread?.texts}
            media={post.assets.map(({ asset, alt }) => ({ id: asset.id, assetId: asset.id, kind: asset.kind, alt }))}
          />
        </Section>
        {parts && publication.thread && publication.state !== 'scheduled' && (
          <Section title={t('thread.title')}>
            <ThreadParts parts={parts} of={publication.thread.parts} />
          </Section>
        )}
        <Section title={t('figures.title')}>
          <Figures
            readings={metrics}
            withheld={withheld}
            imported={imported}
            capabilities={capabilities}
            isOut={publication.state === 'published'}
          />
        </Section>
        {publication.state === 'published' && score}
        {isWide && metrics.length > 1 && (
          <Suspense>
            <ReadingsChart readings={metrics} />
          </Suspense>
        )}
        {publication.publishedAt && <PublicationLink publicationId={publication.id} />}
        {publication.state === 'published' && (
          <Section title={t('replies.title')}>
            <div className="flex flex-col gap-3">
              <Replies publication={publication} replies={replies} capabilities={capabilities} interactions={interactions} />
              {capabilities && can('interactions.act') && <NotOffered capabilities={capabilities} only={['like', 'comments']} />}
            </div>
          </Section>
        )}
        {capabilities && mayRepost && (
          <Section title={acts('repost.title')}>
            {capabilities.interactions?.some(({ act }) => act === 'repost') ? (
              <RepostActs publication={publication} interactions={interactions} />
            ) : (
              <NotOffered capabilities={capabilities} only={['repost']} />
            )}
          </Section>
        )}
      </div>
      <div className={column}>
        <Section title={t('facts.title')}>
          <Facts items={facts} />
        </Section>
        {platform && chosen && (
          <ChoiceFacts platform={platform} chosen={chosen} video={post.assets.find(({ asset }) => asset.kind === 'video')?.asset.id} />
        )}
        <Section title={t('timeline.title')}>
          <TimelineList entries={entries} />
        </Section>
      </div>
    </div>
  )
}
