import { useTranslation } from 'react-i18next'
import type { Overview } from '../../../contract/analytics.ts'
import { Change, FigureTile } from '../../components/figure-tile.tsx'
import { FollowersNote } from '../../components/followers-note.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useFigureWords } from './use-figure-words.ts'
import type { FigureName } from './use-figure-words.ts'

const always = ['views', 'likes', 'comments', 'shares', 'engagementRate', 'posts'] as const
/** Shown where they are known. */
const wherever = ['saves', 'clicks', 'visits', 'follows', 'watchMs'] as const

/** The period's figures beside those of the period before. */
export const FiguresRow = ({ overview }: { overview: Overview }) => {
  const { t } = useTranslation('analytics')
  const format = useFormat()
  const words = useFigureWords()
  const { gained, before, followers, measured } = overview
  const shown: FigureName[] = [...always, ...wherever.filter((figure) => gained[figure] !== null)]
  return (
    <dl className="grid grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-3">
      {shown.map((figure) => (
        <FigureTile
          key={figure}
          label={words.label(figure)}
          value={words.value(figure, gained[figure])}
          change={<Change now={gained[figure]} before={before[figure]} />}
          note={
            gained[figure] === null
              ? t('unknownWhy')
              : figure === 'posts'
                ? `${words.formula(figure)} ${t('measured', { count: measured, of: format.number(gained.posts) })}`
                : words.formula(figure)
          }
        />
      ))}
      <FigureTile
        label={t('followers')}
        value={followers ? format.number(followers.now) : '—'}
        change={followers?.growth && <Change now={followers.growth.to} before={followers.growth.from} />}
        note={followers ? <FollowersNote followers={followers} /> : t('unknownWhy')}
      />
    </dl>
  )
}
