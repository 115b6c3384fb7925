import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import type { Capabilities, PlatformId } from '../../../contract/platforms.ts'
import { platformName } from '../../../contract/platform-name.ts'
import { Dialog } from '../../components/dialog.tsx'
import { ExternalLink } from '../../components/link.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { Skeleton } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'

const Source = ({ source, readOn }: { source: string; readOn: string }) => {
  const { t } = useTranslation('accounts')
  const format = useFormat()
  return <ExternalLink href={source}>{t('offer.source', { on: format.date(new Date(readOn), 'UTC') })}</ExternalLink>
}

/** What Coulisse does there. */
const offered = ({ assisted, kinds, labels, delete: canDelete, replies, interactions, inbox, metrics, billing }: Capabilities) => [
  ...kinds.map((kind) => `kind_${kind}` as const),
  ...(assisted ? (['by_hand'] as const) : []),
  ...(labels.length > 0 ? (['labels'] as const) : []),
  ...(canDelete ? (['delete'] as const) : []),
  ...(metrics.post.length > 0 ? (['figures'] as const) : []),
  ...(metrics.followers ? (['followers'] as const) : []),
  ...(metrics.post.includes('linkClicks') ? (['clicks'] as const) : []),
  ...(metrics.audience ? (['audience'] as const) : []),
  ...(metrics.account ? (['account'] as const) : []),
  ...(replies ? (['replies'] as const) : []),
  ...(interactions ?? []).map(({ act, when }) => (act === 'answer' && when ? ('answer_summoned' as const) : act)),
  ...(inbox?.mentions ? (['mentions'] as const) : []),
  ...(inbox?.messages ? (['messages'] as const) : []),
  ...(inbox?.followers ? (['new_followers'] as const) : []),
  ...(billing ? (['billing'] as const) : []),
]

const Lists = ({ capabilities }: { capabilities: Capabilities }) => {
  const { t } = useTranslation('accounts')
  return (
    <div className="flex flex-col gap-4">
      <section>
        <h3 className="text-sm font-medium text-muted">{t('offer.available')}</h3>
        <ul className="pt-1">
          {offered(capabilities).map((what) => (
            <li key={what} className="flex items-start gap-2 py-1">
              <Check aria-hidden className="mt-0.5 size-4 shrink-0 text-green" />
              {t(`offer.has.${what}`)}
            </li>
          ))}
        </ul>
      </section>
      {capabilities.notOffered.length > 0 && (
        <section>
          <h3 className="text-sm font-medium text-muted">{t('offer.missing')}</h3>
          <ul className="pt-1">
            {capabilities.notOffered.map(({ what, why, source, readOn }) => (
              <li key={what} className="flex items-start gap-2 py-1">
                <X aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
                <div className="min-w-0">
                  <p>{t(`offer.what.${what}`)}</p>
                  <p className="text-sm text-muted">
                    {t(`offer.why.${why}`)} <Source source={source} readOn={readOn} />
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** What can be done on a platform from here, what cannot, and why. */
export const PlatformOffer = ({ platform, onClose }: { platform: PlatformId; onClose: () => void }) => {
  const { t } = useTranslation('accounts')
  const api = useApi()
  const platforms = useQuery(api.platforms.list.queryOptions())
  const found = platforms.data?.find(({ id }) => id === platform)
  return (
    <Dialog title={t('offer.title', { platform: platformName(platform) })} isOpen onClose={onClose}>
      {platforms.isPending && <Skeleton className="h-72" />}
      {platforms.isError && (
        <ReadError error={platforms.error} onRetry={() => void platforms.refetch()} isRetrying={platforms.isFetching} />
      )}
      {found && <Lists capabilities={found.capabilities} />}
    </Dialog>
  )
}
