import { describe, expect, it } from 'vitest'
import { deepLinkIn, parseDeepLink, parsePagePath } from './deep-link.ts'

const id = '019ab3c4-0000-7000-8000-0123456789ab'

describe('deep links', () => {
  it.each([
    [`coulisse://publications/pub_${id}`, `/publications/pub_${id}`],
    [`coulisse://creators/crt_${id}/`, `/creators/crt_${id}`],
    ['coulisse://calendar', '/calendar'],
    ['coulisse://calendar/', '/calendar'],
    ['coulisse://', '/'],
  ])('opens %s', (link, path) => {
    expect(parseDeepLink(link)).toBe(path)
  })

  it.each([
    'https://example.org/calendar',
    'coulisse://publications/pub_1',
    `coulisse://publications/crt_${id}`,
    `coulisse://publications/pub_${id}/delete`,
    'coulisse://link/token',
    'coulisse://calendar?next=javascript:alert(1)',
    'coulisse://calendar#x',
    'coulisse://../calendar',
    'coulisse://%63alendar',
    'coulisse:////evil.example',
    'coulisse://__proto__/x',
    `coulisse://${'a'.repeat(400)}`,
  ])('refuses %s', (link) => {
    expect(parseDeepLink(link)).toBeUndefined()
  })

  it('finds the link among the arguments of a second instance', () => {
    expect(deepLinkIn(['/opt/coulisse', '--flag', 'coulisse://creators'])).toBe('/creators')
    expect(deepLinkIn(['/opt/coulisse', 'coulisse://nowhere'])).toBeUndefined()
    expect(deepLinkIn(['/opt/coulisse'])).toBeUndefined()
  })

  it('takes the path of a notification under the same rule', () => {
    expect(parsePagePath(`/publications/pub_${id}`)).toBe(`/publications/pub_${id}`)
    expect(parsePagePath('//evil.example')).toBeUndefined()
  })
})
