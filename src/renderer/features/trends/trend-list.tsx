import { useTranslation } from 'react-i18next'
import { PencilLine, Trash2, UserRound } from 'lucide-react'
import type { Creator } from '../../../contract/creators.ts'
import { platformName } from '../../../contract/platform-name.ts'
import type { Trend } from '../../../contract/trends.ts'
import { Badge } from '../../components/badge.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { Instant } from '../../components/instant.tsx'
import { ButtonLink, ExternalLink } from '../../components/link.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

/** Seen by a person: of the platform that she saw it on. */
const Where = ({ trend: { source, platform, country } }: { trend: Trend }) => {
  const { t } = useTranslation('trends')
  const name = platform ? platformName(platform) : t(source === 'google' ? 'source.google' : 'source.manual')
  return <Badge>{[name, country && t(`country.${country}`)].filter(Boolean).join(' · ')}</Badge>
}

const Row = ({ trend, creators }: { trend: Trend; creators: readonly Creator[] }) => {
  const { t } = useTranslation('trends')
  const api = useApi()
  const format = useFormat()
  const remove = useSubmit(api.trends.remove.mutationOptions())
  const { id, name, volume, detail, url, source, lastSeenAt, matches } = trend
  const suits = matches.flatMap(({ creatorId, themes }) => {
    const creator = creators.find((one) => one.id === creatorId)
    return creator ? [{ creator, themes }] : []
  })
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-80 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <h2 className="font-medium break-words">{name}</h2>
          <Where trend={trend} />
          {volume !== null && (
            <span className="tnum text-sm text-muted">{t(`volume.${source}`, { count: volume, number: format.number(volume) })}</span>
          )}
        </div>
        {detail && <p className="text-muted">{url ? <ExternalLink href={url}>{detail}</ExternalLink> : detail}</p>}
        {!detail && url && (
          <p>
            <ExternalLink href={url}>{t('open')}</ExternalLink>
          </p>
        )}
        {suits.map(({ creator, themes }) => (
          <p key={creator.id} className="flex flex-wrap items-center gap-x-1.5 text-sm">
            <UserRound aria-hidden className="size-3.5 text-violet" />
            <span>{t('suits', { name: creator.name, themes: format.list(themes) })}</span>
          </p>
        ))}
        <p className="text-sm text-muted">
          {t('seen')} <Instant at={lastSeenAt} />
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {(suits.length > 0 ? suits : [null]).map((one) => (
          <ButtonLink
            key={one?.creator.id ?? ''}
            to="/posts/new"
            search={{ trend: id, ...(one && { creator: one.creator.id }) }}
            icon={PencilLine}
            size="sm"
            // Alike on every row: said with what it is about.
            aria-label={`${one ? t('writeFor', { name: one.creator.name }) : t('write')} : ${name}`}
          >
            {one ? t('writeFor', { name: one.creator.name }) : t('write')}
          </ButtonLink>
        ))}
        {source === 'manual' && (
          <IconButton
            icon={Trash2}
            label={t('remove', { name })}
            onPress={() => remove.mutate({ trendId: id })}
            isDisabled={remove.isPending}
          />
        )}
      </div>
    </li>
  )
}

export const TrendList = ({ trends, creators }: { trends: readonly Trend[]; creators: readonly Creator[] }) => {
  const { t } = useTranslation('trends')
  return (
    <ul aria-label={t('title')} className="flex flex-col">
      {trends.map((trend) => (
        <Row key={trend.id} trend={trend} creators={creators} />
      ))}
    </ul>
  )
}
