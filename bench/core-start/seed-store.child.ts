/** Makes the stores that core is started on: an agency set up, and as many publications as asked. */
import { createNodePorts } from '../../src/host/node-ports.ts'
import { fileKeychain } from '../runner/file-keychain.ts'
import { serveRunner } from '../runner/child-side.ts'
import { makeAgency } from '../make-agency.ts'
import { openBenchStore, seedAccounts, seedPublications, type SeedPublication } from '../seed-publications.ts'

const accounts = 200
const minuteMs = 60_000

/** Nine in ten are out; the rest are scheduled, the first in an hour. */
const publicationsOf = (store: Parameters<typeof seedAccounts>[0], count: number): SeedPublication[] => {
  const all = seedAccounts(store, accounts)
  const scheduled = Math.floor(count / 10)
  const now = Date.now()
  return Array.from({ length: count }, (_, index): SeedPublication => {
    const isScheduled = index >= count - scheduled
    return {
      account: all[index % accounts] as (typeof all)[number],
      text: `Post ${index} of an agency that has been at work for a while.`,
      dueAt: isScheduled ? now + 60 * minuteMs + (index - (count - scheduled)) * minuteMs : now - (count - index) * minuteMs,
      state: isScheduled ? 'scheduled' : 'published',
    }
  })
}

const measure = async ({ dir, publications }: { dir: string; publications: number }): Promise<void> => {
  await using ports = createNodePorts({ dataDir: dir, keychain: fileKeychain(dir) })
  await makeAgency(dir, ports)
  if (publications === 0) return
  const store = await openBenchStore(dir)
  seedPublications(store, publicationsOf(store, publications))
  await store.close()
}

serveRunner({ measure })
