/** What a plan comes to with a piece of advice, beside what it comes to without. Pure. */
import { planKinds } from '../../contract/plans.ts'
import type { AdvicePreview, AdviceSubject } from '../../contract/advice.ts'
import { markets } from '../../contract/values.ts'
import { hashtagsIn } from '../measuring/traits.ts'
import type { Proposed } from '../planning/plans.ts'
import type { Slot } from '../planning/solver-types.ts'

type Side = Pick<Proposed, 'textOf'> & { solution: { slots: readonly Slot[] } }

interface Given {
  days: number
  /** Null: on all accounts. */
  accountId: string | null
  subject: AdviceSubject
  now: Side
  then: Side
}

const weekHourOfSlot = ({ wall }: Slot): number =>
  ((new Date(`${wall.slice(0, 10)}T00:00:00Z`).getUTCDay() + 6) % 7) * 24 + Number(wall.slice(11, 13))

export const previewOf = ({ days, accountId, subject, now, then }: Given): AdvicePreview => {
  const slotsOf = ({ solution }: Side): Slot[] => solution.slots.filter((slot) => accountId === null || slot.accountId === accountId)
  const sides = { now: { side: now, slots: slotsOf(now) }, then: { side: then, slots: slotsOf(then) } }
  const both = (count: (one: { side: Side; slots: readonly Slot[] }) => number) => ({ now: count(sides.now), then: count(sides.then) })
  const where = (is: (slot: Slot) => boolean) => both(({ slots }) => slots.filter(is).length)
  const seen = ({ now: a, then: b }: { now: number; then: number }): boolean => a + b > 0
  const hours = subject.kind === 'hours' ? new Set(subject.weekHours) : null
  const tag = subject.kind === 'hashtag' || subject.kind === 'hashtag_worn' ? subject.tag : null
  return {
    days,
    posts: where(() => true),
    mostPerDay: both(({ slots }) =>
      Math.max(0, ...[...Map.groupBy(slots, (slot) => `${slot.accountId} ${slot.date}`).values()].map(({ length }) => length)),
    ),
    kinds: planKinds.map((planKind) => ({ planKind, ...where(({ kind }) => kind === planKind) })).filter(seen),
    markets: markets.map((market) => ({ market, ...where((slot) => slot.market === market) })).filter(seen),
    atHours: hours && where((slot) => hours.has(weekHourOfSlot(slot))),
    tagged: tag === null ? null : both(({ side, slots }) => slots.filter((slot) => hashtagsIn(side.textOf(slot)).includes(tag)).length),
  }
}
