/** The run that plans many creators: what is known of it, growing as core tells what is new; starting, scheduling, stopping. */
import { useTranslation } from 'react-i18next'
import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useToasts } from '../../components/toast.tsx'
import type { PlanRun } from '../../../contract/plan-runs.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useSubmit } from '../../lib/use-submit.ts'

const queryKey = ['plan-run']
/** Often enough to look alive. */
const askEveryMs = 400

/** What is new takes the place of what was known. */
export const mergeRuns = (known: PlanRun | null | undefined, told: PlanRun): PlanRun => {
  if (known?.id !== told.id) return told
  const newer = new Map(told.creators.map((creator) => [creator.creatorId, creator]))
  return { ...told, creators: known.creators.map((creator) => newer.get(creator.creatorId) ?? creator) }
}

const withUndone = (run: PlanRun, batchId: string): PlanRun => ({
  ...run,
  creators: run.creators.map((creator) =>
    creator.applied?.batchId === batchId ? { ...creator, applied: { ...creator.applied, undone: true } } : creator,
  ),
})

export interface PlanRunDesk {
  read: UseQueryResult<PlanRun | null>
  isStarting: boolean
  start: (ask: { days: number; only?: string[] }) => void
  apply: (only: string[]) => void
  cancel: () => void
  undo: (creatorId: string, batchId: string) => void
  isUndoing: boolean
}

export const usePlanRun = (): PlanRunDesk => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const client = useApiClient()
  const queries = useQueryClient()
  const toasts = useToasts()
  const known = (): PlanRun | null | undefined => queries.getQueryData<PlanRun | null>(queryKey)
  const read = useQuery({
    queryKey,
    queryFn: async ({ signal }) => {
      const before = known()
      const told = await client.planRuns.current({ since: before?.revision ?? 0 }, { signal })
      if (told === null || before?.id === told.id || !before) return told && mergeRuns(before, told)
      // Another one by now: all of it.
      return client.planRuns.current({}, { signal })
    },
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'ready' ? askEveryMs : false),
    staleTime: Infinity,
  })
  const keep = (run: PlanRun) => queries.setQueryData(queryKey, run)
  const start = useSubmit(api.planRuns.start.mutationOptions({ onSuccess: keep, onError: toasts.failed }))
  const apply = useSubmit(api.planRuns.apply.mutationOptions({ onSuccess: keep, onError: toasts.failed }))
  const cancel = useSubmit(api.planRuns.cancel.mutationOptions({ onError: toasts.failed }))
  const undo = useSubmit(
    api.plans.undo.mutationOptions({
      onSuccess: ({ restored, left }, { batchId }) => {
        queries.setQueryData<PlanRun | null>(queryKey, (run) => run && withUndone(run, batchId))
        toasts.done(t('preview.undone', { count: restored }), left > 0 ? { text: t('preview.undoLeft', { count: left }) } : {})
      },
      onError: toasts.failed,
    }),
  )
  const runId = read.data?.id
  return {
    read,
    isStarting: start.isPending,
    start: (ask) => start.mutate(ask),
    apply: (only) => runId !== undefined && apply.mutate({ runId, only }),
    cancel: () => runId !== undefined && cancel.mutate({ runId }),
    undo: (creatorId, batchId) => undo.mutate({ creatorId, batchId }),
    isUndoing: undo.isPending,
  }
}
