/** The planning bench: slots a second, how time grows with the agency, and how much an edit leaves where it was. */
import type { ChildFiles } from '../runner/bundle.ts'
import { startChild } from '../runner/child.ts'
import { check, type BenchResult } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import type { BesideOutput, SolveOutput, StabilityOutput } from './solve.child.ts'

const few = 'ten creators, milliseconds each'
const many = (creators: number): string => `${creators.toLocaleString('en')} creators, milliseconds each`

export const planning = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const rounds = new Rounds()
  const large = scale.plannedCreators
  let threads = 1
  let stable: StabilityOutput | undefined
  for (let round = 0; round < scale.rounds; round += 1) {
    rounds.next()
    await using child = startChild(files.solve)
    // Once for the compiler: what an agency waits for is not the first of its creators.
    await child.ask<SolveOutput>('measure', { creators: 10 })
    const small = await child.ask<SolveOutput>('measure', { creators: 10 })
    const some = await child.ask<SolveOutput>('measure', { creators: 100 })
    const whole = await child.ask<SolveOutput>('measure', { creators: large })
    const beside = await child.ask<BesideOutput>('beside', { creators: large })
    threads = beside.threads
    rounds.add(few, (small.seconds / 10) * 1000)
    rounds.add(many(large), (whole.seconds / large) * 1000)
    rounds.add(many(100), (some.seconds / 100) * 1000)
    rounds.add('whole agency, CPU', whole.cpuSeconds)
    rounds.add('beside core', beside.seconds)
    rounds.add('core meanwhile late, p99', beside.delayP99)
    rounds.add('core meanwhile late, at most', beside.delayMax)
    rounds.add('slots', whole.slots / whole.seconds)
    rounds.add('whole agency', whole.seconds)
    stable ??= await child.ask<StabilityOutput>('stability')
  }
  return {
    name: 'planning',
    title: `Planning ${large.toLocaleString('en')} creators × 5 accounts × 30 days, one thread`,
    figures: [
      rounds.figure('slots', 'slots/s') ?? [],
      rounds.figure('whole agency', 's', [], 'on one thread') ?? [],
      rounds.figure(many(large), 'ms', [{ name: few, aim: { is: 'at most', ratio: 1.25 } }]) ?? [],
      rounds.figure(many(100), 'ms') ?? [],
      rounds.figure(few, 'ms') ?? [],
      rounds.figure('whole agency, CPU', 's', [], 'user time: what other work on the machine does not lengthen') ?? [],
      rounds.figure(
        'beside core',
        's',
        [{ name: 'whole agency' }],
        `what a person waits for: ${threads} ${threads === 1 ? 'thread' : 'threads'}, what goes there and back included; the aim is 10 s at 1,000 creators`,
      ) ?? [],
      rounds.figure('core meanwhile late, p99', 'ms', [], 'how late its event loop is; 1 ms is as fine as it is measured') ?? [],
      rounds.figure('core meanwhile late, at most', 'ms') ?? [],
    ].flat(),
    checks: [
      check(`moved by a post put in by hand elsewhere, of ${stable?.slots ?? 0} slots`, stable?.movedByHand ?? -1, 0),
      check('moved by another mix of kinds', stable?.movedByMix ?? -1, 0),
      check('moved by the window going on a day', stable?.movedByNextDay ?? -1, 0),
    ],
    skipped: [],
  }
}
