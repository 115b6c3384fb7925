/**
 * How much an account does by itself at most, in any hour and any day. Ours, and far below what the platforms take: an
 * account that acts like a person. What is never allowed has none.
 */
import type { AutomatedAct, LoweredCaps } from '../../contract/automation.ts'

const hourMs = 60 * 60_000
export const dayMs = 24 * hourMs

/** An account is new so long after it was connected. */
export const newForDays = 14

export interface Caps {
  hour: number
  day: number
}

const caps: Readonly<Record<AutomatedAct, { settled: Caps; fresh: Caps }>> = {
  like: { settled: { hour: 20, day: 100 }, fresh: { hour: 5, day: 25 } },
  answer_comment: { settled: { hour: 15, day: 60 }, fresh: { hour: 4, day: 15 } },
  answer_mention: { settled: { hour: 10, day: 40 }, fresh: { hour: 3, day: 10 } },
  repost: { settled: { hour: 3, day: 10 }, fresh: { hour: 1, day: 3 } },
  hide: { settled: { hour: 30, day: 200 }, fresh: { hour: 10, day: 50 } },
  message: { settled: { hour: 12, day: 60 }, fresh: { hour: 3, day: 12 } },
  follow: { settled: { hour: 0, day: 0 }, fresh: { hour: 0, day: 0 } },
  quote: { settled: { hour: 0, day: 0 }, fresh: { hour: 0, day: 0 } },
  unasked_reply: { settled: { hour: 0, day: 0 }, fresh: { hour: 0, day: 0 } },
}

/** One connected in the future was so under another clock: it is new. */
export const isNewAt = (connectedAt: number, now: number): boolean => now - connectedAt < newForDays * dayMs

/** The most that an account may be given, once it is settled. */
export const mostOf = (act: AutomatedAct): Caps => caps[act].settled

/** Lowered, never raised: a new account keeps to the table however much it is given. */
export const capsFor = (act: AutomatedAct, connectedAt: number, now: number, lowered?: LoweredCaps): Caps => {
  const { hour, day } = caps[act][isNewAt(connectedAt, now) ? 'fresh' : 'settled']
  return { hour: Math.min(hour, lowered?.hour ?? hour), day: Math.min(day, lowered?.day ?? day) }
}

const inside = (writes: readonly number[], windowMs: number, now: number): number[] => writes.filter((at) => at > now - windowMs)

/** How much of each window is used. */
export const usedOf = (writes: readonly number[], now: number): Caps => ({
  hour: inside(writes, hourMs, now).length,
  day: inside(writes, dayMs, now).length,
})

/**
 * Which window is full, and from when it is not. `writes`: when the account did this act by itself. Those from the future
 * were written under another clock and count, so that turning it back gives nothing more.
 */
export const windowInTheWay = (
  writes: readonly number[],
  { hour, day }: Caps,
  now: number,
): { window: 'hour' | 'day'; retryAt: number } | null => {
  const full = (['day', 'hour'] as const).flatMap((window) => {
    const [ms, max] = window === 'day' ? [dayMs, day] : [hourMs, hour]
    const within = inside(writes, ms, now).toSorted((a, b) => a - b)
    if (within.length < max) return []
    const leaves = within[within.length - max]
    return [{ window, retryAt: leaves === undefined ? now + ms : leaves + ms }]
  })
  // Whichever takes longer.
  return full.toSorted((a, b) => b.retryAt - a.retryAt)[0] ?? null
}
