/** The week's balance: what Coulisse says held against what is really out. Pure. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Publication } from '../../contract/publications.ts'
import type { PostOut } from './read-network.ts'

/** One that a plan scheduled, as it stood before the week began. */
export interface PlannedPost {
  platform: PlatformId
  handle: string
  text: string
}

/** Of one platform, or of all. */
export interface Counts {
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

export interface Balance extends Counts {
  /** Of each platform that something was planned for. */
  platforms: Partial<Record<PlatformId, Counts>>
}

const visible: readonly Publication['state'][] = ['failed', 'missed', 'needs_person', 'ambiguous', 'cancelled', 'vetoed']
const keyOf = ({ platform, handle, text }: PlannedPost): string => `${platform}\n${handle}\n${text}`

export const countWeek = (planned: readonly PlannedPost[], publications: readonly Publication[], out: readonly PostOut[]): Balance => {
  const on = <T extends { platform: PlatformId }>(all: readonly T[], platform: PlatformId): T[] =>
    all.filter((one) => one.platform === platform)
  const platforms = [...new Set(planned.map(({ platform }) => platform))].toSorted()
  return {
    ...counts(planned, publications, out),
    platforms: Object.fromEntries(
      platforms.map((platform) => [platform, counts(on(planned, platform), on(publications, platform), on(out, platform))]),
    ),
  }
}

const counts = (planned: readonly PlannedPost[], publications: readonly Publication[], out: readonly PostOut[]): Counts => {
  const outByKey = Map.groupBy(out, keyOf)
  const byKey = new Map(
    publications.map((publication) => [
      keyOf({ platform: publication.platform, handle: publication.accountHandle, text: publication.text }),
      publication,
    ]),
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
