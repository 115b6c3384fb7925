/** Whether everything that goes out is stopped, and by whom. Hot: asked by the gate before each write. */
import type { Store } from './store.ts'

export interface Stop {
  /** ms UTC */
  since: number
  /** The name of who stopped it. */
  by: string
}

export interface StopReader {
  /** undefined: nothing is stopped. */
  current(): Stop | undefined
}

export const createStopReader = ({ sql }: Pick<Store, 'sql'>): StopReader => {
  const current = sql.prepare<[], Stop>('SELECT since, by_name AS "by" FROM publishing_stop WHERE one = 1')
  return { current: () => current.get() }
}
