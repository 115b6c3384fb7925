/** When is the next of a million due? Asked of the product's own queue. */
import { createDueQueue } from '../../src/core/due/due-queue.ts'
import { queueStart } from '../../src/core/store/due-reader.ts'
import { createNodeClock } from '../../src/host/node-clock.ts'
import { serveRunner } from '../runner/child-side.ts'
import { median } from '../runner/figure.ts'
import { openDueStore } from './bench-store.ts'
import { timeCalls, type LookUpInput, type LookUpOutput } from './scheduled.ts'

const measure = async (input: LookUpInput): Promise<LookUpOutput> => {
  const store = await openDueStore(input, createNodeClock())
  const queue = createDueQueue(store)
  const microseconds = timeCalls(() => queue.next(queueStart), median)
  await store.close()
  return { microseconds }
}

serveRunner({ measure })
