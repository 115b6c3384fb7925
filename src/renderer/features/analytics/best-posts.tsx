import { useTranslation } from 'react-i18next'
import { planKindNouns } from '../../../contract/plan-finding-text.ts'
import { postOrders } from '../../../contract/analytics.ts'
import type { PostOrder, ScoredPost } from '../../../contract/analytics.ts'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { TextLink } from '../../components/link.tsx'
import { AssetImage } from '../../lib/asset-image.tsx'
import { useFormat, useLanguage } from '../../lib/locale.tsx'
import { ScorePopover } from './score-popover.tsx'
import { useFigureWords } from './use-figure-words.ts'

const shown = ['views', 'likes', 'comments', 'shares'] as const

const Post = ({ post, order }: { post: ScoredPost; order: PostOrder }) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const language = useLanguage()
  const words = useFigureWords()
  return (
    <li className="flex items-center gap-3 border-b border-line px-3 py-2 last:border-b-0">
      <ScorePopover publicationId={post.publicationId} score={post.score} />
      {post.thumbAssetId && (
        <AssetImage assetId={post.thumbAssetId} alt="" className="size-10 shrink-0 rounded-md object-cover max-md:hidden" />
      )}
      <div className="min-w-0 flex-1">
        <TextLink to="/publications/$publicationId" params={{ publicationId: post.publicationId }} className="block truncate">
          {post.text || t('noText')}
        </TextLink>
        <p className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
          <PlatformGlyph platform={post.platform} className="[&_svg]:size-3.5" />
          <span className="truncate">
            {/* The figures have no room beside it: the one by which the list is ordered stands here. */}
            {order !== 'score' && order !== 'publishedAt' && (
              <span className="tnum text-text lg:hidden">
                {words.label(order)} {words.value(order, order === 'engagementRate' ? post.engagementRate : post.figures[order])}
                {' · '}
              </span>
            )}
            {post.creatorName} · {planKindNouns[language][post.kind][0]} · {format.dateTime(post.publishedAt)}
          </span>
        </p>
      </div>
      <dl className="tnum flex gap-4 text-right text-sm max-lg:hidden">
        {shown.map((figure) => (
          <div key={figure}>
            <dt className="text-muted">{words.label(figure)}</dt>
            <dd>{words.value(figure, post.figures[figure])}</dd>
          </div>
        ))}
        <div>
          <dt className="text-muted">{words.label('engagementRate')}</dt>
          <dd>{words.value('engagementRate', post.engagementRate)}</dd>
        </div>
      </dl>
    </li>
  )
}

/** The posts that did best, or worst, by a figure. */
export const BestPosts = ({
  posts,
  order,
  worst,
  onOrder,
  onWorst,
}: {
  posts: readonly ScoredPost[]
  order: PostOrder
  worst: boolean
  onOrder: (order: PostOrder) => void
  onWorst: (worst: boolean) => void
}) => {
  const { t } = useTranslation('analytics')
  return (
    <Section
      title={t('best.title')}
      note={t('best.note')}
      actions={
        <>
          <Select
            label={t('best.which')}
            hideLabel
            options={(['best', 'worst'] as const).map((id) => ({ id, label: t(`best.${id}`) }))}
            value={worst ? 'worst' : 'best'}
            onChange={(id) => onWorst(id === 'worst')}
            className="w-44"
          />
          <Select
            label={t('best.order')}
            hideLabel
            options={postOrders.map((id) => ({ id, label: t(`figure.${id}`) }))}
            value={order}
            onChange={onOrder}
            className="w-40"
          />
        </>
      }
    >
      {posts.length === 0 ? (
        <p className="text-muted">{t('best.empty')}</p>
      ) : (
        <ol className="rounded-lg border border-line">
          {posts.map((post) => (
            <Post key={post.publicationId} post={post} order={order} />
          ))}
        </ol>
      )}
    </Section>
  )
}
