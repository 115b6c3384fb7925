/**
 * An answer for each creator, kept until something of hers changes or its time is over: what is asked for everybody at
 * once is worked out only for those of whom something is new. Read it outside transactions: what one has not committed
 * is not told yet.
 */
import type { DomainEvent } from '../events.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'

interface Kept<T> {
  value: T
  /** ms UTC. */
  until: number
}

/** Whose answers an event makes old: hers, everybody's (null), or nobody's. Pure. */
const touchedBy = (event: DomainEvent): string | null | undefined => {
  switch (event.kind) {
    case 'publication.changed':
    case 'post.changed':
    case 'account.changed':
    case 'creator.changed':
    case 'plan.changed':
      return event.creatorId
    default:
      return undefined
  }
}

export const keepByCreator = <T>(
  { store, clock }: { store: Pick<Store, 'onCommitted'>; clock: Pick<Clock, 'now'> },
  make: (creatorId: string) => Kept<T>,
): ((creatorId: string) => T) => {
  const kept = new Map<string, Kept<T>>()
  // Ends with the store, which forgets its listeners.
  store.onCommitted((events) => {
    if (kept.size === 0) return
    for (const { event } of events) {
      const touched = touchedBy(event)
      if (touched === null) kept.clear()
      else if (touched !== undefined) kept.delete(touched)
    }
  })
  return (creatorId) => {
    const found = kept.get(creatorId)
    if (found && clock.now() < found.until) return found.value
    const made = make(creatorId)
    kept.set(creatorId, made)
    return made.value
  }
}
