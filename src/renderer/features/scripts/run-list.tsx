/** Conversations in which scripts run or ran, and what is to be copied by hand. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Check, Ear, Hand, Hourglass, MessagesSquare, Reply, Send, type LucideIcon } from 'lucide-react'
import type { ScriptPhase, ScriptRun } from '../../../contract/scripts.ts'
import { Badge } from '../../components/badge.tsx'
import { Button } from '../../components/button.tsx'
import { CopyButton } from '../../components/copy-button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Instant } from '../../components/instant.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { RichText } from '../../components/rich-text.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { TextArea } from '../../components/text-area.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { useEndingText } from './ending-text.ts'

const phaseIcons: Readonly<Record<ScriptPhase, LucideIcon>> = { waiting: Hourglass, listening: Ear, saying: Send }

const HeardDialog = ({ run, onClose }: { run: ScriptRun; onClose: () => void }) => {
  const { t } = useTranslation('scripts')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const [text, setText] = useState('')
  const heard = useSubmit(api.scripts.markHeard.mutationOptions({ onSuccess: onClose }))
  return (
    <Dialog
      title={t('copy.answered')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{ui('act.cancel')}</Button>
          <Button
            variant="primary"
            isDisabled={text.trim() === ''}
            isPending={heard.isPending}
            onPress={() => heard.mutate({ runId: run.id, text: text.trim() })}
          >
            {t('copy.answered')}
          </Button>
        </>
      }
    >
      <TextArea label={t('copy.answer')} help={t('copy.answerNote')} value={text} onChange={setText} rows={4} autoFocus />
      <ErrorNote error={heard.error} />
    </Dialog>
  )
}

const Row = ({ run }: { run: ScriptRun }) => {
  const { t } = useTranslation('scripts')
  const api = useApi()
  const toasts = useToasts()
  const format = useFormat()
  const says = useEndingText()
  const [hears, setHears] = useState(false)
  const takeOver = useSubmit(api.scripts.takeOver.mutationOptions({ onError: toasts.failed }))
  const markSaid = useSubmit(api.scripts.markSaid.mutationOptions({ onError: toasts.failed }))
  const { toCopy, ended, phase } = run
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <h2 className="flex flex-wrap items-center gap-2 font-medium">
          <PlatformGlyph platform={run.platform} />
          {t('with', { account: `@${run.accountHandle}`, person: run.person })}
        </h2>
        <p className="text-muted">
          {run.scriptName}
          {run.step !== null && ` · ${t('stepOf', { step: run.step, steps: run.steps })}`}
          {` · ${run.startedBy === null ? t('startedItself') : t('startedBy', { name: run.startedBy })}`}
        </p>
        <p className="text-sm text-muted">{ended ? <Instant at={ended.at} /> : <Instant at={run.startedAt} />}</p>
        {toCopy && (
          <div className="mt-1 flex max-w-[36rem] flex-col gap-2 rounded-lg border border-line bg-surface px-3 py-2">
            <RichText text={toCopy.text} />
            <div className="flex flex-wrap gap-2">
              <CopyButton text={toCopy.text} />
              <Button
                size="sm"
                icon={Check}
                aria-label={t('copy.sentOf', { person: run.person })}
                isPending={markSaid.isPending}
                onPress={() => markSaid.mutate({ runId: run.id, step: toCopy.step })}
              >
                {t('copy.sent')}
              </Button>
            </div>
          </div>
        )}
      </div>
      <div className="flex flex-col items-end gap-2">
        {ended ? (
          <Badge>{says(ended)}</Badge>
        ) : (
          phase && (
            <Badge icon={phaseIcons[phase]} hue={run.heldBy === null ? 'blue' : 'amber'}>
              {run.heldBy === null ? t(`phase.${phase}`) : t('held', { name: run.heldBy })}
            </Badge>
          )
        )}
        {run.nextAt && run.heldBy === null && <p className="text-sm text-muted">{t('next', { when: format.dateTime(run.nextAt) })}</p>}
        {!ended && (
          <div className="flex flex-wrap justify-end gap-2">
            {run.itemId === null && (
              <Button size="sm" variant="quiet" icon={Reply} onPress={() => setHears(true)}>
                {t('copy.answered')}
              </Button>
            )}
            <Button
              size="sm"
              icon={Hand}
              aria-label={t('takeOverOf', { person: run.person })}
              isPending={takeOver.isPending}
              onPress={() => takeOver.mutate({ runId: run.id })}
            >
              {t('takeOver')}
            </Button>
          </div>
        )}
      </div>
      {hears && <HeardDialog run={run} onClose={() => setHears(false)} />}
    </li>
  )
}

const atOnce = 50

export const RunList = ({ show }: { show: 'going' | 'to_copy' | 'ended' }) => {
  const { t } = useTranslation('scripts')
  const { t: ui } = useTranslation('ui')
  const api = useApi()
  const { creatorId } = useCreatorScope()
  const found = useInfiniteQuery(
    api.scripts.runs.infiniteOptions({
      input: (cursor: string | undefined) => ({ creatorId, show, limit: atOnce, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next,
    }),
  )
  const texts = { going: 'going', to_copy: 'copy.empty', ended: 'ended' } as const
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} isRetrying={found.isFetching} />
  if (!found.data) return <SkeletonRows rows={4} />
  const runs = found.data.pages.flatMap(({ items }) => items)
  if (runs.length === 0)
    return (
      <EmptyState icon={MessagesSquare} title={t(`${texts[show]}.title`)}>
        {t(`${texts[show]}.text`)}
      </EmptyState>
    )
  return (
    <>
      {show === 'to_copy' && <p className="pb-2 text-muted">{t('copy.note')}</p>}
      <ul aria-label={t(show === 'to_copy' ? 'tab.copy' : `tab.${show}`)} className="flex flex-col">
        {runs.map((run) => (
          <Row key={run.id} run={run} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button className="mt-3" isPending={found.isFetchingNextPage} onPress={() => void found.fetchNextPage()}>
          {ui('pagination.more')}
        </Button>
      )}
    </>
  )
}
