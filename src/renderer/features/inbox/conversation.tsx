/** One thing that was said, what came before it, and what can be done about it. */
import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import { Check, CornerDownRight, Eye, EyeOff, Heart, HeartOff, History, MessagesSquare, RotateCcw, Tag, UserPlus } from 'lucide-react'
import type { ConversationLine, InboxItem } from '../../../contract/inbox.ts'
import type { Interaction } from '../../../contract/interactions.ts'
import type { Capabilities, InteractionAct } from '../../../contract/platforms.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { ButtonLink, ExternalLink } from '../../components/link.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { ReadError } from '../../components/read-error.tsx'
import { RichText } from '../../components/rich-text.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { cx } from '../../lib/cx.ts'
import { InteractionState } from '../../components/interaction-state.tsx'
import { stands } from '../../lib/interaction-stands.ts'
import { AnswerForm } from './answer-form.tsx'
import { AssignDialog } from './assign-dialog.tsx'
import { keepAnswer, keptAnswer } from './kept-answer.ts'
import { Found } from './found.tsx'
import { cannotAnswer } from './may-answer.ts'
import { ScriptNotice } from './script-notice.tsx'
import { useInboxActs, useItemWish } from './use-inbox-acts.ts'

const focusAtEnd = (area: HTMLTextAreaElement | null): void => {
  if (!area) return
  area.focus()
  area.setSelectionRange(area.value.length, area.value.length)
}

const Line = ({ line, isThis, account }: { line: ConversationLine; isThis: boolean; account: string }) => {
  const { t } = useTranslation('inbox')
  const self = useRef<HTMLLIElement>(null)
  // What is answered is in sight beside what it is answered with, however long the thread.
  useLayoutEffect(() => {
    if (isThis) self.current?.scrollIntoView({ block: 'nearest' })
  }, [isThis])
  return (
    <li
      ref={self}
      aria-current={isThis ? 'true' : undefined}
      className={cx(
        'max-w-[42rem] rounded-lg border px-3 py-2',
        line.own ? 'ml-10 border-line bg-surface' : 'mr-10 border-line',
        isThis && 'border-accent',
      )}
    >
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span className="font-medium">{line.own ? t('you', { account }) : `@${line.author}`}</span>
        <Instant at={line.at} className="text-sm text-muted" />
        {line.url && <ExternalLink href={line.url}>{t('act.see')}</ExternalLink>}
      </p>
      <RichText text={line.text} />
    </li>
  )
}

