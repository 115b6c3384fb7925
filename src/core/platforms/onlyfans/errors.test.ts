import { describe, expect, it } from 'vitest'
import { errorTable } from './errors.ts'
import { readLink } from './read-link.ts'

const account = { handle: 'lea' }

describe('what a link is refused for', () => {
  it.each([
    ['link.not_https', ['', 'onlyfans.com/123/lea', 'http://onlyfans.com/123/lea', 'javascript:alert(1)', 'ftp://onlyfans.com/1/lea']],
    [
      'link.other_site',
      [
        'https://onlyfans.com.evil.test/123/lea',
        'https://evil.test/onlyfans.com/123/lea',
        'https://onlyfans.com@evil.test/123/lea',
        'https://a:b@onlyfans.com/123/lea',
        'https://onlyfans.com:8443/123/lea',
        'https://xn--onlyfns-0za.com/123/lea',
      ],
    ],
    [
      'link.not_a_post',
      ['https://onlyfans.com', 'https://onlyfans.com/lea', 'https://onlyfans.com/my/chats/123', 'https://onlyfans.com/12x/lea'],
    ],
    ['link.other_account', ['https://onlyfans.com/123/mila', 'https://www.onlyfans.com/123/Mila/']],
  ] as const)('%s', (problem, links) => {
    for (const link of links) expect([link, readLink(link, account)]).toEqual([link, { problem }])
  })

  it('is all of the table', () => {
    expect(errorTable.map(({ problem }) => problem)).toEqual(['link.not_https', 'link.other_site', 'link.not_a_post', 'link.other_account'])
  })
})
