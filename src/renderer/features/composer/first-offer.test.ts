import { describe, expect, it } from 'vitest'
import { composerSearch, tidyComposerSearch } from './composer-search.ts'
import { firstOffer } from './first-offer.ts'

const zone = 'Europe/Paris'
/** 10:10 in Paris. */
const now = Date.parse('2026-03-12T09:10:00Z')

describe('the time offered', () => {
  it.each([
    ['nothing asked for: the next full hour at least half an hour away', undefined, '2026-03-12T11:00'],
    ['a day to come: its evening', '2026-03-14', '2026-03-14T18:00'],
    ['today: this evening', '2026-03-12', '2026-03-12T18:00'],
    ['a day and a time: just that', '2026-03-14T07:45', '2026-03-14T07:45'],
    ['a day that has passed', '2026-03-11', '2026-03-12T11:00'],
    ['a time that has passed', '2026-03-12T09:00', '2026-03-12T11:00'],
  ])('%s', (_, wanted, wall) => {
    expect(firstOffer(now, zone, wanted)).toEqual({ wall, zone })
  })
})

describe('the address', () => {
  it('keeps what says something, and lets go of nonsense', () => {
    const search = { creator: 'crt_1', account: 'acc_1', at: '2026-03-14T07:45', zone, draft: 'pst_1' }
    expect(tidyComposerSearch(composerSearch.parse({ ...search, other: 1 }))).toEqual(search)
    expect(tidyComposerSearch(composerSearch.parse({ at: '2026-02-30', zone: 'Mars/Olympus', creator: 7 }))).toEqual({})
    expect(tidyComposerSearch(composerSearch.parse({ at: '2026-03-14' }))).toEqual({ at: '2026-03-14' })
  })
})
