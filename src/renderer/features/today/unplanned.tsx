import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Callout } from '../../components/callout.tsx'
import { ButtonLink, TextLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'

/** A week is not planned from one minute to the next. */
const askEveryMs = 10 * 60_000

/** A standing proposal: whose week ahead is not planned, and what their plans have for it. Nothing where all is planned. */
export const Unplanned = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const api = useApi()
  const format = useFormat()
  const { data } = useQuery(api.plans.unplanned.queryOptions({ input: { creatorId }, refetchInterval: askEveryMs }))
  const [first, ...others] = data?.creators ?? []
  if (!data || !first) return null
  const day = (date: string) => format.shortDate(new Date(`${date}T12:00:00Z`), 'UTC')
  const preview = { tab: 'plan', preview: true } as const
  const isOne = others.length === 0 && data.more === 0
  return (
    <Callout
      title={isOne ? t('unplanned.one', { name: first.name }) : t('unplanned.many', { count: data.creators.length + data.more })}
      action={
        isOne ? (
          <ButtonLink to="/creators/$creatorId" params={{ creatorId: first.creatorId }} search={preview} size="sm">
            {t('unplanned.see')}
          </ButtonLink>
        ) : (
          <ButtonLink to="/planning" size="sm">
            {t('unplanned.all')}
          </ButtonLink>
        )
      }
    >
      {isOne ? (
        t('unplanned.posts', { count: first.posts, day: day(first.from) })
      ) : (
        <span className="tnum flex flex-wrap gap-x-4 gap-y-0.5">
          {data.creators.map(({ creatorId: id, name, posts }) => (
            <span key={id}>
              <TextLink to="/creators/$creatorId" params={{ creatorId: id }} search={preview}>
                {name}
              </TextLink>{' '}
              · {t('unplanned.proposed', { count: posts })}
            </span>
          ))}
          {data.more > 0 && <span>{t('unplanned.more', { count: data.more })}</span>}
        </span>
      )}
    </Callout>
  )
}
