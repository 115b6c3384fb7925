import type * as z from 'zod'
import type { historyEntry } from '../../../contract/history.ts'

export type Entry = z.infer<typeof historyEntry>
