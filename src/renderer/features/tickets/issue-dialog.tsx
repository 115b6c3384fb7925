import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ExternalLink } from 'lucide-react'
import { Callout } from '../../components/callout.tsx'
import { buttonClass } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useApi } from '../../lib/api.tsx'

/** What whoever makes Coulisse would get, word for word, before it leaves. */
export const IssueDialog = ({ ticketId, onClose }: { ticketId: string; onClose: () => void }) => {
  const { t } = useTranslation('tickets')
  const api = useApi()
  const read = useQuery(api.tickets.issue.queryOptions({ input: { ticketId } }))
  const issue = read.data
  return (
    <Dialog
      title={t('issue.title')}
      isOpen
      onClose={onClose}
      footer={
        issue && (
          <>
            <CopyButton text={`${issue.title}\n\n${issue.body}`} label={t('issue.copy')} size="md" />
            {issue.url !== null && (
              <a
                href={issue.url}
                target="_blank"
                rel="noreferrer noopener"
                className={buttonClass('primary', 'md', 'hover:bg-accent-hover')}
              >
                <ExternalLink aria-hidden className="size-4" />
                {t('issue.open')}
              </a>
            )}
          </>
        )
      }
    >
      {read.isError ? (
        <ErrorState error={read.error} onRetry={() => void read.refetch()} isRetrying={read.isFetching} />
      ) : !issue ? (
        <SkeletonRows rows={6} />
      ) : (
        <>
          <p className="text-muted">{t('issue.note')}</p>
          {issue.url === null && <Callout tone="info" title={t('issue.none')} />}
          {issue.isCut && <Callout tone="info" title={t('issue.cut')} />}
          <p className="font-medium wrap-anywhere">{issue.title}</p>
          <TextArea label={t('issue.body')} rows={12} value={issue.body} isReadOnly />
        </>
      )}
    </Dialog>
  )
}
