/** What is done to one or many assets, each with its way back: core keeps what they were. */
import { useTranslation } from 'react-i18next'
import type { InferContractRouterInputs } from '@orpc/contract'
import { useToasts } from '../../components/toast.tsx'
import type { Contract } from '../../../contract/index.ts'
import { useMe } from '../../lib/me.tsx'
import { useApiClient } from '../../lib/api.tsx'
import { dataOf } from '../../lib/error-code.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { addQueueOf } from './adding/add-queue.ts'
import { inCalls, type AssetSelection } from './assets/asset-selection.ts'

type Inputs = InferContractRouterInputs<Contract>['assets']

export type AssetAct =
  | { do: 'update'; changes: Inputs['update']['changes'] }
  | { do: 'consent' | 'release'; platform: Inputs['setConsent']['platform']; allowed: boolean | null; note: string }
  | { do: 'move'; toCreatorId: string }
  | { do: 'remove' }

export interface Done {
  changed: number
  undoIds: string[]
  /** Publications still to go out that now stand against what was said. */
  against: string[]
}

const callOf =
  (client: ReturnType<typeof useApiClient>, act: AssetAct) =>
  async (assetIds: string[]): Promise<Done> => {
    const plain = ({ changed, undoId }: { changed: number; undoId: string | null }): Done => ({
      changed,
      undoIds: undoId === null ? [] : [undoId],
      against: [],
    })
    switch (act.do) {
      case 'update':
        return plain(await client.assets.update({ assetIds, changes: act.changes }))
      case 'consent':
      case 'release': {
        const { platform, allowed, note } = act
        const call = act.do === 'consent' ? client.assets.setConsent : client.assets.releasePaid
        const said = await call({ assetIds, platform, allowed, note })
        return { ...plain(said), against: said.against }
      }
      case 'move':
        return plain(await client.assets.move({ assetIds, toCreatorId: act.toCreatorId }))
      case 'remove': {
        const { removed, undoId } = await client.assets.remove({ assetIds })
        return plain({ changed: removed, undoId })
      }
    }
  }

/** Publications that keep an asset from being removed. */
export const heldBy = (error: unknown): string[] | null => {
  const data = dataOf(error, 'CONFLICT')
  return data?.what === 'asset_scheduled' ? (data.items ?? []) : null
}

export interface Acting {
  act: (act: AssetAct, title: (changed: number) => string) => void
  isPending: boolean
  error: unknown
  reset: () => void
}

/** Says what was done, with a button that takes it back. What is refused is told by `error`, or in the corner with `isToasted`. */
export const useAssetActs = (
  chosen: AssetSelection,
  { onDone, isToasted = true }: { onDone?: (act: AssetAct) => void; isToasted?: boolean } = {},
): Acting => {
  const { t } = useTranslation('library')
  const client = useApiClient()
  const toasts = useToasts()
  const { role } = useMe()
  const undo = useSubmit({
    mutationFn: async (undoIds: string[]) => {
      let changed = 0
      for (const undoId of undoIds.toReversed()) changed += (await client.assets.undo({ undoId })).changed
      return changed
    },
    onSuccess: (changed) => toasts.done(t('act.undone', { count: changed })),
    onError: toasts.failed,
  })
  const run = useSubmit({
    mutationFn: async ({ act }: { act: AssetAct; title: (changed: number) => string }) => {
      const all: Done = { changed: 0, undoIds: [], against: [] }
      for (const ids of inCalls(chosen)) {
        const done = await callOf(client, act)(ids)
        all.changed += done.changed
        all.undoIds.push(...done.undoIds)
        all.against.push(...done.against)
      }
      return all
    },
    onSuccess: ({ changed, undoIds, against }, { act, title }) => {
      if (act.do === 'remove') addQueueOf(client).letGo([...chosen.keys()])
      onDone?.(act)
      if (changed === 0) return toasts.info(t('act.nothing'))
      toasts.done(title(changed), {
        undo: undoIds.length > 0 ? () => undo.mutate(undoIds) : undefined,
        text: against.length > 0 ? t(role === 'model' ? 'act.againstHers' : 'act.against', { count: against.length }) : undefined,
      })
    },
    onError: (error) => {
      if (isToasted && heldBy(error) === null) toasts.failed(error)
    },
  })
  return {
    act: (act, title) => run.mutate({ act, title }),
    isPending: run.isPending,
    error: run.error,
    reset: run.reset,
  }
}
