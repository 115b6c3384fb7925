/** The week's balance: what Coulisse says held against what is really out. Pure. */
import type { Publication } from '../../contract/publications.ts'
import type { PostOut } from './read-network.ts'

/** One that a plan scheduled, as it stood before the week began. */
export interface PlannedPost {
  handle: string
  text: string
}

export interface Balance {
  planned: number
  published: number
  /** Of those, by a person's hand. */
  byHand: number
  failed: number
  ambiguous: number
  missed: number
  /** Posts that are out more often than once, or that nobody planned. */
  duplicates: number
  /** Planned, not out, and in no state that would tell a person so. */
  lost: number
}

const visible: readonly Publication['state'][] = ['failed', 'missed', 'needs_person', 'ambiguous', 'cancelled', 'vetoed']
const keyOf = ({ handle, text }: { handle: string; text: string }): string => `${handle}\n${text}`

export const countWeek = (planned: readonly PlannedPost[], publications: readonly Publication[], out: readonly PostOut[]): Balance => {
  const outByKey = Map.groupBy(out, keyOf)
  const byKey = new Map(
    publications.map((publication) => [keyOf({ handle: publication.accountHandle, text: publication.text }), publication]),
  )
  const plannedKeys = new Set(planned.map(keyOf))
  const count = (...states: Publication['state'][]): number => publications.filter(({ state }) => states.includes(state)).length
  const isLost = (post: PlannedPost): boolean => {
    const state = byKey.get(keyOf(post))?.state
    return !outByKey.has(keyOf(post)) && (state === undefined || !visible.includes(state))
  }
  return {
    planned: planned.length,
    published: count('published'),
    byHand: publications.filter(({ state, postedBy }) => state === 'published' && postedBy !== null).length,
    failed: count('failed'),
    ambiguous: count('ambiguous', 'needs_person'),
    missed: count('missed'),
    duplicates: [...outByKey].reduce((sum, [key, posts]) => sum + (plannedKeys.has(key) ? posts.length - 1 : posts.length), 0),
    lost: planned.filter(isLost).length,
  }
}

/** Everything went out once. */
export const countsOk = ({ planned, published, duplicates, lost }: Balance): boolean =>
  published === planned && duplicates === 0 && lost === 0
