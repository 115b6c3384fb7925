import { useDeferredValue, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Publication } from '../../../contract/publications.ts'
import { Button } from '../../components/button.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useWish } from './use-interactions.ts'

/** Counted as the account's platform counts. */
const useCount = ({ creatorId, accountId }: Publication, text: string): { used: number; max: number } | undefined => {
  const api = useApi()
  const content = { text: useDeferredValue(text), assets: [], languages: [], labels: [] }
  const check = useQuery(
    api.posts.check.queryOptions({ input: { creatorId, content, accountIds: [accountId] }, placeholderData: keepPreviousData }),
  )
  return check.data?.counts.find((one) => one.accountId === accountId)
}

/** A few lines for an answer. It stays as typed until it is on its way. */
export const AnswerBox = ({
  publication,
  replyId,
  author,
  onClose,
}: {
  publication: Publication
  replyId: string
  author: string
  onClose: () => void
}) => {
  const { t } = useTranslation('interactions')
  const format = useFormat()
  const [text, setText] = useState('')
  const wish = useWish(publication.id)
  const count = useCount(publication, text)
  const isOver = count !== undefined && count.used > count.max
  const send = async (): Promise<void> => {
    const sent = await wish.act({ accountId: publication.accountId, act: 'answer', replyId, text })
    if (sent && sent.state !== 'refused') onClose()
  }
  return (
    <form
      className="flex flex-col gap-2 pt-1"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <TextArea
        label={t('answerTo', { author })}
        help={t('answerAs', { account: publication.accountHandle })}
        rows={2}
        value={text}
        onChange={setText}
        autoFocus
        counter={
          count && (
            <span className={cx('tnum text-sm', isOver ? 'font-semibold text-red' : 'text-muted')}>
              {format.number(count.used)} / {format.number(count.max)}
            </span>
          )
        }
      />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" size="sm" variant="primary" isPending={wish.isPending} isDisabled={text.trim() === '' || isOver}>
          {t('send')}
        </Button>
        <Button size="sm" variant="quiet" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
    </form>
  )
}