const Thread = ({ item, isPaid }: { item: InboxItem; isPaid: boolean }) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const [isAsked, setIsAsked] = useState(false)
  const thread = useQuery({
    ...api.inbox.readConversation.queryOptions({ input: isAsked ? { itemId: item.id } : skipToken }),
    // Only when somebody asks.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  if (!isAsked)
    return (
      <div className="flex flex-wrap items-center gap-2">
        <Button size="sm" variant="quiet" icon={MessagesSquare} onPress={() => setIsAsked(true)}>
          {t('act.thread')}
        </Button>
        {isPaid && <p className="text-sm text-muted">{t('threadPaid')}</p>}
      </div>
    )
  if (thread.isPending) return <SkeletonRows rows={2} />
  if (thread.isError) return <ReadError error={thread.error} onRetry={() => void thread.refetch()} isRetrying={thread.isFetching} />
  return (
    <section className="flex flex-col gap-2 border-t border-line pt-3">
      <h3 className="text-sm font-medium text-muted">{t('threadNote')}</h3>
      <ul className="flex flex-col gap-2">
        {thread.data.map((line, index) => (
          <Line key={`${line.at.getTime()} ${index}`} line={line} isThis={line.itemId === item.id} account={item.accountHandle} />
        ))}
      </ul>
    </section>
  )
}

interface ActsProps {
  item: InboxItem
  capabilities: Capabilities
  interactions: readonly Interaction[]
  onAnswer: (() => void) | null
  onAssign: () => void
}

const Acts = ({ item, capabilities, interactions, onAnswer, onAssign }: ActsProps) => {
  const { t } = useTranslation('inbox')
  const wish = useItemWish(item.id)
  const { setDone } = useInboxActs()
  const offers = (act: InteractionAct) => item.kind !== 'message' && capabilities.interactions?.some((one) => one.act === act)
  const standing = (act: InteractionAct) => interactions.find((one) => one.act === act && stands(one))
  const toggle = (act: 'like' | 'hide') => (): void => {
    const one = standing(act)
    if (one?.state === 'done') void wish.takeBack(one.id)
    else if (!one) void wish.act({ act })
  }
  const [like, hide] = [standing('like'), standing('hide')]
  const [isLiked, isHidden] = [item.liked || like !== undefined, item.hidden || hide !== undefined]
  const mayLike = offers('like') && (!isLiked || like?.state === 'done')
  const mayHide = offers('hide') && (!isHidden || hide?.state === 'done')
  const isNew = item.state === 'new'
  const done = (): void => void setDone([item], isNew)
  useAct({ id: 'inbox.done', label: isNew ? t('act.done') : t('act.reopen'), icon: Check, keys: 'e', onAct: done })
  useAct(
    mayLike ? { id: 'inbox.like', label: isLiked ? t('act.unlike') : t('act.like'), icon: Heart, keys: 'l', onAct: toggle('like') } : null,
  )
  useAct({ id: 'inbox.assign', label: t('act.assign'), icon: UserPlus, keys: 'a', onAct: onAssign })
  useAct(onAnswer && { id: 'inbox.answer', label: t('act.answer'), icon: CornerDownRight, keys: 'r', onAct: onAnswer })
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Button size="sm" icon={isNew ? Check : RotateCcw} onPress={done}>
        {isNew ? t('act.done') : t('act.reopen')}
      </Button>
      <Button size="sm" variant="quiet" icon={UserPlus} onPress={onAssign}>
        {item.assigned ? t('assigned', { name: item.assigned.name }) : t('act.assign')}
      </Button>
      {mayLike && (
        <Button size="sm" variant="quiet" icon={isLiked ? HeartOff : Heart} isPending={wish.isPending} onPress={toggle('like')}>
          {isLiked ? t('act.unlike') : t('act.like')}
        </Button>
      )}
      {mayHide && (
        <Button size="sm" variant="quiet" icon={isHidden ? Eye : EyeOff} isPending={wish.isPending} onPress={toggle('hide')}>
          {isHidden ? t('act.unhide') : t('act.hide')}
        </Button>
      )}
      {item.url && <ExternalLink href={item.url}>{t('act.see')}</ExternalLink>}
      {item.publicationId && (
        <ButtonLink to="/publications/$publicationId" params={{ publicationId: item.publicationId }} size="sm" variant="quiet">
          {t('act.publication')}
        </ButtonLink>
      )}
    </div>
  )
}

