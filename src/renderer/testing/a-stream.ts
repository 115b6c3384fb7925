import { vi } from 'vitest'
import type { LiveEvent } from '../../contract/events.ts'

/** A stream that a test speaks into, or breaks. */
export const aStream = () => {
  const waiting: { resolve: (event: LiveEvent) => void; reject: (error: Error) => void }[] = []
  async function* stream(): AsyncGenerator<LiveEvent, void, void> {
    for (;;) yield await new Promise<LiveEvent>((resolve, reject) => waiting.push({ resolve, reject }))
  }
  return {
    open: vi.fn<() => never>(() => stream() as never),
    say: (event: LiveEvent) => waiting.shift()?.resolve(event),
    fail: () => waiting.shift()?.reject(new Error('cut')),
    isHeard: () => waiting.length > 0,
  }
}
