import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import type { Account } from '../../../contract/accounts.ts'
import type { AccountPast as Reading } from '../../../contract/past.ts'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { useFailureView } from '../../lib/use-error-view.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { PastOffer } from './past-offer.tsx'

const Progress = ({ past }: { past: Reading }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  return (
    <span className="tnum">
      {t(past.state === 'reading' ? 'past.reading' : 'past.done', { count: past.posts, since: format.date(past.since) })}
      {past.endedAt && (
        <span className="text-muted">
          {' '}
          (<Instant at={past.endedAt} />)
        </span>
      )}
    </span>
  )
}

/** What the account posted elsewhere: how much of it was read, and reading it again; what that costs, where it costs. */
export const AccountPast = ({ account: { id, platform, state } }: { account: Account }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const can = useCan()
  const format = useFormat()
  const toasts = useToasts()
  const failure = useFailureView()
  const read = useQuery({ ...api.past.get.queryOptions({ input: { accountId: id } }), enabled: can('past.get') })
  const again = useSubmit(api.past.read.mutationOptions({ onSuccess: () => toasts.done(t('past.asked')), onError: toasts.failed }))
  if (!read.data) return <span className="text-muted">…</span>
  const { past, days, offer } = read.data
  if (days === null) return <span className="text-muted">{t('past.none')}</span>
  const isReading = past?.state === 'reading'
  const isHeld = isReading && past.problem === 'SPEND_CAP' && offer !== null
  const isFree = offer === null
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {past && <Progress past={past} />}
      {isReading && past.problem !== null && (
        <span className="text-sm text-muted">
          {isHeld ? t('past.held', { when: format.date(offer.renewsAt) }) : failure({ code: past.problem, data: { platform } }).title}
        </span>
      )}
      {(isHeld || (isFree && !isReading)) && (
        <Button
          size="sm"
          variant="quiet"
          icon={History}
          isDisabled={state !== 'connected' || again.isPending}
          onPress={() => again.mutate({ accountId: id })}
        >
          {t(isHeld ? 'past.goOn' : past ? 'past.again' : 'past.read', { count: days })}
        </Button>
      )}
      {offer && !isReading && (
        <PastOffer accountId={id} days={days} offer={offer} isRead={past !== null} isConnected={state === 'connected'} />
      )}
    </span>
  )
}
