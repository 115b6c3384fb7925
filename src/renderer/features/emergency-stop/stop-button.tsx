import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMutation } from '@tanstack/react-query'
import { OctagonX } from 'lucide-react'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { HoldButton } from '../../components/hold-button.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'

/** On every page: held, it stops everything that goes out, at once; pressed, it asks. While stopped, the banner resumes. */
export const StopButton = ({ className }: { className?: string }) => {
  const { t } = useTranslation('stop')
  const api = useApi()
  const can = useCan()
  const toasts = useToasts()
  const status = useSystemStatus()
  const [isAsking, setAsking] = useState(false)
  const stop = useMutation(
    api.system.stop.mutationOptions({
      onSuccess: () => {
        setAsking(false)
        toasts.done(t('done'))
      },
      onError: toasts.failed,
    }),
  )
  const isOffered = can('system.stop') && !status.data?.stopped
  const ask = (): void => setAsking(true)
  useAct(isOffered ? { id: 'stop', label: t('act'), icon: OctagonX, onAct: ask } : null)
  if (!isOffered) return null
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
