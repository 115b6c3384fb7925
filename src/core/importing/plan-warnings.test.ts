/** What the plan says of rows of a file before they come in, and what of them waits for approval. */
import { expect, it } from 'vitest'
import { startOneCreator } from '../planning/testing/one-creator.ts'
import { aBand, somePlan } from '../planning/testing/plans.ts'

const csv = (...rows: string[]) => ['creator;account;at;text', ...rows].join('\n')

it('warns in a dry run of what rows break of the plan, of the calendar and of each other, and takes them all the same', async () => {
  await using it = await startOneCreator()
  const { client, creatorId } = it
  await it.save(
    somePlan({ bands: [aBand({ from: '09:00', to: '18:00', max: 9 })], quietHours: [{ from: '01:00', to: '07:00' }], reuseAfterDays: 1 }),
  )
  await it.schedule('There', '2026-03-03T12:00')
  const text = csv(
    'Léa;lea.test;2026-03-03 03:00;Night',
    'Léa;lea.test;2026-03-03 12:20;Near',
    'Léa;lea.test;2026-03-04 10:00;Fine',
    'Léa;lea.test;2026-03-05 10:00;Same',
    'Léa;lea.test;2026-03-05 10:30;same',
    'Léa;;;Draft',
  )
  const { rows, ready } = await client.imports.preview({ csv: text, fileName: 'a.csv', files: [] })
  expect(ready).toBe(6)
  expect(rows.map(({ problems }) => problems.map(({ rule }) => rule))).toEqual([
    ['plan.quiet', 'plan.band.outside'],
    ['plan.spacing'],
    [],
    ['plan.spacing', 'plan.caption.reused'],
    ['plan.spacing', 'plan.caption.reused'],
    [],
  ])
  expect(rows[0]?.problems[0]).toEqual({
    column: 'at',
    rule: 'plan.quiet',
    severity: 'warning',
    data: { from: '01:00', to: '07:00', place: 'Paris' },
  })
  expect(rows[1]?.problems[0]?.data).toEqual({ handle: 'lea.test', at: '2026-03-03 12:00', actual: 20, allowed: 60 })

  const first = await client.imports.apply({ csv: csv('Léa;lea.test;2026-03-04 10:00;Fine'), fileName: 'a.csv', images: [] })
  expect(first).toMatchObject({ awaiting: 0, import: { publications: 1 } })
  await client.creators.update({ creatorId, changes: { approval: 'model' } })
  const done = await client.imports.apply({ csv: text, fileName: 'b.csv', images: [] })
  expect(done).toMatchObject({ awaiting: 4, import: { publications: 4 } })
})
