import { describe, expect, it } from 'vitest'
import { inCalls, noneSelected, toggled, withAll } from './asset-selection.ts'

describe('what is selected', () => {
  it('is one creator’s at a time, no more than core takes', () => {
    const many = Array.from({ length: 1200 }, (_, at) => ({ id: `a${at}`, creatorId: at % 2 === 0 ? 'one' : 'two' }))
    expect(inCalls(withAll(noneSelected, many)).map((ids) => ids.length)).toEqual([500, 100, 500, 100])
    expect(inCalls(noneSelected)).toEqual([])
  })

  it('comes and goes', () => {
    const asset = { id: 'a', creatorId: 'one' }
    const once = toggled(noneSelected, asset)
    expect([...once]).toEqual([['a', 'one']])
    expect([...toggled(once, asset)]).toEqual([])
  })
})