const Body = ({
  item,
  lines,
  interactions,
  capabilities,
  early,
}: { item: InboxItem; lines: readonly ConversationLine[]; early: string | null } & Pick<ActsProps, 'interactions' | 'capabilities'>) => {
  const { t } = useTranslation('inbox')
  const now = useCoreNow(30_000)
  const area = useRef<HTMLTextAreaElement>(null)
  const [assigns, setAssigns] = useState(false)
  const { assign } = useInboxActs()
  const why = cannotAnswer(item, capabilities, interactions, now)
  useLayoutEffect(() => {
    if (early !== null && area.current) focusAtEnd(area.current)
  }, [early])
  const open = interactions.filter(({ state }) => state !== 'done')
  return (
    <>
      <header className="flex flex-col gap-2 border-b border-line px-4 py-3">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <PlatformGlyph platform={item.platform} />
          <h2 className="font-semibold">{item.authorName ? `${item.authorName} · @${item.author}` : `@${item.author}`}</h2>
          <Badge>{t(`kind.${item.kind}`)}</Badge>
          {item.answered && (
            <Badge icon={CornerDownRight} hue="green">
              {t('answeredBy', { name: item.answered.by })}
            </Badge>
          )}
          {!item.answered && item.state === 'done' && item.doneBy && (
            <Badge icon={Check} hue="grey">
              {t('doneByName', { name: item.doneBy })}
            </Badge>
          )}
          {item.state === 'earlier' && (
            <Badge icon={History} hue="grey">
              {t('isEarlier')}
            </Badge>
          )}
        </div>
        {item.state === 'earlier' && <p className="text-sm text-muted">{t('earlierNote')}</p>}
        <Found item={item} />
        {item.tags.map((tag) => (
          <Badge key={tag} icon={Tag}>
            {tag}
          </Badge>
        ))}
        {item.kind === 'message' && <ScriptNotice item={item} />}
        <Acts
          item={item}
          capabilities={capabilities}
          interactions={interactions}
          onAnswer={why ? null : () => area.current?.focus()}
          onAssign={() => setAssigns(true)}
        />
      </header>
      <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-auto px-4 py-3" tabIndex={-1}>
        <ul className="flex flex-col gap-2">
          {lines.map((line, index) => (
            <Line
              key={line.interactionId ?? `${line.itemId ?? ''} ${index}`}
              line={line}
              isThis={line.itemId === item.id && line.interactionId === null}
              account={item.accountHandle}
            />
          ))}
        </ul>
        {open.map((one) => (
          <InteractionState key={one.id} interaction={one} />
        ))}
        {capabilities.inbox?.conversations && <Thread item={item} isPaid={capabilities.billing !== undefined} />}
      </div>
      <footer className="border-t border-line px-4 py-3">
        {why ? (
          <p className="text-sm text-muted">{t(`cannot.${why.why}`, { hours: 'hours' in why ? why.hours : 0 })}</p>
        ) : (
          <AnswerForm item={item} capabilities={capabilities} areaRef={area} begun={early ?? ''} />
        )}
      </footer>
      {assigns && (
        <AssignDialog item={item} onAssign={(userId) => assign.mutate({ itemIds: [item.id], userId })} onClose={() => setAssigns(false)} />
      )}
    </>
  )
}

/** `isPassing`: whoever holds a key down goes past it, and nothing is read. */
export const Conversation = ({ itemId, isPassing }: { itemId: string; isPassing: boolean }) => {
  const { t } = useTranslation('inbox')
  const api = useApi()
  const found = useQuery(api.inbox.get.queryOptions({ input: isPassing ? skipToken : { itemId } }))
  const platforms = useQuery(api.platforms.list.queryOptions())
  /** What is typed before there is anything to answer: words are never taken for keys, and none is lost. */
  const [early, setEarly] = useState<string | null>(null)
  const typeEarly = (typed: string): void => {
    setEarly(typed)
    keepAnswer(itemId, typed)
  }
  const capabilities = platforms.data?.find(({ id }) => id === found.data?.item.platform)?.capabilities
  const isShown = found.data !== undefined && capabilities !== undefined
  useAct(
    isShown || early !== null
      ? null
      : { id: 'inbox.answer', label: t('act.answer'), keys: 'r', isKeyOnly: true, onAct: () => setEarly(keptAnswer(itemId)) },
  )
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
  if (!found.data || !capabilities)
    return (
      <div className="flex flex-col gap-3 px-4 py-3">
        <SkeletonRows rows={4} />
        {early !== null && <TextArea label={t('act.answer')} rows={3} value={early} onChange={typeEarly} areaRef={focusAtEnd} />}
      </div>
    )
  const { item, lines, interactions } = found.data
  return (
    <section aria-label={t('conversation', { author: item.author })} className="flex min-h-0 flex-1 flex-col">
      <Body item={item} lines={lines} interactions={interactions} capabilities={capabilities} early={early} />
    </section>
  )
}
