/** The due queue: durable, in order of time, with one seek to what is next. */
import { createDueReader } from '../store/due-reader.ts'
import type { DueReader } from '../store/due-reader.ts'
import { createDueWriter } from '../store/due-writer.ts'
import type { DueWriter } from '../store/due-writer.ts'
import type { Store } from '../store/store.ts'

export type { DueEntry, DueKind } from '../store/due-reader.ts'

export interface DueQueue extends DueReader, DueWriter {}

/** Once per store. */
export const createDueQueue = (store: Pick<Store, 'sql'>): DueQueue => ({ ...createDueReader(store), ...createDueWriter(store) })
