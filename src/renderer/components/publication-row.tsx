import { useTranslation } from 'react-i18next'
import { Film, Image, Images, Type, type LucideIcon } from 'lucide-react'
import type { Publication } from '../../contract/publications.ts'
import { AssetImage } from '../lib/asset-image.tsx'
import { cx } from '../lib/cx.ts'
import { useFailureView } from '../lib/use-error-view.ts'
import { PlatformGlyph } from './platform-glyph.tsx'
import { seenState, StateBadge, StateIcon } from './state-badge.tsx'
import { WallTime } from './wall-time.tsx'

export interface PublicationRowProps {
  publication: Publication
  onOpen: (id: string) => void
  isOpen?: boolean
  withDate?: boolean
}

const kindIcons = { text: Type, photo: Image, photo_set: Images, video: Film } satisfies Record<Publication['kind'], LucideIcon>

const Thumb = ({ assetId, kind }: { assetId: string | null; kind: Publication['kind'] }) => {
  const Icon = kindIcons[kind]
  if (assetId) return <AssetImage assetId={assetId} alt="" className="size-8 shrink-0 rounded-md object-cover" />
  return (
    <span aria-hidden className="inline-flex size-8 shrink-0 items-center justify-center rounded-md bg-surface text-muted max-md:hidden">
      <Icon className="size-4" strokeWidth={1.6} />
    </span>
  )
}

/** One publication in a list: when, what, where, how it stands – and why, when it does not go well. */
export const PublicationRow = ({ publication, onOpen, isOpen = false, withDate = false }: PublicationRowProps) => {
  const { t } = useTranslation('ui')
  const failureView = useFailureView()
  const { id, at, dueAt, text, thumbAssetId, creatorName, platform, accountHandle, failure, kind, elsewhere } = publication
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
        <span className={cx('shrink-0 max-md:w-18', withDate ? 'w-48' : 'w-40')}>
          <WallTime at={at} dueAt={dueAt} withDate={withDate} isStacked isViewerFirst className="block whitespace-normal!" />
        </span>
        <Thumb assetId={thumbAssetId} kind={kind} />
        <span className="min-w-0 flex-1">
          <span className="block truncate">{text || <span className="text-muted">{t('noText')}</span>}</span>
          <span className="flex min-w-0 items-center gap-1.5 text-sm text-muted">
            <PlatformGlyph platform={platform} className="[&_svg]:size-3.5" />
            <span className="truncate">
              {creatorName} · {accountHandle}
              {elsewhere && ` · ${t('elsewhere')}`}
            </span>
          </span>
          {failure && <span className="mt-0.5 line-clamp-3 text-sm">{failureView(failure).title}</span>}
        </span>
        <StateIcon state={seenState(publication)} className="md:hidden" />
        <span className="max-md:hidden">
          <StateBadge state={seenState(publication)} />
        </span>
      </button>
    </li>
  )
}
