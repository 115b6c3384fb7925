import { expect, test } from 'vitest'
import { regularityWord } from './regularity.ts'

test('how much intervals vary, in a word', () => {
  expect([0, 0.3, 0.7, 1.2].map(regularityWord)).toEqual(['steady', 'fair', 'uneven', 'chance'])
})
