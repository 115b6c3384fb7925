/** What was said, newest first: any number of lines, of which only those in view are in the page. */
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useVirtualizer } from '@tanstack/react-virtual'
import { AtSign, Check, CornerDownRight, Mail, MessageCircle, MessageSquare, UserRound, type LucideIcon } from 'lucide-react'
import type { InboxItem, InboxKind } from '../../../contract/inbox.ts'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { nextCursor } from '../../components/table-cursor.ts'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { cx } from '../../lib/cx.ts'
import { FoundMarks } from './found.tsx'
import { useFormat } from '../../lib/locale.tsx'

export const kindIcons: Record<InboxKind, LucideIcon> = { comment: MessageCircle, reply: MessageSquare, mention: AtSign, message: Mail }

const rowHeight = 72

const Row = ({ item }: { item: InboxItem }) => {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const now = useCoreNow(30_000)
  const Icon = kindIcons[item.kind]
  const isNew = item.state === 'new'
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-0.5">
      <span className="flex items-center gap-2">
        <span aria-hidden className={cx('size-2 shrink-0 rounded-full', isNew ? 'bg-accent' : 'invisible')} />
        <Icon aria-hidden className="size-3.5 shrink-0 text-muted" />
        <span className={cx('truncate', isNew ? 'font-semibold' : 'font-medium text-muted')}>{item.authorName || `@${item.author}`}</span>
        <span className="tnum ml-auto shrink-0 text-sm text-muted">{format.relative(item.at, now)}</span>
      </span>
      <span className={cx('truncate pl-4', !isNew && 'text-muted')}>{item.text || '—'}</span>
      <span className="flex items-center gap-1.5 pl-4 text-sm text-muted">
        <PlatformGlyph platform={item.platform} className="[&_svg]:size-3.5" />
        <span className="truncate">@{item.accountHandle}</span>
        {item.answered && (
          <CornerDownRight aria-label={t('answeredBy', { name: item.answered.by })} role="img" className="size-3.5 shrink-0 text-green" />
        )}
        {!item.answered && !isNew && <Check aria-hidden className="size-3.5 shrink-0" />}
        <FoundMarks judged={item.judged} />
        {item.tags.length > 0 && <span className="truncate">{item.tags.join(', ')}</span>}
        {item.assigned && (
          <span className="ml-auto flex min-w-0 items-center gap-1">
            <UserRound aria-hidden className="size-3.5 shrink-0" />
            <span className="truncate">{item.assigned.name}</span>
          </span>
        )}
      </span>
    </span>
  )
}

interface InboxListProps {
  items: readonly InboxItem[]
  chosen: string | null
  onChoose: (id: string) => void
  onEnd: () => void
}

export const InboxList = ({ items, chosen, onChoose, onEnd }: InboxListProps) => {
  const { t } = useTranslation('inbox')
  const scroller = useRef<HTMLDivElement>(null)
  const cursor = Math.max(
    0,
    items.findIndex(({ id }) => id === chosen),
  )
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: (index) => items[index]?.id ?? index,
    estimateSize: () => rowHeight,
    overscan: 8,
    onChange: (instance) => {
      const last = instance.getVirtualItems().at(-1)
      if (last && last.index >= items.length - 1) onEnd()
    },
  })
  // Where one goes is brought into sight; rows that come move nothing.
  const brought = useRef<string | null>(null)
  useEffect(() => {
    if (chosen === null || brought.current === chosen) return
    brought.current = chosen
    virtual.scrollToIndex(cursor)
  }, [chosen, cursor, virtual])
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1)
    // j and k work from anywhere: they are acts of the page.
    const next = event.key.length === 1 ? null : nextCursor(event.key, cursor, items.length, page)
    const to = next === null ? undefined : items[next]
    if (!to) return
    event.preventDefault()
    onChoose(to.id)
  }
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={t('list')}
      aria-rowcount={items.length}
      aria-activedescendant={chosen === null ? undefined : `inbox-${chosen}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      className="min-h-0 flex-1 overflow-auto outline-none focus-visible:ring-focus"
    >
      <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const item = items[index]
          if (!item) return null
          return (
            <div
              key={item.id}
              id={`inbox-${item.id}`}
              role="row"
              aria-selected={item.id === chosen}
              aria-rowindex={index + 1}
              aria-label={t('row', { kind: t(`kind.${item.kind}`), author: item.author, account: item.accountHandle, text: item.text })}
              onClick={() => onChoose(item.id)}
              onKeyDown={onKeyDown}
              className={cx(
                'absolute inset-x-0 flex cursor-default items-center border-b border-line px-3 hover:bg-hover',
                item.id === chosen && 'bg-accent-soft hover:bg-accent-soft',
              )}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
            >
              <span role="gridcell" className="flex min-w-0 flex-1">
                <Row item={item} />
              </span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
