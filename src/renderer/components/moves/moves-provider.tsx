/** Moving and calling off, wherever it begins: checked first, said what it breaks, done in one step, taken back in one. */
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { mostAtOnce, type CheckedMove } from '../../../contract/calendar.ts'
import type { Publication } from '../../../contract/publications.ts'
import type { WallTime } from '../../../contract/values.ts'
import { useApi, useApiClient } from '../../lib/api.tsx'
import { useReadCoreNow } from '../../lib/core-clock.tsx'
import { useFormat } from '../../lib/locale.tsx'
import { useSubmit } from '../../lib/use-submit.ts'
import { instantOf } from '../../lib/wall-clock.ts'
import { useToasts } from '../toast.tsx'
import { MoveReview } from './move-review.tsx'
import { settleMoves, type SortedMoves } from './sort-moves.ts'

export interface ProposedMove {
  publication: Publication
  at: WallTime
}

export interface Moves {
  /**
   * Moves at once what breaks nothing; asks about the rest. `onSettled`: whether anything was moved. `say`: what is
   * said of a single one, where that is more than that it was moved.
   */
  move: (moves: readonly ProposedMove[], onSettled?: (moved: boolean) => void, say?: (at: string) => string) => void
  cancel: (publications: readonly Publication[], onDone?: () => void) => void
  isPending: boolean
}

const MovesContext = createContext<Moves | null>(null)

interface Asking {
  moves: readonly ProposedMove[]
  sorted: SortedMoves
  onSettled: (moved: boolean) => void
  say: (at: string) => string
}

/** A move back to its former time does not make a no of it again. */
const canGoBack = ({ state, dueAt }: Publication, nowMs: number): boolean => state !== 'vetoed' && dueAt.getTime() > nowMs

const placeOf = ({ publicationId, at }: CheckedMove) => ({ publicationId, at })

const wordsOf = ({ accountHandle, text }: Publication): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line === '' ? `@${accountHandle}` : `@${accountHandle} · ${line.slice(0, 80)}`
}

const useUndo = () => {
  const { t } = useTranslation('moves')
  const api = useApi()
  const toasts = useToasts()
  return useSubmit(
    api.calendar.undo.mutationOptions({
      onSuccess: ({ restored, left }) =>
        toasts.done(t('done.back', { count: restored }), left > 0 ? { text: t('done.undoneLeft', { count: left }) } : {}),
      onError: toasts.failed,
    }),
  )
}

export const MovesProvider = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation('moves')
  const client = useApiClient()
  const toasts = useToasts()
  const format = useFormat()
  const coreNow = useReadCoreNow()
  const [asking, setAsking] = useState<Asking | null>(null)
  const undo = useUndo()

  const recheck = async (moves: readonly CheckedMove[]): Promise<CheckedMove[]> =>
    await client.calendar.checkMoves({ moves: moves.map(placeOf) })
  const send = useSubmit({
    mutationFn: async ({ wanted, reason }: { wanted: readonly CheckedMove[]; all: Asking; reason: string | undefined }) => {
      const { blocked, ...moved } = await client.calendar.move({ moves: wanted.map(placeOf), reason })
      const now = new Map(blocked.map((each) => [each.publicationId, each]))
      // Something changed since it was checked: asked again, with what is true now.
      const blockedNow =
        blocked.length > 0 &&
        (await settleMoves(
          wanted.map((each) => now.get(each.publicationId) ?? each),
          recheck,
        ))
      return { ...moved, blockedNow }
    },
    onSuccess: ({ done, batchIds, blockedNow }, { all, wanted }) => {
      if (blockedNow) return setAsking({ ...all, sorted: blockedNow })
      setAsking(null)
      const left = all.moves.length - done.length
      const [only] = wanted
      const place = only && format.wallTime(only.at, instantOf(only.at))
      const ahead = all.moves.some(({ publication }) => done.includes(publication.id) && canGoBack(publication, coreNow()))
      toasts.done(done.length === 1 && place ? all.say(`${place.date} ${place.wall}`) : t('done.many', { count: done.length }), {
        undo: ahead ? () => undo.mutate({ batchIds }) : undefined,
        text: left > 0 ? t('done.left', { count: left }) : undefined,
      })
      all.onSettled(true)
    },
    onError: (error, { all }) => {
      setAsking(null)
      toasts.failed(error)
      all.onSettled(false)
    },
  })

  const check = useSubmit({
    mutationFn: async ({ moves }: Omit<Asking, 'sorted'>) => {
      const places = moves.map(({ publication, at }) => ({ publicationId: publication.id, at }))
      return await settleMoves(await client.calendar.checkMoves({ moves: places }), recheck)
    },
    onSuccess: (sorted, asked) => {
      const all = { ...asked, sorted }
      if (sorted.clear.length < asked.moves.length) return setAsking(all)
      send.mutate({ wanted: sorted.clear, all, reason: undefined })
    },
    onError: (error, { onSettled }) => {
      toasts.failed(error)
      onSettled(false)
    },
  })

  const off = useSubmit({
    mutationFn: async ({ publicationIds }: { publicationIds: string[] }) => {
      const all = { done: 0, left: 0, batchIds: [] as string[] }
      for (let at = 0; at < publicationIds.length; at += mostAtOnce) {
        const { done, left, batchIds } = await client.calendar.cancel({ publicationIds: publicationIds.slice(at, at + mostAtOnce) })
        all.done += done.length
        all.left += left.length
        all.batchIds.push(...batchIds)
      }
      return all
    },
    onSuccess: ({ done, left, batchIds }) =>
      toasts.done(t('done.cancelled', { count: done }), {
        undo: done > 0 ? () => undo.mutate({ batchIds }) : undefined,
        text: left > 0 ? t('done.notCancelled', { count: left }) : undefined,
      }),
    onError: toasts.failed,
  })

  const { mutate: startMove } = check
  const { mutate: startCancel } = off
  const move = useCallback<Moves['move']>(
    (moves, onSettled = () => undefined, say = (at) => t('done.one', { at })) => {
      if (moves.length === 0) return
      if (moves.length <= mostAtOnce) return startMove({ moves, onSettled, say })
      toasts.info(t('tooMany.title', { count: mostAtOnce }), t('tooMany.text', { count: moves.length }))
      onSettled(false)
    },
    [startMove, toasts, t],
  )
  const cancel = useCallback<Moves['cancel']>(
    (publications, onDone) => startCancel({ publicationIds: publications.map(({ id }) => id) }, { onSuccess: () => onDone?.() }),
    [startCancel],
  )
  const isPending = check.isPending || send.isPending || off.isPending
  const value = useMemo(() => ({ move, cancel, isPending }), [move, cancel, isPending])
  const names = new Map(asking?.moves.map(({ publication }) => [publication.id, wordsOf(publication)]))
  return (
    <MovesContext value={value}>
      {children}
      {asking && (
        <MoveReview
          key={Object.values(asking.sorted)
            .map((moves: CheckedMove[]) => moves.map(({ publicationId }) => publicationId))
            .join('/')}
          sorted={asking.sorted}
          nameOf={(id) => names.get(id) ?? id}
          isPending={send.isPending}
          onMove={(wanted, reason) => send.mutate({ wanted, all: asking, reason })}
          onClose={() => {
            setAsking(null)
            asking.onSettled(false)
          }}
        />
      )}
    </MovesContext>
  )
}

export const useMoves = (): Moves => {
  const moves = useContext(MovesContext)
  if (!moves) throw new Error('useMoves outside MovesProvider')
  return moves
}
