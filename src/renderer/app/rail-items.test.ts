/** What the rail, the palette and the `g` keys are made from. */
import { expect, test } from 'vitest'
import { roles } from '../../contract/values.ts'
import { railItems } from './rail-items.ts'

test.each(roles)('keys of a %s’s pages are typed for one page each', (role) => {
  const keys = railItems.flatMap((item) => (item.roles.includes(role) && item.keys ? [item.keys] : []))
  expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted())
})

test('what the rail has no line for is under a page that it has one for, which counts it as its own', () => {
  for (const { to, under } of railItems) {
    if (under === undefined) continue
    const above = railItems.find((item) => item.to === under)
    expect(above?.under).toBeUndefined()
    expect(above?.also).toContain(to)
  }
})
