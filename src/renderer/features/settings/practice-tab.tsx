import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import type { PracticeStatus } from '../../../contract/practice.ts'
import { Button } from '../../components/button.tsx'
import { Callout } from '../../components/callout.tsx'
import { ConfirmDialog } from '../../components/confirm-dialog.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { PracticeSteps } from '../../components/practice/practice-steps.tsx'
import { Section } from '../../components/section.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'

const Stop = () => {
  const { t } = useTranslation('practice')
  const api = useApi()
  const toasts = useToasts()
  const [isAsking, setAsking] = useState(false)
  const stop = useSubmit(
    api.practice.stop.mutationOptions({
      onSuccess: () => {
        setAsking(false)
        toasts.done(t('stop.done'))
      },
    }),
  )
  const conflict = dataOf(stop.error, 'CONFLICT')
  return (
    <>
      <Button
        onPress={() => {
          stop.reset()
          setAsking(true)
        }}
      >
        {t('stop.act')}
      </Button>
      <ConfirmDialog
        title={t('stop.title')}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onConfirm={() => stop.mutate(undefined)}
        confirmLabel={t('stop.act')}
        isPending={stop.isPending}
        error={conflict ? null : stop.error}
      >
        {t('stop.text')}
        {conflict && (
          <div role="alert" className="pt-2">
            <Callout tone="warning">
              {t('stop.inUse', { handles: (conflict.items ?? []).map((handle) => `@${handle}`).join(', ') })}
            </Callout>
          </div>
        )}
      </ConfirmDialog>
    </>
  )
}

const Standing = ({ status: { state, url, problem, accounts } }: { status: PracticeStatus }) => {
  const { t } = useTranslation('practice')
  const api = useApi()
  const start = useSubmit(api.practice.start.mutationOptions())
  const startButton = (
    <Button variant="primary" onPress={() => start.mutate(undefined)} isPending={start.isPending}>
      {t(state === 'failed' ? 'again' : 'start')}
    </Button>
  )
  const there = accounts === 0 ? t('accounts_none') : t('accounts', { count: accounts })
  if (state === 'running' && url !== null)
    return (
      <>
        <Callout tone="done" title={t('running')} action={<Stop />}>
          {there}
        </Callout>
        <PracticeSteps url={url} />
      </>
    )
  return (
    <>
      {state === 'failed' && (
        <Callout tone="error" title={t('failed.title')} action={<Stop />}>
          {problem === 'port_taken' ? t('failed.port', { url: url ?? '' }) : t('failed.other')} {there}
        </Callout>
      )}
      <ErrorNote error={start.error} />
      <div>{startButton}</div>
    </>
  )
}

/** The platforms' own protocols on this machine, to learn with. */
export const PracticeTab = () => {
  const { t } = useTranslation('practice')
  const api = useApi()
  const status = useQuery(api.practice.status.queryOptions())
  return (
    <Section title={t('title')} note={t('what')}>
      <div className="flex max-w-140 flex-col gap-4">
        {status.isPending && <SkeletonRows rows={3} />}
        {status.error && <ErrorState error={status.error} onRetry={() => void status.refetch()} />}
        {status.data && <Standing status={status.data} />}
      </div>
    </Section>
  )
}
