import { expect, it } from 'vitest'
import { readRow } from './read-row.ts'

it('says how long a text may be, beside how long it is', () => {
  const nothing = { images: '', alts: '', languages: '', labels: '' }
  const cells = { ...nothing, creator: 'Léa', account: 'lea.test', at: '2027-01-10 18:30', zone: 'Europe/Paris', text: 'x'.repeat(20_001) }
  const { problems } = readRow({ line: 2, cells, extra: 0 })
  expect(problems).toEqual([expect.objectContaining({ rule: 'text.too_long', data: { actual: 20_001, allowed: 20_000 } })])
})
