import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { MessageSquareText, Plus, SearchX } from 'lucide-react'
import { Badge } from '../../../components/badge.tsx'
import { Button } from '../../../components/button.tsx'
import { EmptyState } from '../../../components/empty-state.tsx'
import { ErrorState } from '../../../components/error-state.tsx'
import { PlatformGlyph } from '../../../components/platform-glyph.tsx'
import { SearchField } from '../../../components/search-field.tsx'
import { SkeletonRows } from '../../../components/skeleton.tsx'
import type { Caption } from '../../../../contract/library.ts'
import { useApiClient, useApi } from '../../../lib/api.tsx'
import { cx } from '../../../lib/cx.ts'
import { useFormat } from '../../../lib/locale.tsx'
import { readAllPages } from '../../../lib/read-all-pages.ts'
import { CaptionEditor } from './caption-editor.tsx'

const Row = ({ caption, isOpen, onOpen }: { caption: Caption; isOpen: boolean; onOpen: () => void }) => {
  const { t } = useTranslation('library')
  const format = useFormat()
  const platforms = [...new Set([...(caption.platforms ?? []), ...Object.keys(caption.platformTexts)])]
  return (
    <li>
      <button
        type="button"
        aria-current={isOpen ? 'true' : undefined}
        onClick={onOpen}
        className={cx(
          'flex w-full flex-col gap-1.5 border-b border-line px-4 py-3 text-left outline-none hover:bg-hover focus-visible:ring-focus',
          isOpen && 'bg-accent-soft hover:bg-accent-soft',
        )}
      >
        <span className="line-clamp-2 break-words whitespace-pre-wrap">{caption.text}</span>
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
          {caption.language && <span className="font-medium uppercase">{caption.language}</span>}
          <span className="tnum">{t('caption.variants', { count: caption.variants, shown: format.number(caption.variants) })}</span>
          <span className="tnum">{caption.uses === 0 ? t('caption.unused') : t('caption.uses', { count: caption.uses })}</span>
          {platforms.map((platform) => (
            <PlatformGlyph key={platform} platform={platform} className="size-3.5" />
          ))}
          {caption.tags.map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
        </span>
      </button>
    </li>
  )
}

/** Captions of a model: the list, and the one being written beside it. */
export const CaptionsTab = ({ creatorId }: { creatorId: string }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const client = useApiClient()
  const [search, setSearch] = useState('')
  const [open, setOpen] = useState<{ caption: Caption | null; key: number } | null>(null)
  const input = { creatorId, search: search.trim() || undefined }
  const list = useQuery({
    ...api.captions.list.queryOptions({ input }),
    queryFn: async ({ signal }) => ({ items: await readAllPages((page) => client.captions.list({ ...input, ...page }, { signal })) }),
  })
  const show = (caption: Caption | null): void => setOpen((before) => ({ caption, key: (before?.key ?? 0) + 1 }))
  const items = list.data?.items ?? []
  const isBlank = list.data && items.length === 0 && search.trim() === '' && open === null
  if (list.isPending) return <SkeletonRows rows={6} className="px-6 py-4" />
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} isRetrying={list.isFetching} />
  if (isBlank)
    return (
      <EmptyState
        icon={MessageSquareText}
        title={t('caption.empty.title')}
        action={
          <Button variant="primary" icon={Plus} onPress={() => show(null)}>
            {t('caption.new')}
          </Button>
        }
      >
        {t('caption.empty.text')}
      </EmptyState>
    )
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[minmax(17rem,24rem)_minmax(0,1fr)] max-xl:grid-cols-[17rem_minmax(0,1fr)] max-md:grid-cols-1">
      <div className="flex min-h-0 flex-col border-r border-line">
        <div className="flex items-center gap-2 border-b border-line px-4 py-2">
          <SearchField label={t('caption.search')} value={search} onChange={setSearch} className="min-w-0 flex-1" />
          <Button icon={Plus} onPress={() => show(null)}>
            {t('caption.newShort')}
          </Button>
        </div>
        {items.length === 0 ? (
          <EmptyState icon={SearchX} title={t('caption.noMatch')} />
        ) : (
          <ul aria-label={t('tabs.captions')} className="min-h-0 flex-1 overflow-auto">
            {items.map((caption) => (
              <Row key={caption.id} caption={caption} isOpen={open?.caption?.id === caption.id} onOpen={() => show(caption)} />
            ))}
          </ul>
        )}
      </div>
      <div className="@container min-h-0 overflow-auto">
        {open ? (
          <CaptionEditor
            key={open.key}
            creatorId={creatorId}
            caption={open.caption}
            onSaved={(saved) => setOpen((before) => before && { ...before, caption: saved })}
            onGone={() => setOpen(null)}
          />
        ) : (
          <EmptyState icon={MessageSquareText} title={t('caption.pick')}>
            {t('caption.syntax')}
          </EmptyState>
        )}
      </div>
    </div>
  )
}
