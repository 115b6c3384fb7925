/** Reads the due queue: what is to happen at a time, in order of its key. Every read is one seek in the primary key. */
import type { Store } from './store.ts'

/** What a row is for; each is handled by one part of core. */
export type DueKind =
  | 'publication'
  | 'preflight'
  | 'figures'
  | 'followers'
  | 'past'
  | 'job'
  | 'alert'
  | 'alert_delivery'
  | 'interaction'
  | 'trends'
  | 'inbox'
  | 'advice'
  | 'automated_act'
  | 'script'
  | 'rule'

export interface DueEntry {
  /** ms UTC */
  dueAt: number
  kind: DueKind
  id: string
}

/** A place in the queue's order. */
export type DuePlace = Readonly<DueEntry>

/** Before everything. */
export const queueStart = { dueAt: Number.MIN_SAFE_INTEGER, kind: '' as DueKind, id: '' } as const satisfies DuePlace

export interface DueReader {
  /** The first entry after `place`. */
  next(place: DuePlace): DueEntry | undefined
  /** Entries after `place` and due by `now`, in order. */
  page(place: DuePlace, now: number, limit: number): DueEntry[]
}

export const createDueReader = ({ sql }: Pick<Store, 'sql'>): DueReader => {
  const after = 'SELECT due_at AS dueAt, kind, id FROM due WHERE (due_at, kind, id) > (?, ?, ?)'
  const order = 'ORDER BY due_at, kind, id'
  const next = sql.prepare<[number, string, string], DueEntry>(`${after} ${order} LIMIT 1`)
  const page = sql.prepare<[number, string, string, number, number], DueEntry>(`${after} AND due_at <= ? ${order} LIMIT ?`)
  return {
    next: (place) => next.get(place.dueAt, place.kind, place.id),
    page: (place, now, limit) => page.all(place.dueAt, place.kind, place.id, now, limit),
  }
}
