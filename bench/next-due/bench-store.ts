/** The product's store with a long due list. Only `due` is filled: it is all that the look-up reads. */
import type { Clock } from '../../src/core/ports.ts'
import { openStore } from '../../src/core/store/open-store.ts'
import type { Store } from '../../src/core/store/store.ts'
import { createNodeMachine } from '../../src/host/node-machine.ts'
import { createNodeRandom } from '../../src/host/node-random.ts'
import { dueAtOf, type LookUpInput } from './scheduled.ts'

export const openDueStore = async ({ dir, scheduled }: LookUpInput, clock: Clock): Promise<Store> => {
  const store = await openStore({ dataDir: dir, clock, random: createNodeRandom(), machine: createNodeMachine() })
  const insert = store.sql.prepare(`INSERT INTO due (due_at, kind, id) VALUES (?, 'publication', ?)`)
  const now = clock.now()
  store.sql.transaction(() => {
    for (let index = 0; index < scheduled; index += 1) insert.run(dueAtOf(now, index), `pub_${String(index).padStart(36, '0')}`)
  })()
  return store
}
