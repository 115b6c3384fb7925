import { describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { openStore } from './open-store.ts'
import { walkSql, walksFor } from './publication-list-reader.ts'
import type { PublicationFilter } from './publication-list-reader.ts'

const filters: PublicationFilter[] = [
  { creatorIds: null },
  { creatorIds: ['crt_1', 'crt_2'] },
  { creatorIds: ['crt_1'], states: ['failed', 'missed'] },
  { creatorIds: null, accountIds: ['acc_1'] },
  { creatorIds: null, states: ['failed'] },
  { creatorIds: null, platforms: ['x'] },
  { creatorIds: null, kinds: ['video'] },
  { creatorIds: null, from: 1, to: 2 },
  { creatorIds: ['crt_1'], states: ['published'], kinds: ['photo'], platforms: ['bluesky'], from: 1, to: 2 },
]

describe('lists of publications', () => {
  it('walk along an index in the order asked for: nothing is sorted, nothing scanned without one', async () => {
    using dir = tempDir()
    const { clock, random, machine } = testPorts()
    const store = await openStore({ dataDir: dir.path, clock, random, machine })
    for (const filter of filters) {
      for (const order of ['soonest', 'latest'] as const) {
        for (const after of [null, { dueAt: 1, id: 'pub_1' }]) {
          for (const walk of walksFor(filter)) {
            const { sql, params } = walkSql(walk, filter, { order, after })
            const plan = store.sql
              .prepare<[Record<string, unknown>], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
              .all({ ...params, limit: 10 })
            const details = plan.map(({ detail }) => detail).join('; ')
            expect(details).toContain(walk.index)
            expect(details).not.toContain('TEMP B-TREE')
            if (Object.keys(walk.equal).length > 0) expect(details).toMatch(/SEARCH publication USING (COVERING )?INDEX/)
          }
        }
      }
    }
    await store.close()
  })
})
