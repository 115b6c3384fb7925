import { describe, expect, it } from 'vitest'
import { isAppError } from '../../app-error.ts'
import { testAssisted } from '../kit/assisted-conformance.ts'
import { onlyfans } from './index.ts'

testAssisted(onlyfans, {
  fields: { handle: 'Lea.Backstage' },
  badFields: [
    { handle: '' },
    { handle: 'léa' },
    { handle: 'lea backstage' },
    { handle: '12345' },
    { handle: 'https://elsewhere.test/lea' },
  ],
  sameLinks: [
    'https://onlyfans.com/123456789/lea.backstage',
    'https://www.onlyfans.com/123456789/Lea.Backstage/',
    ' https://onlyfans.com/123456789/lea.backstage?utm_source=x#comments ',
    'https://onlyfans.com/123456789',
    'https://onlyfans.com/0123456789/lea.backstage',
  ],
  otherLink: 'https://onlyfans.com/987654321/lea.backstage',
  badLinks: ['https://onlyfans.com/lea.backstage', 'https://onlyfans.com/1/mila', 'http://onlyfans.com/1/lea.backstage', 'nothing'],
  options: { price: 1500 },
})

describe('an account', () => {
  it.each(['@Lea', 'lea', 'https://onlyfans.com/lea', 'https://www.onlyfans.com/Lea/', ' lea '])('is found in %j', (handle) => {
    expect(onlyfans.assisted.account({ handle })).toMatchObject({ handle: 'lea', remoteId: 'lea', profileUrl: 'https://onlyfans.com/lea' })
  })

  it('that cannot be one is refused', () => {
    const code = (() => {
      try {
        onlyfans.assisted.account({ handle: '@' })
      } catch (error) {
        return isAppError(error) && error.code
      }
      return null
    })()
    expect(code).toBe('WRONG_CREDENTIALS')
  })
})

describe('a price', () => {
  const media = [{ kind: 'image', bytes: 1, fileName: 'a.jpg' } as never]
  const rules = (options: unknown, withMedia = media) =>
    onlyfans.check({ kind: 'photo', text: 'x', languages: [], labels: [], media: withMedia, options }).map(({ rule }) => rule)

  it('is told as money, and nothing where none was chosen', () => {
    expect(onlyfans.assisted.priceOf({ price: 1500 })).toEqual({ cents: 1500, currency: 'USD' })
    expect(onlyfans.assisted.priceOf(undefined)).toBeNull()
  })

  it('wants something to be sold, and is looked at when it is high', () => {
    expect(rules({ price: 500 }, [])).toEqual(['price.without_media'])
    expect([rules({ price: 5000 }), rules({ price: 5001 }), rules({ price: 0 })]).toEqual([[], ['price.high'], ['options.invalid']])
  })
})
