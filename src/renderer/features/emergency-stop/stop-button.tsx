import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OctagonX } from 'lucide-react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { HoldButton } from '../../components/hold-button.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { cx } from '../../lib/cx.ts'
import { useCan } from '../../lib/me.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** On every page: held, it stops everything that goes out, at once; pressed, it asks. While stopped, the banner resumes. */
export const StopButton = ({ className }: { className?: string }) => {
  const { t } = useTranslation('stop')
  const api = useApi()
  const can = useCan()
  const toasts = useToasts()
  const status = useSystemStatus()
  const [isAsking, setAsking] = useState(false)
  const stop = useSubmit(
    api.system.stop.mutationOptions({
      onSuccess: () => {
        setAsking(false)
        toasts.done(t('done'))
      },
      onError: toasts.failed,
    }),
  )
  const isStopped = Boolean(status.data?.stopped)
  const isOffered = can('system.stop') && !isStopped
  const ask = (): void => setAsking(true)
  useAct(isOffered ? { id: 'stop', label: t('act'), icon: OctagonX, onAct: ask } : null)
  if (!can('system.stop')) return null
  // In the same place: nothing else may come under a pointer that has just been let go.
  if (isStopped)
    return (
      <p className={cx('flex h-8 items-center gap-2.5 rounded-lg bg-red/15 px-2 font-medium', className)}>
        <OctagonX aria-hidden className="size-4 shrink-0 text-red" />
        <span className="truncate max-md:sr-only">{t('banner.title')}</span>
      </p>
    )
  return (
    <>
      <HoldButton
        icon={OctagonX}
        label={t('act')}
        description={t('hold')}
        onHeld={() => stop.mutate(undefined)}
        onTapped={ask}
        isPending={stop.isPending}
        className={className}
      />
      <ConfirmDialog
        title={t('ask.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => stop.mutate(undefined)}
        confirmLabel={t('act')}
        isPending={stop.isPending}
      >
        <p>{t('ask.text')}</p>
      </ConfirmDialog>
    </>
  )
}
