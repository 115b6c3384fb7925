/** How often an idle hour wakes anybody: the product's timer on a clock that counts, with a million scheduled. */
import { createDueQueue } from '../../src/core/due/due-queue.ts'
import { createDueTimer } from '../../src/core/due/due-timer.ts'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { serveRunner } from '../runner/child-side.ts'
import { openDueStore } from './bench-store.ts'
import type { LookUpInput } from './scheduled.ts'

export interface WakeUps {
  /** In an hour in which nothing is due. */
  idle: number
  /** From then until the first is due: shows that the count counts. */
  whenDue: number
}

class CountingClock extends FakeClock {
  wakeUps = 0

  override at(at: number, fn: () => void): Disposable {
    return super.at(at, () => {
      this.wakeUps += 1
      fn()
    })
  }
}

const measure = async (input: LookUpInput): Promise<WakeUps> => {
  const clock = new CountingClock()
  // The store's lease beats on a clock of its own, which stands still: only the queue's timer is counted.
  const store = await openDueStore(input, new FakeClock(clock.now()))
  using timer = createDueTimer({ queue: createDueQueue(store), clock })
  timer.handle('publication', () => undefined)
  timer.start()
  await clock.advance(3_600_000)
  const idle = clock.wakeUps
  await clock.advance(3_600_000)
  await store.close()
  return { idle, whenDue: clock.wakeUps - idle }
}

serveRunner({ measure })
