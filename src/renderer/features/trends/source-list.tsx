import { useTranslation } from 'react-i18next'
import { CircleAlert, CircleCheck, CircleDashed, RotateCw } from 'lucide-react'
import { platformName } from '../../../contract/platform-name.ts'
import type { TrendSourceState } from '../../../contract/trends.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { Instant } from '../../components/instant.tsx'
import { Select } from '../../components/select.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useCan } from '../../lib/me.tsx'
import { dollars } from '../../lib/spending.ts'
import { useSubmit } from '../../lib/use-submit.ts'

const hours = ['never', '6', '12', '24', '168'] as const

const State = ({ source: { failure, triedAt } }: { source: TrendSourceState }) => {
  const { t } = useTranslation('trends')
  // Nobody was asked without an account.
  if (triedAt === null || failure === 'no_account')
    return (
      <Badge icon={CircleDashed} hue="grey">
        {t('state.never')}
      </Badge>
    )
  if (failure === null)
    return (
      <Badge icon={CircleCheck} hue="green">
        {t('state.fine')}
      </Badge>
    )
  return (
    <Badge icon={CircleAlert} hue="amber">
      {t('state.failed')}
    </Badge>
  )
}

const Row = ({ source }: { source: TrendSourceState }) => {
  const { t } = useTranslation('trends')
  const api = useApi()
  const format = useFormat()
  const usd = (value: number): string => dollars(value, format)
  const can = useCan()
  const refresh = useSubmit(api.trends.refresh.mutationOptions())
  const schedule = useSubmit(api.trends.setSchedule.mutationOptions())
  const { country, everyMinutes, succeededAt, failure, priceUsd } = source
  const name = [source.source === 'google' ? t('source.google') : platformName(source.source), country && t(`country.${country}`)]
    .filter(Boolean)
    .join(' · ')
  const every = everyMinutes === null ? 'never' : String(everyMinutes / 60)
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-2.5 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-2">
          <h3 className="font-medium">{name}</h3>
          <State source={source} />
        </div>
        {failure && <p>{t(`failure.${failure}`)}</p>}
        <p className="text-sm text-muted">
          {succeededAt ? (
            <>
              {t('lastSuccess')} <Instant at={succeededAt} />
            </>
          ) : (
            t('noSuccess')
          )}
          {' · '}
          {everyMinutes === null ? t('onDemand') : t('every', { time: format.duration(everyMinutes * 60_000) })}
        </p>
        {priceUsd !== null && <p className="text-sm text-muted">{t('price', { usd: usd(priceUsd) })}</p>}
        <ErrorNote error={refresh.error ?? schedule.error} />
      </div>
      {source.source === 'x' && country && can('trends.setSchedule') && (
        <Select
          label={t('schedule.label', { name })}
          hideLabel
          options={hours.map((id) => ({
            id,
            label: id === 'never' ? t('schedule.never') : t('schedule.hours', { time: format.duration(Number(id) * 3_600_000) }),
          }))}
          value={hours.find((one) => one === every) ?? 'never'}
          onChange={(id) => schedule.mutate({ source: 'x', country, everyHours: id === 'never' ? null : Number(id) })}
          isDisabled={schedule.isPending}
          className="w-44"
        />
      )}
      <Button
        size="sm"
        icon={RotateCw}
        onPress={() => refresh.mutate({ source: source.source, country })}
        isPending={refresh.isPending}
        aria-label={priceUsd === null ? t('refreshOf', { name }) : t('refreshPaidOf', { name, usd: usd(priceUsd) })}
      >
        {priceUsd === null ? t('refresh') : t('refreshPaid', { usd: usd(priceUsd) })}
      </Button>
    </li>
  )
}

export const SourceList = ({ sources }: { sources: readonly TrendSourceState[] }) => (
  <ul className="flex flex-col">
    {sources.map((source) => (
      <Row key={`${source.source} ${source.country}`} source={source} />
    ))}
  </ul>
)
