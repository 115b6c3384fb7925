/** The look-up bench: what it costs to know when the next publication is due, and how often anybody asks in vain. */
import type { ChildFiles } from '../runner/bundle.ts'
import { askOnce } from '../runner/child.ts'
import { check, type BenchResult } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { tempDir } from '../runner/temp-dir.ts'
import type { LookUpOutput } from './scheduled.ts'
import type { WakeUps } from './wake-ups.child.ts'

const ours = 'Coulisse: when is the next one due'
const poll = 'plainjob: an empty poll, once a second'

export const nextDue = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const rounds = new Rounds()
  const ask = async <T>(file: string): Promise<T> => {
    using dir = tempDir()
    return await askOnce<T>(file, { dir: dir.path, scheduled: scale.scheduled })
  }
  // A figure is the median of many batches as it is, and filling the lists takes most of the time.
  for (let round = 0; round < Math.min(scale.rounds, 2); round += 1) {
    rounds.next()
    rounds.add(ours, (await ask<LookUpOutput>(files.dueLookUp)).microseconds)
    rounds.add(poll, (await ask<LookUpOutput>(files.plainjobPoll)).microseconds)
  }
  const wakeUps = await ask<WakeUps>(files.wakeUps)
  return {
    name: 'next-due',
    title: `Next due among ${scale.scheduled.toLocaleString('en')} scheduled`,
    figures: [
      rounds.figure(ours, 'µs', [{ name: poll, aim: { is: 'at most', ratio: 0.2 } }]) ?? [],
      rounds.figure(poll, 'µs') ?? [],
    ].flat(),
    checks: [
      check('wake-ups of the due timer in an hour in which nothing is due', wakeUps.idle, 0),
      check('wake-ups from then until the first is due', wakeUps.whenDue, 1),
      check('timers of the whole core in an idle hour, without its lease', wakeUps.core.others, 0),
      check('beats of the lease in that hour (one in 5 s)', wakeUps.core.leaseBeats, 720),
    ],
    skipped: [],
  }
}
