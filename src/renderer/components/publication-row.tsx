import { useTranslation } from 'react-i18next'
import type { Publication } from '../../contract/publications.ts'
import { AssetImage } from '../lib/asset-image.tsx'
import { cx } from '../lib/cx.ts'
import { useFailureView } from '../lib/use-error-view.ts'
import { PlatformGlyph } from './platform-glyph.tsx'
import { StateBadge } from './state-badge.tsx'
import { WallTime } from './wall-time.tsx'

export interface PublicationRowProps {
  publication: Publication
  onOpen: (id: string) => void
  isOpen?: boolean
  withDate?: boolean
}

/** One publication in a list: when, what, where, how it stands – and why, when it does not go well. */
export const PublicationRow = ({ publication, onOpen, isOpen = false, withDate = false }: PublicationRowProps) => {
  const { t } = useTranslation('ui')
  const failureView = useFailureView()
  const { id, at, dueAt, text, thumbAssetId, creatorName, platform, accountHandle, state, failure } = publication
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
        <span className="w-36 shrink-0 max-md:w-16 max-md:whitespace-normal">
          <WallTime at={at} dueAt={dueAt} withDate={withDate} className="max-md:whitespace-normal" />
        </span>
        {thumbAssetId ? <AssetImage assetId={thumbAssetId} alt="" className="size-8 shrink-0 rounded-md object-cover" /> : <span aria-hidden className="size-8 shrink-0 rounded-md bg-hover max-md:hidden" />}
        <span className="min-w-0 flex-1">
          <span className="block truncate">{text || <span className="text-muted">{t('noText')}</span>}</span>
          <span className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
            <PlatformGlyph platform={platform} className="[&_svg]:size-3.5" />
            <span className="truncate">
              {creatorName} · {accountHandle}
              {failure && <span className="text-text"> · {failureView(failure).title}</span>}
            </span>
          </span>
        </span>
        <StateBadge state={state} />
      </button>
    </li>
  )
}
