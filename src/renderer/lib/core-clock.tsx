/**
 * Core's time on this page. A machine's clock may be wrong, and a demonstration's runs ahead; what is due, late or
 * "3 min ago" is so by core's clock, which comes with `system.status` and ticks here between two readings.
 */
import { createContext, useCallback, useContext, type ReactNode } from 'react'
import { nowMs, useNow } from './clock.ts'
import { useSystemStatus } from './system-status.ts'

const readEveryMs = 30_000
const hourMs = 3_600_000

/** How far core's clock is ahead of this page's, in ms; `null` before its first word. */
const AheadContext = createContext<number | null>(null)

/** One reader for the whole page. */
export const CoreClockProvider = ({ children }: { children: ReactNode }) => {
  const { data, dataUpdatedAt } = useSystemStatus({ refetchInterval: readEveryMs })
  return <AheadContext value={data ? data.now.getTime() - dataUpdatedAt : null}>{children}</AheadContext>
}

/** Now by core's clock, read again every `periodMs`. This page's clock until core has spoken. */
export const useCoreNow = (periodMs: number): number => useNow(periodMs) + (useContext(AheadContext) ?? 0)

/** The same to the hour, enough to tell one year from another: each reading of core's clock is a little off, and this stays what it is. */
export const useRoughCoreNow = (): (() => number) => {
  const ahead = Math.round((useContext(AheadContext) ?? 0) / hourMs) * hourMs
  return useCallback(() => nowMs() + ahead, [ahead])
}

/** Core's clock to ask at the moment of an act. */
export const useReadCoreNow = (): (() => number) => {
  const ahead = useContext(AheadContext) ?? 0
  return useCallback(() => nowMs() + ahead, [ahead])
}
