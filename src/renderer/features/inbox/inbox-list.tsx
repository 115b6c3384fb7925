/** What was said, newest first: any number of lines, of which only those in view are in the page. */
import { memo, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type MouseEvent, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { useVirtualizer } from '@tanstack/react-virtual'
import {
  ArrowUp,
  AtSign,
  Check,
  CornerDownRight,
  History,
  Mail,
  MessageCircle,
  MessageSquare,
  UserRound,
  type LucideIcon,
} from 'lucide-react'
import type { InboxItem, InboxKind } from '../../../contract/inbox.ts'
import { Button } from '../../components/button.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { nextCursor } from '../../components/table-cursor.ts'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { cx } from '../../lib/cx.ts'
import { FoundMarks } from './found.tsx'
import { useFormat } from '../../lib/locale.tsx'

export const kindIcons: Record<InboxKind, LucideIcon> = { comment: MessageCircle, reply: MessageSquare, mention: AtSign, message: Mail }

const rowHeight = 72

const Words = ({ item, now }: { item: InboxItem; now: number }) => {
  const { t } = useTranslation('inbox')
  const format = useFormat()
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
        {!item.answered && item.state === 'done' && <Check aria-hidden className="size-3.5 shrink-0" />}
        {item.state === 'earlier' && <History role="img" aria-label={t('isEarlier')} className="size-3.5 shrink-0" />}
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

interface RowProps {
  item: InboxItem
  index: number
  isChosen: boolean
  now: number
}

/** Drawn once, however far the list moves past it. */
const Row = memo(({ item, index, isChosen, now }: RowProps) => {
  const { t } = useTranslation('inbox')
  return (
    <div
      id={`inbox-${item.id}`}
      role="row"
      aria-selected={isChosen}
      aria-rowindex={index + 1}
      aria-label={t('row', { kind: t(`kind.${item.kind}`), author: item.author, account: item.accountHandle, text: item.text })}
      className={cx(
        'absolute inset-x-0 flex cursor-default items-center border-b border-line px-3 hover:bg-hover',
        isChosen && 'bg-accent-soft hover:bg-accent-soft',
      )}
      style={{ height: rowHeight, transform: `translateY(${index * rowHeight}px)` }}
    >
      <span role="gridcell" className="flex min-w-0 flex-1">
        <Words item={item} now={now} />
      </span>
    </div>
  )
})

/** Rows that come or go above what is in sight move nothing of it. At the very top, what is new is seen to come. */
const useStandStill = (items: readonly InboxItem[]): RefObject<HTMLDivElement | null> => {
  const scroller = useRef<HTMLDivElement>(null)
  const before = useRef(items)
  useLayoutEffect(() => {
    const was = before.current
    before.current = items
    const box = scroller.current
    if (!box || was === items || box.scrollTop === 0) return
    const first = Math.floor(box.scrollTop / rowHeight)
    const last = Math.ceil((box.scrollTop + box.clientHeight) / rowHeight)
    for (let place = first; place < last; place += 1) {
      const id = was[place]?.id
      const now = id === undefined ? -1 : items.findIndex((item) => item.id === id)
      if (now < 0) continue
      if (now !== place) box.scrollTop += (now - place) * rowHeight
      return
    }
  }, [items])
  return scroller
}

/** How many came above since one left the top. */
const useCameAbove = (items: readonly InboxItem[], isAtTop: boolean): number => {
  const [topmost, setTopmost] = useState(items[0]?.id)
  if (isAtTop && topmost !== items[0]?.id) setTopmost(items[0]?.id)
  if (isAtTop) return 0
  return Math.max(
    0,
    items.findIndex(({ id }) => id === topmost),
  )
}

interface InboxListProps {
  items: readonly InboxItem[]
  chosen: string | null
  onChoose: (id: string) => void
  /** The places that are in sight. */
  onShow: (first: number, last: number) => void
}

export const InboxList = ({ items, chosen, onChoose, onShow }: InboxListProps) => {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const now = useCoreNow(30_000)
  const scroller = useStandStill(items)
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
  })
  const shown = virtual.getVirtualItems()
  const [first, last] = [shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0]
  useEffect(() => onShow(first, last), [onShow, items, first, last])
  const above = useCameAbove(items, (virtual.scrollOffset ?? 0) < rowHeight)
  // Where one goes is brought into sight; rows that come move nothing.
  const brought = useRef<string | null>(null)
  useEffect(() => {
    if (chosen === null || brought.current === chosen) return
    brought.current = chosen
    // By what is known already: asking the browser where things are costs a layout for each key.
    const [from, height] = [virtual.scrollOffset ?? 0, virtual.scrollRect?.height ?? 0]
    const top = cursor * rowHeight
    if (top < from || top + rowHeight > from + height) scroller.current?.scrollTo({ top: top < from ? top : top + rowHeight - height })
  }, [chosen, cursor, virtual, scroller])
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
  const onClick = ({ target }: MouseEvent): void => {
    const row = target instanceof Element ? target.closest('[role="row"]') : null
    const item = row && items[Number(row.getAttribute('aria-rowindex')) - 1]
    if (item) onChoose(item.id)
  }
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      {above > 0 && (
        <Button
          size="sm"
          icon={ArrowUp}
          className="absolute top-2 left-1/2 z-10 -translate-x-1/2 shadow-lg"
          onPress={() => virtual.scrollToOffset(0)}
        >
          {t('above', { count: above, formatted: format.number(above) })}
        </Button>
      )}
      <div
        ref={scroller}
        role="grid"
        aria-label={t('list')}
        aria-rowcount={items.length}
        aria-activedescendant={chosen === null ? undefined : `inbox-${chosen}`}
        tabIndex={0}
        onClick={onClick}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-auto outline-none focus-visible:ring-focus"
      >
        <div role="rowgroup" className="relative" style={{ height: virtual.getTotalSize() }}>
          {shown.map(({ index }) => {
            const item = items[index]
            return item && <Row key={item.id} item={item} index={index} isChosen={item.id === chosen} now={now} />
          })}
        </div>
      </div>
    </div>
  )
}
