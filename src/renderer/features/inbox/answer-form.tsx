import { useDeferredValue, useState, type ComponentProps, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import type { InboxItem } from '../../../contract/inbox.ts'
import { messageLength } from '../../../contract/message-length.ts'
import type { Capabilities } from '../../../contract/platforms.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { keepAnswer, keptAnswer } from './kept-answer.ts'
import { SavedReplyMenu } from './saved-reply-menu.tsx'
import { useItemWish } from './use-inbox-acts.ts'

type KeyEvent = Parameters<NonNullable<ComponentProps<typeof TextArea>['onKeyDown']>>[0]

type MessageText = NonNullable<NonNullable<Capabilities['inbox']>['messages']>['text']

/** Counted as the account's platform counts. `limit`: of a message. */
const useCount = (
  { creatorId, accountId }: InboxItem,
  text: string,
  limit: MessageText | undefined,
): { used: number; max: number } | undefined => {
  const api = useApi()
  const content = { text: useDeferredValue(text), assets: [], languages: [], labels: [] }
  const input = limit ? skipToken : { creatorId, content, accountIds: [accountId] }
  const check = useQuery(api.posts.check.queryOptions({ input, placeholderData: keepPreviousData }))
  if (limit) return { used: messageLength(text.trim(), limit.unit), max: limit.max }
  return check.data?.counts.find((one) => one.accountId === accountId)
}

/** A few lines for an answer. It stays as typed until it is on its way. */
export const AnswerForm = ({
  item,
  capabilities,
  areaRef,
  begun,
}: {
  item: InboxItem
  capabilities: Capabilities
  areaRef: Ref<HTMLTextAreaElement>
  begun: string
}) => {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const [text, setShown] = useState(() => keptAnswer(item.id) || begun)
  const setText = (typed: string): void => {
    setShown(typed)
    keepAnswer(item.id, typed)
  }
  const wish = useItemWish(item.id)
  const count = useCount(item, text, item.kind === 'message' ? capabilities.inbox?.messages?.text : undefined)
  const isOver = count !== undefined && count.used > count.max
  const isEmpty = text.trim() === ''
  const send = async (): Promise<void> => {
    if (isEmpty || isOver || wish.isPending) return
    const sent = await wish.act({ act: item.kind === 'message' ? 'message' : 'answer', text })
    if (sent && sent.state !== 'refused') setText('')
  }
  const onKeyDown = (event: KeyEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return event.continuePropagation()
    event.preventDefault()
    void send()
  }
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextArea
        label={t('answerLabel', { author: item.author })}
        help={t('answerHelp', { account: item.accountHandle })}
        rows={3}
        value={text}
        onChange={setText}
        areaRef={areaRef}
        onKeyDown={onKeyDown}
        counter={
          count && (
            <span className={cx('tnum text-sm', isOver ? 'font-semibold text-red' : 'text-muted')}>
              {format.number(count.used)} / {format.number(count.max)}
            </span>
          )
        }
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" isPending={wish.isPending} isDisabled={isEmpty || isOver}>
          {t('send')}
        </Button>
        <SavedReplyMenu item={item} text={text} onUse={setText} />
      </div>
    </form>
  )
}
