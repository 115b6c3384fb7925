import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { MessageSquarePlus, X } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { IconButton } from '../../components/icon-button.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useToasts } from '../../components/toast.tsx'
import type { Account } from '../../../contract/accounts.ts'
import type { Platform } from '../../../contract/platforms.ts'
import { countGraphemes } from '../../lib/graphemes.ts'
import { useFormat } from '../../lib/locale.tsx'
import { CountRing } from './count-ring.tsx'
import type { DraftChange } from './draft.ts'
import { fieldId } from './fields.ts'
import { cleanText } from './limits.ts'

export interface ThreadFieldProps {
  thread: readonly string[]
  change: (change: DraftChange) => void
  accounts: readonly Account[]
  platforms: readonly Platform[]
  /** As core counted. */
  counts: readonly { accountId: string; thread?: readonly { used: number; max: number }[] | undefined }[]
  /** What stands against a part, by its place from 1 on. */
  errors: ReadonlyMap<string, string>
}

/** What goes on after the text, where a chosen account has threads, or while there is some: nothing of it is ever hidden. */
export const ThreadField = ({ thread, change, accounts, platforms, counts, errors }: ThreadFieldProps) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const toasts = useToasts()
  const [added, setAdded] = useState<number | null>(null)
  const onThreads = platforms.filter(({ id, capabilities }) => capabilities.thread && accounts.some(({ platform }) => platform === id))
  const threaded = accounts.filter(({ platform }) => onThreads.some(({ id }) => id === platform))
  if (onThreads.length === 0 && thread.length === 0) return null
  const max = Math.min(...onThreads.map(({ capabilities }) => capabilities.thread?.max ?? Infinity))
  const isFull = thread.length + 1 >= max
  const add = (): void => {
    setAdded(thread.length)
    change({ do: 'insert_part', at: thread.length, text: '' })
  }
  const remove = (at: number, text: string): void => {
    change({ do: 'drop_part', at })
    if (text.trim() !== '') toasts.done(t('thread.removed', { n: at + 2 }), { undo: () => change({ do: 'insert_part', at, text }) })
  }
  return (
    <div id={fieldId('thread')} className="flex flex-col gap-4">
      {thread.length > 0 && (
        <ol className="flex flex-col gap-4 border-l-2 border-line pl-4">
          {thread.map((text, index) => (
            // Parts have nothing of their own to be known by.
            <li key={index} className="flex flex-col gap-2">
              <div className="flex items-start gap-1">
                <TextArea
                  className="min-w-0 flex-1"
                  label={t('thread.part', { n: index + 2 })}
                  value={text}
                  onChange={(typed) => change({ do: 'write_part', at: index, text: cleanText(typed) })}
                  rows={4}
                  error={errors.get(String(index + 2))}
                  autoFocus={added === index}
                />
                <IconButton icon={X} label={t('thread.remove', { n: index + 2 })} onPress={() => remove(index, text)} />
              </div>
              <div className="flex flex-wrap gap-x-5 gap-y-1.5 empty:hidden">
                {threaded.map(({ id, platform, handle }) => {
                  const rule = onThreads.find((one) => one.id === platform)?.capabilities.text
                  const counted = counts.find(({ accountId }) => accountId === id)?.thread?.[index]
                  const used = rule?.unit === 'graphemes' ? countGraphemes(text) : (counted?.used ?? countGraphemes(text))
                  return <CountRing key={id} platform={platform} name={`@${handle}`} used={used} max={rule?.max ?? counted?.max ?? 0} />
                })}
              </div>
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {onThreads.length > 0 && (
          <Button size="sm" icon={MessageSquarePlus} isDisabled={isFull} onPress={add}>
            {t('thread.add')}
          </Button>
        )}
        {thread.length > 0 && (
          <p className="min-w-0 flex-1 text-sm text-muted">
            {onThreads.length === 0
              ? t('thread.nowhere')
              : isFull
                ? t('thread.full', { max })
                : t('thread.help', { platforms: format.list(onThreads.map(({ name }) => name)) })}
          </p>
        )}
      </div>
    </div>
  )
}
