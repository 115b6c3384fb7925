import { describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { calendarWalks, daySql } from './calendar-walk.ts'
import { openStore } from './open-store.ts'
import type { PublicationFilter } from './publication-list-reader.ts'

const many = Array.from({ length: 200 }, (_, index) => `crt_${index}`)
const filters: PublicationFilter[] = [
  { creatorIds: null },
  { creatorIds: null, states: ['scheduled', 'failed'] },
  { creatorIds: ['crt_1', 'crt_2'] },
  { creatorIds: many },
  { creatorIds: ['crt_1'], accountIds: ['acc_1'], kinds: ['video'] },
  { creatorIds: null, platforms: ['x'] },
]

describe('a day of the calendar', () => {
  it('is one search along an index, whatever is asked for; its list is in order already', async () => {
    using dir = tempDir()
    const { clock, random, machine } = testPorts()
    const store = await openStore({ dataDir: dir.path, clock, random, machine })
    for (const filter of filters) {
      for (const walk of calendarWalks(filter)) {
        const { count, list, times, params } = daySql(walk, filter)
        for (const query of [count, list, times]) {
          const plan = store.sql
            .prepare<[Record<string, unknown>], { detail: string }>(`EXPLAIN QUERY PLAN ${query}`)
            .all({ ...params, from: 1, to: 2, limit: 10 })
          const details = plan.map(({ detail }) => detail).join('; ')
          expect(details).toMatch(new RegExp(`SEARCH publication USING (COVERING )?INDEX ${walk.index} \\(.*due_at>\\? AND due_at<\\?`))
          if (query !== count) expect(details).not.toContain('TEMP B-TREE')
        }
      }
    }
    await store.close()
  })

  it('is read along all due times rather than two hundred times', () => {
    expect(calendarWalks({ creatorIds: many })).toEqual([{ index: 'publication_by_time', equal: {} }])
    expect(calendarWalks({ creatorIds: ['crt_1', 'crt_2'] })).toHaveLength(2)
  })
})
