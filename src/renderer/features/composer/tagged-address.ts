/** The address of a link as it stands in a post: with UTM parameters where it is the agency's own to read. Pure. */

import { parseUrl } from '../../lib/parse-url.ts'

/** What is there already stays. A platform that counts by itself is given the address as it is. */
export const taggedAddress = (url: string, tag: { source: string; campaign: string } | null): string => {
  const tagged = tag === null ? null : parseUrl(url)
  if (tag === null || !tagged) return url
  const set = (name: string, value: string): void => {
    if (!tagged.searchParams.has(name)) tagged.searchParams.set(name, value)
  }
  set('utm_source', tag.source)
  set('utm_medium', 'social')
  set('utm_campaign', tag.campaign)
  return tagged.href
}
