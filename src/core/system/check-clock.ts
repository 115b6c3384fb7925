/** Does this machine's clock make sense? Held against the store, the disk and the platforms' own clocks. Pure. */
import { failed, ok, warning } from './check.ts'
import type { ConnectionCheck } from './check.ts'

export interface ClockHints {
  now: number
  /** The latest instant that the store has written down. */
  latestInstant: number
  /** When the disk says that a file just written was written; null when none could be. */
  diskNow: number | null
  /** What platforms' answers said the time is, each with our clock when it came. */
  told: readonly { service: string; theirs: number; ours: number }[]
}

/** When this was written: a clock before it is wrong whatever else is. */
const notBefore = Date.UTC(2026, 0, 1)
const minuteMs = 60_000
/** Clocks of servers are to the second, and answers take their time. */
const serverToleranceMs = 30_000
const diskToleranceMs = 10_000

export const checkClock = ({ now, latestInstant, diskNow, told }: ClockHints): ConnectionCheck & { name: 'clock' } => {
  if (now < notBefore) return failed('clock', 'clock.before_release', { now: new Date(now).toISOString() })
  const off = told.map(({ service, theirs, ours }) => ({ service, ms: ours - theirs })).find(({ ms }) => Math.abs(ms) > serverToleranceMs)
  if (off)
    return failed('clock', off.ms > 0 ? 'clock.ahead' : 'clock.behind', {
      seconds: Math.round(Math.abs(off.ms) / 1000),
      service: off.service,
    })
  if (latestInstant > now + minuteMs) return warning('clock', 'clock.went_back', { minutes: Math.round((latestInstant - now) / minuteMs) })
  if (diskNow !== null && Math.abs(diskNow - now) > diskToleranceMs)
    return warning('clock', 'clock.disk_differs', { seconds: Math.round(Math.abs(diskNow - now) / 1000) })
  return ok('clock', told.length > 0 ? 'clock.agrees' : 'clock.plausible')
}
