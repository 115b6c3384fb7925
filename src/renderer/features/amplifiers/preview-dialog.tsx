import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { AmplifierGroup, AmplifierPreview } from '../../../contract/amplifiers.ts'
import { Badge } from '../../components/badge.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApi } from '../../lib/api.tsx'

const Words = ({ text }: { text: string }) => {
  const { t } = useTranslation('amplifiers')
  return <span className="block truncate font-medium">{text === '' ? t('preview.noText') : text}</span>
}

const Reposts = ({ reposts }: Pick<AmplifierPreview, 'reposts'>) => {
  const { t } = useTranslation('amplifiers')
  return (
    <ul aria-label={t('preview.reposts')} className="flex flex-col">
      {reposts.map((one) => (
        <li key={`${one.publicationId} ${one.accountId}`} className="flex items-center gap-4 border-b border-line py-2 last:border-b-0">
          <div className="min-w-0 flex-1">
            <Words text={one.text} />
            <span className="text-sm text-muted">
              <Instant at={one.at} /> · {t('preview.by', { handle: one.accountHandle })}
              {one.likes !== null && ` · ${t('preview.likes', { count: one.likes })}`}
            </span>
          </div>
          {one.verdict === 'needs_click' && <Badge hue="amber">{t('preview.byClick')}</Badge>}
        </li>
      ))}
    </ul>
  )
}

const Passed = ({ passed }: Pick<AmplifierPreview, 'passed'>) => {
  const { t } = useTranslation('amplifiers')
  return (
    <section aria-label={t('preview.left')} className="flex flex-col gap-1">
      <h3 className="font-semibold">{t('preview.left')}</h3>
      <ul className="flex flex-col">
        {passed.map((one) => (
          <li key={`${one.publicationId} ${one.why}`} className="border-b border-line py-2 last:border-b-0">
            <Words text={one.text} />
            <span className="text-sm text-muted">
              <Instant at={one.publishedAt} /> · {t(`preview.why.${one.why}`)}
              {one.accounts.length > 0 && ` · ${one.accounts.map((handle) => `@${handle}`).join(', ')}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What the group would have done over the last week, had it been on: nothing is sent. */
export const PreviewDialog = ({ group: { id, creatorId, name }, onClose }: { group: AmplifierGroup; onClose: () => void }) => {
  const { t } = useTranslation('amplifiers')
  const found = useQuery(useApi().amplifiers.preview.queryOptions({ input: { creatorId, groupId: id } }))
  return (
    <Dialog title={t('preview.title', { name })} isOpen onClose={onClose}>
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : !found.data ? (
        <SkeletonRows rows={4} />
      ) : (
        <>
          <p className="text-muted">{t('preview.posts', { count: found.data.posts })}</p>
          {found.data.reposts.length > 0 ? <Reposts reposts={found.data.reposts} /> : <p>{t('preview.none')}</p>}
          {found.data.passed.length > 0 && <Passed passed={found.data.passed} />}
        </>
      )}
    </Dialog>
  )
}
