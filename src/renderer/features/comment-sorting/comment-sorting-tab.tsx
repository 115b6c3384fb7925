import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { skipToken, useQuery } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { judgedAspects, type InboxThresholds, type JudgedAspect } from '../../../contract/inbox.ts'
import type { Contract } from '../../../contract/index.ts'
import { Button } from '../../components/button.tsx'
import { ErrorNote } from '../../components/error-note.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { NumberField } from '../../components/number-field.tsx'
import { Section } from '../../components/section.tsx'
import { Select } from '../../components/select.tsx'
import { SkeletonRows } from '../../components/skeleton.tsx'
import { useToasts } from '../../components/toast.tsx'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope } from '../../lib/creator-scope.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

type Read = InferContractRouterOutputs<Contract>['inbox']['thresholds']

const least = 50
const most = 99
const percentOf = (sure: number): number => Math.round(sure * 100)

/** Of the latest messages, how many it is said of from so sure on. */
const saidFrom = (counts: readonly number[], percent: number): number =>
  counts.slice(percent - least).reduce((sum, count) => sum + count, 0)

const Threshold = ({
  aspect,
  read,
  value,
  onChange,
}: {
  aspect: JudgedAspect
  read: Read
  value: number
  onChange: (value: number) => void
}) => {
  const { t } = useTranslation('commentSorting')
  const { of } = read.latest
  const said = saidFrom(read.latest[aspect], value)
  const before = saidFrom(read.latest[aspect], percentOf(read.thresholds[aspect]))
  const what = t(`${aspect}.title`)
  return (
    <li className="flex flex-col gap-1.5 border-b border-line py-3 last:border-b-0">
      <NumberField label={t('threshold', { what })} value={value} onChange={onChange} min={least} max={most} className="w-56" />
      <p className="text-muted">{t(`${aspect}.what`)}</p>
      {of > 0 && (
        <p aria-live="polite" className="text-sm">
          {t(said === before ? 'would' : 'wouldChange', { said, of, before })}
        </p>
      )}
    </li>
  )
}

const Form = ({ creatorId, read }: { creatorId: string; read: Read }) => {
  const { t } = useTranslation(['commentSorting', 'ui'])
  const api = useApi()
  const toasts = useToasts()
  const [draft, setDraft] = useState<InboxThresholds>(read.thresholds)
  const save = useSubmit(api.inbox.setThresholds.mutationOptions({ onSuccess: () => toasts.done(t('saved')) }))
  const isSame = judgedAspects.every((aspect) => draft[aspect] === read.thresholds[aspect])
  return (
    <>
      <p>
        {t(read.usual ? 'isUsual' : 'isOwn')} {t('corrections', { count: read.corrections })}
      </p>
      {read.latest.of === 0 && <p className="text-muted">{t('none')}</p>}
      <ul aria-label={t('tab')} className="flex flex-col">
        {judgedAspects.map((aspect) => (
          <Threshold
            key={aspect}
            aspect={aspect}
            read={read}
            value={percentOf(draft[aspect])}
            onChange={(percent) => setDraft({ ...draft, [aspect]: percent / 100 })}
          />
        ))}
      </ul>
      <ErrorNote error={save.error} />
      <div className="flex gap-2">
        <Button
          variant="primary"
          isPending={save.isPending}
          isDisabled={isSame}
          onPress={() => save.mutate({ creatorId, thresholds: draft })}
        >
          {t('ui:act.save')}
        </Button>
        {!read.usual && (
          <Button isPending={save.isPending} onPress={() => save.mutate({ creatorId, thresholds: null })}>
            {t('toUsual')}
          </Button>
        )}
      </div>
    </>
  )
}

/** From how sure on something is said of what comes in, model by model, and what another threshold changes. */
export const CommentSortingTab = () => {
  const { t } = useTranslation('commentSorting')
  const api = useApi()
  const scope = useCreatorScope()
  const [chosen, setChosen] = useState<string | undefined>(scope.creatorId)
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const creatorId = chosen ?? creators.data?.[0]?.id
  const read = useQuery(api.inbox.thresholds.queryOptions({ input: creatorId === undefined ? skipToken : { creatorId } }))
  const error = creators.error ?? read.error
  return (
    <Section title={t('tab')} note={t('note')} className="max-w-160">
      {error ? (
        <ErrorState error={error} onRetry={() => void Promise.all([creators.refetch(), read.refetch()])} />
      ) : !creators.data ? (
        <SkeletonRows rows={5} />
      ) : creatorId === undefined ? (
        <p className="text-muted">{t('noModel')}</p>
      ) : (
        <>
          <Select
            label={t('creator')}
            options={creators.data.map(({ id, name }) => ({ id, label: name }))}
            value={creatorId}
            onChange={setChosen}
            className="w-56"
          />
          {read.data ? (
            <Form key={`${creatorId} ${JSON.stringify(read.data.thresholds)}`} creatorId={creatorId} read={read.data} />
          ) : (
            <SkeletonRows rows={5} />
          )}
        </>
      )}
    </Section>
  )
}
