import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Section } from '../../components/section.tsx'
import { useApi } from '../../lib/api.tsx'
import { ScoreParts } from './score-popover.tsx'

/** A publication's score with what it is made of, on its own page. */
export const PostScore = ({ publicationId }: { publicationId: string }) => {
  const { t } = useTranslation('analytics')
  const api = useApi()
  const read = useQuery(api.analytics.score.queryOptions({ input: { publicationId } }))
  const score = read.data?.score ?? null
  return (
    <Section title={t('figure.score')} note={t('score.title')}>
      <p className="tnum text-2xl font-semibold">{score === null ? '—' : t('score.outOf', { score: Math.round(score) })}</p>
      <div className="max-w-140">
        <ScoreParts publicationId={publicationId} />
      </div>
    </Section>
  )
}
