import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { History } from 'lucide-react'
import type { Account } from '../../../contract/accounts.ts'
import { Button } from '../../components/button.tsx'
import { Instant } from '../../components/instant.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { useFailureView } from '../../lib/use-error-view.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** What the account posted elsewhere: how much of it was read, and reading it again. */
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
  const { past, days } = read.data
  if (days === null) return <span className="text-muted">{t('past.none')}</span>
  const count = past?.posts ?? 0
  const button = (
    <Button
      size="sm"
      variant="quiet"
      icon={History}
      isDisabled={state !== 'connected' || again.isPending}
      onPress={() => again.mutate({ accountId: id })}
    >
      {t(past ? 'past.again' : 'past.read', { count: days })}
    </Button>
  )
  if (!past) return button
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="tnum">
        {t(past.state === 'reading' ? 'past.reading' : 'past.done', { count, since: format.date(past.since) })}
        {past.endedAt && (
          <span className="text-muted">
            {' '}
            (<Instant at={past.endedAt} />)
          </span>
        )}
      </span>
      {past.state === 'reading' && past.problem && (
        <span className="text-sm text-muted">{failure({ code: past.problem, data: { platform } }).title}</span>
      )}
      {past.state === 'done' && button}
    </span>
  )
}
