/** How often an idle hour wakes anybody: the product's timer, and the whole core, on a clock that counts. */
import { createDueQueue } from '../../src/core/due/due-queue.ts'
import { createDueTimer } from '../../src/core/due/due-timer.ts'
import { startCore } from '../../src/core/index.ts'
import { leaseMs } from '../../src/core/store/lease.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { serveRunner } from '../runner/child-side.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { openDueStore } from './bench-store.ts'
import { firstDueMs, type LookUpInput } from './scheduled.ts'

const hourMs = 3_600_000

export interface WakeUps {
  /** Of the due timer, in an hour in which nothing is due. */
  idle: number
  /** From then until the first is due: shows that the count counts. */
  whenDue: number
  /** Of the whole core in an idle hour: beats of the store's lease, and everything else. */
  core: { leaseBeats: number; others: number }
}

class CountingClock extends FakeClock {
  /** How long each timer that fired had been set for. */
  readonly fired: number[] = []

  override at(at: number, fn: () => void): Disposable {
    const delay = at - this.now()
    return super.at(at, () => {
      this.fired.push(delay)
      fn()
    })
  }
}

const ofTimer = async (input: LookUpInput): Promise<Pick<WakeUps, 'idle' | 'whenDue'>> => {
  const clock = new CountingClock(Date.now())
  // The store's lease beats on a clock of its own, which stands still: only the queue's timer is counted.
  const store = await openDueStore(input, new FakeClock(clock.now()))
  using timer = createDueTimer({ queue: createDueQueue(store), clock })
  timer.handle('publication', () => undefined)
  timer.start()
  await clock.advance(hourMs)
  const idle = clock.fired.length
  await clock.advance(firstDueMs - hourMs)
  await store.close()
  return { idle, whenDue: clock.fired.length - idle }
}

/** On the store that `ofTimer` left. */
const ofCore = async ({ dir }: LookUpInput): Promise<WakeUps['core']> => {
  const clock = new CountingClock(Date.now())
  await using ports = createNodePorts({ dataDir: dir, keychain: fileKeychain(dir) })
  await using core = await startCore({ dataDir: dir }, { ...ports, clock })
  // A new store's first backup is due within the first hour; what is counted comes after it.
  await clock.advance(hourMs, () => core.settle())
  clock.fired.length = 0
  await clock.advance(hourMs, () => core.settle())
  const leaseBeats = clock.fired.filter((delay) => delay === leaseMs / 3).length
  return { leaseBeats, others: clock.fired.length - leaseBeats }
}

const measure = async (input: LookUpInput): Promise<WakeUps> => ({ ...(await ofTimer(input)), core: await ofCore(input) })

serveRunner({ measure })
