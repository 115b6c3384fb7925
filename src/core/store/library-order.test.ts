import { describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { libraryOrders } from '../../contract/library.ts'
import type { LibraryFilter } from './library-filter.ts'
import { listSql, placesSql } from './library-reader.ts'
import { openStore } from './open-store.ts'

const filters: LibraryFilter[] = [
  { creatorIds: null },
  { creatorIds: ['crt_1'] },
  { creatorIds: ['crt_1', 'crt_2'] },
  { creatorIds: ['crt_1'], kind: 'video', folder: 'Mars', tag: 'plage', sensitive: true, paid: false, consent: 'missing' },
  { creatorIds: null, words: ['mer'], unusedSince: 1 },
]

describe('the library in an order', () => {
  it('is walked along an index: nothing is sorted, and a page reads no more than it shows', async () => {
    using dir = tempDir()
    const { clock, random, machine } = testPorts()
    const store = await openStore({ dataDir: dir.path, clock, random, machine })
    const planOf = (sql: string, params: Record<string, unknown>): string =>
      store.sql
        .prepare<[Record<string, unknown>], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all({ ...params, after: 'ast_1', limit: 10, every: 100 })
        .map(({ detail }) => detail)
        .join('; ')
    for (const filter of filters) {
      for (const order of libraryOrders) {
        const first = listSql({ ...filter, order }, true)
        const next = listSql({ ...filter, order }, false)
        const places = placesSql({ ...filter, order })
        for (const { sql, params } of [first, next, places]) {
          const plan = planOf(sql, params)
          expect(plan).toMatch(/(SCAN|SEARCH) asset USING (COVERING )?INDEX/)
          expect(plan).not.toContain('TEMP B-TREE')
        }
        // The next page begins where the last one ended, wherever that is.
        expect(planOf(next.sql, next.params)).toMatch(/SEARCH asset USING (COVERING )?INDEX/)
        if (filter.creatorIds?.length === 1) expect(planOf(first.sql, first.params)).toMatch(/SEARCH asset USING (COVERING )?INDEX/)
      }
    }
    const bin = listSql({ creatorIds: ['crt_1'], removed: true, order: 'name' }, true)
    expect(planOf(bin.sql, bin.params)).toContain('asset_in_bin')
    await store.close()
  })
})
