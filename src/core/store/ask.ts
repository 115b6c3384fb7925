/** Statements that are put together as they are asked: each is prepared once. */
import type { Store } from './store.ts'

export const createAsk = ({ sql }: Pick<Store, 'sql'>): (<T>(statement: string, params: Record<string, unknown>) => T[]) => {
  const prepared = new Map<string, ReturnType<typeof sql.prepare>>()
  return <T>(statement: string, params: Record<string, unknown>): T[] => {
    let known = prepared.get(statement)
    if (!known) prepared.set(statement, (known = sql.prepare(statement)))
    return known.all(params) as T[]
  }
}
