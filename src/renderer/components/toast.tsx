/** Short news in the corner: what was done, with undo where it can be undone. */
import { createContext, useContext, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleAlert, CircleCheck, Info, X } from 'lucide-react'
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { useErrorView } from '../lib/use-error-view.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

interface Notice {
  tone: 'done' | 'info' | 'error'
  title: string
  text?: string
  undo?: () => void
  /** Where it leads. */
  act?: { label: string; onAct: () => void }
}

export interface Toasts {
  /** Something was done. With `undo`, it stays ten seconds with a button that takes it back. */
  done(title: string, options?: Pick<Notice, 'text' | 'undo' | 'act'>): void
  info(title: string, text?: string): void
  /** A refusal outside any form. Stays until closed. */
  failed(error: unknown): void
}

const QueueContext = createContext<ToastQueue<Notice> | null>(null)

const icons = { done: CircleCheck, info: Info, error: CircleAlert }
const hues = { done: 'text-green', info: 'text-blue', error: 'text-red' }

const Message = ({ notice, onClose }: { notice: Notice; onClose: () => void }) => {
  const { t } = useTranslation('ui')
  const Icon = icons[notice.tone]
  const undo = () => {
    notice.undo?.()
    onClose()
  }
  return (
    <>
      <Icon aria-hidden className={`mt-1.5 size-4 shrink-0 ${hues[notice.tone]}`} />
      <ToastContent className="flex-1 min-w-0 py-1.5">
        <Text slot="title" className="block font-medium">
          {notice.title}
        </Text>
        {notice.text && (
          <Text slot="description" className="block text-muted">
            {notice.text}
          </Text>
        )}
      </ToastContent>
      {notice.act && (
        <Button
          size="sm"
          variant="quiet"
          onPress={() => {
            notice.act?.onAct()
            onClose()
          }}
          className="mt-0.5"
        >
          {notice.act.label}
        </Button>
      )}
      {notice.undo && (
        <Button size="sm" onPress={undo} className="mt-0.5">
          {t('act.undo')}
        </Button>
      )}
      <IconButton icon={X} label={t('act.close')} onPress={onClose} />
    </>
  )
}

export const ToastProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('ui')
  const [queue] = useState(() => new ToastQueue<Notice>({ maxVisibleToasts: 4 }))
  return (
    <QueueContext value={queue}>
      {children}
      <ToastRegion
        queue={queue}
        aria-label={t('toast.region')}
        className="fixed right-4 bottom-11 z-50 flex w-92 flex-col-reverse gap-2 outline-none"
      >
        {({ toast }) => (
          <AriaToast
            toast={toast}
            className="flex items-start gap-2 rounded-lg border border-line bg-raised py-1 pr-1 pl-3 shadow-lg outline-none animate-rise data-focus-visible:ring-focus"
          >
            <Message notice={toast.content} onClose={() => queue.close(toast.key)} />
          </AriaToast>
        )}
      </ToastRegion>
    </QueueContext>
  )
}

export const useToasts = (): Toasts => {
  const queue = useContext(QueueContext)
  const view = useErrorView()
  if (!queue) throw new Error('useToasts outside ToastProvider')
  return useMemo(
    () => ({
      done: (title, options = {}) => void queue.add({ tone: 'done', title, ...options }, { timeout: options.undo ? 10_000 : 5_000 }),
      info: (title, text) => void queue.add({ tone: 'info', title, text }, { timeout: 6_000 }),
      failed: (error) => {
        const { title, explanation } = view(error)
        queue.add({ tone: 'error', title, text: explanation })
      },
    }),
    [queue, view],
  )
}
