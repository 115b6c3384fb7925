/** What waits for approval, under the day its own wall shows and whose it is: what can be decided at once. Pure. */
import type { Publication } from '../../../contract/publications.ts'
import { groupBy } from '../../lib/group-by.ts'

export interface WaitingDay {
  key: string
  creatorId: string
  creatorName: string
  items: Publication[]
}

/** In the order of time, as they came. */
export const waitingDays = (publications: readonly Publication[]): WaitingDay[] =>
  [...groupBy(publications, ({ at, creatorId }) => `${at.wall.slice(0, 10)} ${creatorId}`)].flatMap(([key, items]) => {
    const [first] = items
    return first ? [{ key, creatorId: first.creatorId, creatorName: first.creatorName, items }] : []
  })
