/**
 * A hybrid logical clock (Kulkarni et al., 2014): wall milliseconds, a counter for what shares one, the device.
 * Stamps only grow on a device, even when its wall clock goes back, and sort as text.
 */
import type { Clock } from '../ports.ts'

export interface HybridTime {
  ms: number
  counter: number
}

const maxCounter = 0xffff

/** The stamp after `last` at wall time `now`. Pure. */
export const nextHybridTime = (last: HybridTime, now: number): HybridTime => {
  if (now > last.ms) return { ms: now, counter: 0 }
  return last.counter < maxCounter ? { ms: last.ms, counter: last.counter + 1 } : { ms: last.ms + 1, counter: 0 }
}

/** `mmmmmmmmmmmm-cccc-device`, hexadecimal and fixed-width, so that text order is time order. */
export const formatHybridTime = ({ ms, counter }: HybridTime, deviceId: string): string =>
  `${ms.toString(16).padStart(12, '0')}-${counter.toString(16).padStart(4, '0')}-${deviceId}`

export const parseHybridTime = (stamp: string): HybridTime => ({
  ms: Number.parseInt(stamp.slice(0, 12), 16),
  counter: Number.parseInt(stamp.slice(13, 17), 16),
})

/** Stamps from the lent clock, going on after `lastStamp`. */
export const createHybridClock = (clock: Pick<Clock, 'now'>, deviceId: string, lastStamp: string | null): (() => string) => {
  let last: HybridTime = lastStamp === null ? { ms: 0, counter: 0 } : parseHybridTime(lastStamp)
  return () => {
    last = nextHybridTime(last, clock.now())
    return formatHybridTime(last, deviceId)
  }
}
