import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { Advice, AdvicePreview } from '../../../contract/advice.ts'
import { ErrorState } from '../../components/error-state.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'

interface Line {
  name: string
  now: number
  then: number
}

/** What applying it changes in the weeks ahead, before it is applied. */
export const PlanPreview = ({ advice }: { advice: Advice }) => {
  const { t } = useTranslation('advice')
  const api = useApi()
  const read = useQuery(api.advice.preview.queryOptions({ input: { adviceId: advice.id } }))
  const lines = useLines(advice)
  if (read.isError) return <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
  if (read.data === undefined) return <Skeleton className="h-20 w-full max-w-160" />
  if (read.data === null) return <p className="text-muted">{t('preview.noPlan')}</p>
  return <Changes days={read.data.days} lines={lines(read.data)} />
}

/** Only what this kind of advice is about, and how many posts there are at all. */
const useLines = ({ subject }: Advice) => {
  const { t } = useTranslation('advice')
  return (preview: AdvicePreview): Line[] => {
    const posts = { name: t('preview.posts'), ...preview.posts }
    switch (subject.kind) {
      case 'hours':
        return preview.atHours ? [{ name: t('preview.atHours'), ...preview.atHours }, posts] : [posts]
      case 'content_kind':
        return [...preview.kinds.map(({ planKind, now, then }) => ({ name: t(`preview.kind.${planKind}`), now, then })), posts]
      case 'market':
        return [...preview.markets.map(({ market, now, then }) => ({ name: t(`market.${market}`), now, then })), posts]
      case 'hashtag':
      case 'hashtag_worn':
        return preview.tagged ? [{ name: t('preview.tagged', { tag: `#${subject.tag}` }), ...preview.tagged }, posts] : [posts]
      case 'pace':
        return [{ name: t('preview.mostPerDay'), ...preview.mostPerDay }, posts]
      case 'text_length':
        return [posts]
    }
  }
}

const Changes = ({ days, lines }: { days: number; lines: readonly Line[] }) => {
  const { t } = useTranslation('advice')
  const format = useFormat()
  const title = t('preview.title', { count: days })
  return (
    <div className="flex flex-col gap-2">
      <table className="tnum w-full max-w-120">
        <caption className="sr-only">{title}</caption>
        <thead>
          <tr className="text-sm text-muted">
            <th scope="col" className="py-1 text-left font-normal">
              {title}
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-normal">
              {t('preview.now')}
            </th>
            <th scope="col" className="py-1 pl-3 text-right font-normal">
              {t('preview.then')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, now, then }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className="py-1 text-left font-normal break-words">
                {name}
              </th>
              <td className="py-1 pl-3 text-right">{format.number(now)}</td>
              <td className={`py-1 pl-3 text-right ${now === then ? '' : 'font-semibold'}`}>{format.number(then)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-muted">{t(lines.every(({ now, then }) => now === then) ? 'preview.same' : 'preview.stays')}</p>
    </div>
  )
}
