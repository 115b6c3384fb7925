import { expect, test } from 'vitest'
import { fillReply } from './fill-reply.ts'

const of = { author: 'jane.bsky.social', authorName: null, accountHandle: 'lea.test', creatorName: 'Léa', platform: 'bluesky' as const }

test('somebody is called by their name; on Bluesky, without one, by the first part of their handle, which is a domain', () => {
  expect(fillReply('{name} {author}', of)).toBe('jane @jane.bsky.social')
  expect(fillReply('{name}', { ...of, authorName: ' Jane D. ' })).toBe('Jane D.')
  expect(fillReply('{name}', { ...of, authorName: ' ' })).toBe('jane')
  expect(fillReply('{name}', { ...of, author: 'the.real.jane', platform: 'instagram' })).toBe('the.real.jane')
  expect(fillReply('{account} {creator} {other}', of)).toBe('@lea.test Léa {other}')
})
