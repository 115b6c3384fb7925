import { expect, test } from 'vitest'
import { taggedAddress } from './tagged-address.ts'

test('an address of the agency’s own says where its visitors come from; what it says already stays', () => {
  expect(taggedAddress('https://lea.example/offer?utm_medium=bio#top', { source: 'x', campaign: 'Soirée 1' })).toBe(
    'https://lea.example/offer?utm_medium=bio&utm_source=x&utm_campaign=Soir%C3%A9e+1#top',
  )
})

test('an address that its platform counts stays as it is, and so does what is no address', () => {
  expect(taggedAddress('https://onlyfans.com/lea/c1', null)).toBe('https://onlyfans.com/lea/c1')
  expect(taggedAddress('lea', { source: 'x', campaign: 'a' })).toBe('lea')
})
