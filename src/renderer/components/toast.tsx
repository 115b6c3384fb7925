/** Short news in the corner: what was done, with undo where it can be undone. */
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleAlert, CircleCheck, Hourglass, Info, X } from 'lucide-react'
import {
  Text,
  UNSTABLE_Toast as AriaToast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components'
import { after, nowMs, useNow } from '../lib/clock.ts'
import { isDesktop } from '../lib/desktop.ts'
import { useErrorView } from '../lib/use-error-view.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'

interface Notice {
  tone: 'done' | 'info' | 'error' | 'held'
  title: string
  text?: string
  undo?: () => void
  /** Where it leads. */
  act?: { label: string; onAct: () => void }
  /** Done at this moment of the page's clock, unless called off before. */
  at?: number
}

export interface Held {
  /** What will be done, naming the thing. */
  title: string
  text?: string
  /** The button that calls it off. */
  stopLabel: string
  onAct: () => void
  onStop?: () => void
}

export interface Toasts {
  /** Something was done. With `undo`, it stays ten seconds with a button that takes it back. */
  done(title: string, options?: Pick<Notice, 'text' | 'undo' | 'act'>): void
  info(title: string, text?: string): void
  /** Does it after a few seconds in which it can be called off, wherever the person goes meanwhile (`useHolds`). */
  hold(held: Held): void
  /** A refusal outside any form. Stays until closed. */
  failed(error: unknown): void
}

const QueueContext = createContext<{ queue: ToastQueue<Notice>; hold: Toasts['hold'] } | null>(null)

const icons = { done: CircleCheck, info: Info, error: CircleAlert, held: Hourglass }
const hues = { done: 'text-green', info: 'text-blue', error: 'text-red', held: 'text-amber' }

/** Seen, not read aloud each second: the message says the whole time once. */
const Countdown = ({ at }: { at: number }) => {
  const left = Math.max(0, Math.ceil((at - useNow(200)) / 1000))
  return (
    <span aria-hidden className="tnum mt-1.5 shrink-0 font-semibold">
      {left}
    </span>
  )
}

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
      <ToastContent className="flex-1 min-w-0 py-1.5 wrap-anywhere">
        <Text slot="title" className="block font-medium">
          {notice.title}
        </Text>
        {notice.text && (
          <Text slot="description" className="block text-muted">
            {notice.text}
          </Text>
        )}
      </ToastContent>
      {notice.at !== undefined && <Countdown at={notice.at} />}
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
      {notice.tone !== 'held' && <IconButton icon={X} label={t('act.close')} onPress={onClose} />}
    </>
  )
}

/** Long enough to see what one has pressed, short enough to wait for. */
const heldMs = 5_000

/**
 * What is held lives with the application, not with a page: going elsewhere in Coulisse keeps it counting, in sight.
 * Closing or reloading the page lets go of it: nothing is sent then, and a browser asks first. (In the window,
 * Electron would refuse to close without a word, so there it is let go of silently.)
 */
const useHolds = (queue: ToastQueue<Notice>, delayMs: number): Toasts['hold'] => {
  const [holds] = useState(() => new Set<() => void>())
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent): void => {
      if (holds.size > 0) event.preventDefault()
    }
    if (!isDesktop()) window.addEventListener('beforeunload', ask)
    return () => {
      window.removeEventListener('beforeunload', ask)
      for (const stop of holds) stop()
    }
  }, [holds])
  return useCallback(
    ({ title, text, stopLabel, onAct, onStop }) => {
      let isSettled = false
      const settle = (then: (() => void) | undefined): void => {
        if (isSettled) return
        isSettled = true
        cancel()
        holds.delete(forget)
        queue.close(key)
        then?.()
      }
      const forget = (): void => settle(undefined)
      const cancel = after(delayMs, () => settle(onAct))
      const stop = (): void => settle(onStop)
      const key = queue.add(
        { tone: 'held', title, text, at: nowMs() + delayMs, act: { label: stopLabel, onAct: stop } },
        // However it went away, it was not confirmed.
        { onClose: stop },
      )
      holds.add(forget)
    },
    [queue, delayMs, holds],
  )
}

export const ToastProvider = ({ children, holdMs = heldMs }: { children: ReactNode; holdMs?: number }) => {
  const { t } = useTranslation('ui')
  const [queue] = useState(() => new ToastQueue<Notice>({ maxVisibleToasts: 4 }))
  const hold = useHolds(queue, holdMs)
  const context = useMemo(() => ({ queue, hold }), [queue, hold])
  return (
    <QueueContext value={context}>
      {children}
      <ToastRegion
        queue={queue}
        aria-label={t('toast.region')}
        // In the middle: a panel and the composer have their acts at the right. Above the bar of what is selected.
        className="fixed bottom-11 left-1/2 z-50 flex w-92 max-w-[calc(100vw-2rem)] -translate-x-1/2 flex-col-reverse gap-2 outline-none max-md:bottom-18 [body:has([data-bulk-bar])_&]:bottom-27"
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
  const context = useContext(QueueContext)
  const view = useErrorView()
  if (!context) throw new Error('useToasts outside ToastProvider')
  const { queue, hold } = context
  return useMemo(
    () => ({
      hold,
      done: (title, options = {}) => void queue.add({ tone: 'done', title, ...options }, { timeout: options.undo ? 10_000 : 5_000 }),
      info: (title, text) => void queue.add({ tone: 'info', title, text }, { timeout: 6_000 }),
      failed: (error) => {
        const { title, explanation } = view(error)
        queue.add({ tone: 'error', title, text: explanation })
      },
    }),
    [queue, hold, view],
  )
}
