import { useTranslation } from 'react-i18next'
import { CircleCheck, PlugZap } from 'lucide-react'
import { Count } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PublicationRow } from '../../components/publication-row.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useApiClient } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'
import { useInspector } from '../../lib/inspector.ts'
import type { Account } from '../../../contract/accounts.ts'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { cx } from '../../lib/cx.ts'
import { useLongList } from '../../lib/use-long-list.ts'
import { useRowsInSight } from '../../lib/use-rows-in-sight.ts'
import { useFailureView } from '../../lib/use-error-view.ts'
import { useNeedsPersonCount, useToReconnect } from './use-needs-person-count.ts'

/** Everything that does not go on without somebody; as many as its count says, a page at a time. */
export const NeedsPerson = ({ creatorId }: { creatorId: CreatorId | undefined }) => {
  const { t } = useTranslation('today')
  const client = useApiClient()
  const { inspected, inspect } = useInspector()
  const count = useNeedsPersonCount(creatorId)
  const list = useLongList(
    [['publications', 'list'], { input: { creatorId, needsPerson: true }, type: 'long' }],
    (cursor, signal) => client.publications.list({ creatorId, needsPerson: true, limit: 50, order: 'latest', cursor }, { signal }),
    'pressed',
  )
  const { items } = list
  const rows = useRowsInSight(items, list.show)
  const toReconnect = useToReconnect(creatorId) ?? []
  return (
    <Section
      title={t('needs.title')}
      actions={items.length + toReconnect.length > 0 && <Count>{count ?? items.length + toReconnect.length}</Count>}
    >
      {list.isPending && <SkeletonRows rows={2} />}
      {list.isError && <ErrorState error={list.error} onRetry={list.refetch} isRetrying={list.isFetching} />}
      {!list.isPending && !list.isError && items.length + toReconnect.length === 0 && (
        <p className="flex items-center gap-2 text-muted">
          <CircleCheck aria-hidden className="size-4 text-green" />
          <span>
            <span className="text-text">{t('needs.none')}</span> {t('needs.noneNote')}
          </span>
        </p>
      )}
      {items.length + toReconnect.length > 0 && (
        <ul ref={rows} className="overflow-hidden rounded-lg border border-line [&>li:last-child>button]:border-b-0">
          {toReconnect.map((account) => (
            <ToReconnect key={account.id} account={account} onOpen={inspect} isOpen={inspected === account.id} />
          ))}
          {items.map((publication) => (
            <PublicationRow
              key={publication.id}
              publication={publication}
              onOpen={inspect}
              isOpen={inspected === publication.id}
              withDate
            />
          ))}
        </ul>
      )}
      {list.hasMore && (
        <Button onPress={list.more} className="self-center">
          {t('needs.more', { count: Math.max(0, (count ?? 0) - items.length - toReconnect.length) })}
        </Button>
      )}
    </Section>
  )
}

/** An account without its access: nothing goes out, nothing is read, until somebody reconnects it. */
const ToReconnect = ({ account, onOpen, isOpen }: { account: Account; onOpen: (id: string) => void; isOpen: boolean }) => {
  const { t } = useTranslation('today')
  const view = useFailureView()
  const { id, handle, platform, problem, scheduled } = account
  return (
    <li>
      <button
        type="button"
        onClick={() => onOpen(id)}
        aria-current={isOpen ? 'true' : undefined}
        className={cx(
          'flex min-h-12 w-full items-center gap-3 border-b border-line px-3 py-1.5 text-left transition-colors hover:bg-hover focus-visible:ring-focus focus-visible:-outline-offset-2',
          isOpen && 'bg-accent-soft hover:bg-accent-soft',
        )}
      >
        <PlugZap aria-hidden className="size-4 shrink-0 text-amber" />
        <span className="min-w-0 flex-1">
          <span className="flex min-w-0 items-center gap-1.5">
            <PlatformGlyph platform={platform} className="[&_svg]:size-3.5" />
            <span className="truncate">{t('needs.reconnect', { handle })}</span>
          </span>
          <span className="block text-sm text-muted">
            {view({ code: problem ?? 'REAUTH_REQUIRED', data: { platform } }).title}
            {scheduled > 0 && <> · {t('needs.waits', { count: scheduled })}</>}
          </span>
        </span>
      </button>
    </li>
  )
}
