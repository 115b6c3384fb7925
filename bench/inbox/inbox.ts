/** The inbox bench: a page of a hundred, whatever is asked for, among all that a busy agency has been told. */
import type { ChildFiles } from '../runner/bundle.ts'
import { askOnce } from '../runner/child.ts'
import { check, isMet, type Aim, type BenchResult, type Figure } from '../runner/figure.ts'
import type { Scale } from '../runner/scale.ts'
import type { InboxAnswer, InboxInput, InboxOutput } from './inbox.child.ts'

const floorName = 'a hundred rows read by their ids'
/** Read, put together with whose they are, checked against the contract, and handed over. */
const aim: Aim = { is: 'at most', ratio: 60 }

const figure = (name: string, { ms, leastMs, worstMs, items }: InboxAnswer, floor?: InboxAnswer): Figure => ({
  name,
  value: ms,
  min: leastMs,
  max: worstMs,
  unit: 'ms',
  comparisons: floor ? [{ with: floorName, value: floor.ms, ratio: ms / floor.ms, aim, met: isMet(ms / floor.ms, aim) }] : [],
  note: `${items.toLocaleString('en')} found`,
})

export const inbox = async (files: ChildFiles, { inboxItems, inboxCreators }: Scale): Promise<BenchResult> => {
  const input: InboxInput = { items: inboxItems, creators: inboxCreators }
  const { floor, answers, scrolled } = await askOnce<InboxOutput>(files.inbox, input)
  return {
    name: 'inbox',
    title: `${inboxItems.toLocaleString('en')} things said to ${inboxCreators} creators × 4 accounts: a page of 100`,
    figures: [figure(floorName, floor), ...Object.entries(answers).map(([name, answer]) => figure(name, answer, floor))],
    checks: [
      check('met while scrolling through what is new, each counted once', scrolled.different, inboxItems / 2),
      check('met more than once', scrolled.met - scrolled.different, 0),
    ],
    skipped: [],
  }
}
