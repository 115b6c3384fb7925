/** While something is dragged: what the place under it would break, as soon as core has said so. */
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { CircleCheck } from 'lucide-react'
import { BrokenList } from '../../components/moves/broken-list.tsx'
import type { BrokenRule } from '../../../contract/calendar.ts'
import type { Publication } from '../../../contract/publications.ts'
import type { WallTime } from '../../../contract/values.ts'
import { useApiClient } from '../../lib/api.tsx'
import { after } from '../../lib/clock.ts'
import { useFormat } from '../../lib/locale.tsx'
import { instantOf } from '../../lib/wall-clock.ts'

interface Shown {
  at: WallTime
  /** `null`: core has not answered yet. */
  broken: readonly BrokenRule[] | null
}

export interface HoverCheck {
  hover: (publication: Publication, at: WallTime) => void
  end: () => void
  watch: (onChange: () => void) => () => void
  shown: () => Shown | null
}

/** A hand that moves over the grid is not asked about at each step. */
const restMs = 90

/** Asks core about the place under the hand, once for each place. */
export const useHoverCheck = (): HoverCheck => {
  const client = useApiClient()
  const [check] = useState((): HoverCheck => {
    const watchers = new Set<() => void>()
    const known = new Map<string, readonly BrokenRule[]>()
    let shown: Shown | null = null
    let cancel = () => {}
    let current = ''
    const show = (next: Shown | null): void => {
      shown = next
      for (const tell of watchers) tell()
    }
    const ask = async (publicationId: string, at: WallTime, key: string): Promise<void> => {
      const [checked] = await client.calendar.checkMoves({ moves: [{ publicationId, at }] })
      if (!checked) return
      known.set(key, checked.broken)
      if (current === key) show({ at, broken: checked.broken })
    }
    return {
      hover: ({ id }, at) => {
        const key = `${id} ${at.wall} ${at.zone}`
        if (key === current) return
        current = key
        cancel()
        const broken = known.get(key)
        show({ at, broken: broken ?? null })
        // What core cannot say now, it says when it is dropped.
        if (!broken) cancel = after(restMs, () => void ask(id, at, key).catch(() => null))
      },
      end: () => {
        current = ''
        cancel()
        known.clear()
        show(null)
      },
      watch: (onChange) => {
        watchers.add(onChange)
        return () => watchers.delete(onChange)
      },
      shown: () => shown,
    }
  })
  useEffect(() => check.end, [check])
  return check
}

export const LiveHint = ({ check, zone }: { check: HoverCheck; zone: string }) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const shown = useSyncExternalStore(check.watch, check.shown)
  const due = useMemo(() => shown && instantOf(shown.at), [shown])
  if (!shown || !due) return null
  return (
    <div
      role="status"
      className="pointer-events-none absolute bottom-4 left-1/2 z-30 flex w-max max-w-120 -translate-x-1/2 flex-col gap-1 rounded-lg border border-line bg-raised px-3 py-2 shadow-lg"
    >
      <span className="tnum flex items-center gap-2 font-medium">
        {shown.broken?.length === 0 && <CircleCheck aria-hidden className="size-4 text-green" />}
        {format.longDay(due, zone)}, {format.time(due, zone)}
        {shown.broken?.length === 0 && <span className="font-normal text-muted">{t('fits')}</span>}
      </span>
      {shown.broken && shown.broken.length > 0 && <BrokenList broken={shown.broken} zone={zone} />}
    </div>
  )
}
