import type * as z from 'zod'
import type { historyEntry } from '../../../contract/history.ts'

export type Entry = z.infer<typeof historyEntry>

/** Groups of acts a person filters by: the first part of an action's name. */
export const actionKinds = ['publication', 'post', 'creator', 'account', 'asset', 'import', 'user', 'session', 'vault', 'agency'] as const
export type ActionKind = (typeof actionKinds)[number]
