/** Where each post read costs money: what reading an account's past costs at most, begun or declined by an admin. */
import { useTranslation } from 'react-i18next'
import { History } from 'lucide-react'
import type { PastOffer as Offer } from '../../../contract/past.ts'
import { Button } from '../../components/button.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { dollars, exactDollars } from '../../lib/spending.ts'
import { useSubmit } from '../../lib/use-submit.ts'

interface PastOfferProps {
  accountId: string
  days: number
  offer: Offer
  /** It was read before: to read it again costs as much. */
  isRead: boolean
  isConnected: boolean
}

const Price = ({ days, offer: { posts, usd, mayUsd, mostUsd, leftUsd, renewsAt } }: Pick<PastOfferProps, 'days' | 'offer'>) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  return (
    <>
      <span className="tnum">
        {t('past.price', {
          count: posts,
          formatted: format.number(posts),
          days,
          usd: exactDollars(usd, format),
          most: dollars(mostUsd, format),
        })}
      </span>
      <span className="tnum text-sm text-muted">
        {t('past.may', { usd: exactDollars(mayUsd, format) })}{' '}
        {leftUsd === null
          ? t('past.noCap')
          : t(leftUsd < mostUsd ? 'past.tooLittle' : 'past.left', { left: dollars(leftUsd, format), when: format.date(renewsAt) })}
      </span>
    </>
  )
}

export const PastOffer = ({ accountId, days, offer, isRead, isConnected }: PastOfferProps) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const can = useCan()
  const format = useFormat()
  const toasts = useToasts()
  const buy = useSubmit(api.past.buy.mutationOptions({ onSuccess: () => toasts.done(t('past.asked')), onError: toasts.failed }))
  const decline = useSubmit(api.past.setDeclined.mutationOptions({ onError: toasts.failed }))
  const mayBuy = can('past.buy')
  const { declined, mostUsd } = offer
  if (declined)
    return (
      <>
        <span className="text-muted">{t('past.declined', { name: declined.by, date: format.date(declined.at) })}</span>
        {mayBuy && (
          <Button size="sm" variant="quiet" isDisabled={decline.isPending} onPress={() => decline.mutate({ accountId, declined: false })}>
            {t('past.reconsider')}
          </Button>
        )}
      </>
    )
  if (offer.posts === 0) return <span className="text-muted">{t('past.nothingThere')}</span>
  return (
    <>
      <Price days={days} offer={offer} />
      {mayBuy ? (
        <span className="flex flex-wrap gap-1">
          <Button
            size="sm"
            icon={History}
            isDisabled={!isConnected || buy.isPending}
            onPress={() => buy.mutate({ accountId, agreedUsd: mostUsd })}
          >
            {t(isRead ? 'past.buyAgain' : 'past.buy', { most: dollars(mostUsd, format) })}
          </Button>
          {!isRead && (
            <Button size="sm" variant="quiet" isDisabled={decline.isPending} onPress={() => decline.mutate({ accountId, declined: true })}>
              {t('past.decline')}
            </Button>
          )}
        </span>
      ) : (
        <span className="text-sm text-muted">{t('past.adminOnly')}</span>
      )}
    </>
  )
}
