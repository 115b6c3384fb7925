import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { TextLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'

/** How much advice waits for a decision, and what the best of it is expected to bring. Nothing where there is none. */
export const AdviceLink = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const { locale } = useFormat()
  const { data } = useQuery(api.advice.count.queryOptions({ input: { creatorId } }))
  if (!data || data.open === 0) return null
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' })
  return (
    <p>
      <TextLink to="/advice">
        {data.best === null
          ? t('advice.some', { count: data.open })
          : t('advice.upTo', { count: data.open, best: percent.format(data.best) })}
      </TextLink>
    </p>
  )
}
