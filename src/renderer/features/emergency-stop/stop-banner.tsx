import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OctagonX, Play } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { Instant } from '../../components/instant.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useAct } from '../../lib/acts.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCan } from '../../lib/me.tsx'
import { useSystemStatus } from '../../lib/system-status.ts'
import { useSubmit } from '../../lib/use-submit.ts'

/** While everything is stopped, on every page: who stopped it, when, and the way on. */
export const StopBanner = () => {
  const { t } = useTranslation('stop')
  const api = useApi()
  const can = useCan()
  const toasts = useToasts()
  const status = useSystemStatus().data
  const stopped = status?.stopped ?? null
  const held = status?.held ?? 0
  const [isAsking, setAsking] = useState(false)
  const resume = useSubmit(
    api.system.resume.mutationOptions({
      onSuccess: ({ released }) => {
        setAsking(false)
        toasts.done(t('resume.done', { count: released }))
      },
    }),
  )
  const mayResume = stopped !== null && can('system.resume')
  useAct(mayResume ? { id: 'resume', label: t('resume.act'), icon: Play, onAct: () => setAsking(true) } : null)
  if (stopped === null) return null
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-2 gap-y-1 border-b-2 border-red bg-red/15 px-4 py-2">
      <OctagonX aria-hidden className="size-5 shrink-0 text-red" />
      <p className="min-w-0 flex-1">
        <span className="font-semibold">{t('banner.title')}.</span> {t('banner.text')}{' '}
        <span>
          {t('banner.by', { name: stopped.by })} · <Instant at={stopped.since} className="max-md:whitespace-normal" />
          {held > 0 && <> · {t('held', { count: held })}</>}
        </span>
      </p>
      {mayResume && (
        <Button size="sm" icon={Play} onPress={() => setAsking(true)}>
          {t('resume.act')}
        </Button>
      )}
      <ConfirmDialog
        title={t('resume.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => resume.mutate(undefined)}
        confirmLabel={t('resume.act')}
        tone="primary"
        isPending={resume.isPending}
        error={resume.error}
      >
        {held > 0 && <p className="font-medium">{t('held', { count: held })}</p>}
        <p>{t('resume.text')}</p>
      </ConfirmDialog>
    </div>
  )
}
