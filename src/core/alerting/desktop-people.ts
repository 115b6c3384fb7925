/**
 * Who is at the desktop, and what of the agency's they may be told there: an admin everything, others what is of their
 * creators or theirs alone. A desktop that nobody is signed in at is the agency's own machine, and is told everything: nobody
 * else would be.
 */
import type { Language } from '../../contract/values.ts'
import type { AtDesktop, Whose } from './quiet-notifier.ts'

export interface DesktopPerson extends AtDesktop {
  language: Language
  isModel: boolean
  /** Null: everybody. */
  reach: ReadonlySet<string> | null
}

/** The same at the desktop and in the lists. Pure. */
export const maySee = ({ userId, reach }: { userId: string | null; reach: ReadonlySet<string> | null }, of: Whose): boolean =>
  reach === null || (of.creatorId === null ? of.userId != null && of.userId === userId : reach.has(of.creatorId))

/** Pure. */
export const isForDesktop = (people: readonly DesktopPerson[], of: Whose): boolean =>
  people.length === 0 || people.some((person) => maySee(person, of))

/** Whoever signed in last and may see it; undefined where nobody is there. Pure. */
export const toldAtDesktop = (people: readonly DesktopPerson[], of: Whose): DesktopPerson | undefined =>
  people.find((person) => maySee(person, of))
