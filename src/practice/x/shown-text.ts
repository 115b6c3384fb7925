/** A post's text as X shows it: links shortened, `&<>` escaped, and one more link where there are media. */
import { createHash } from 'node:crypto'
import twitterText from 'twitter-text'
import type { XMedia, XPost } from './network.ts'

export interface UrlEntity {
  start: number
  end: number
  url: string
  expanded_url: string
  display_url: string
  media_key?: string
}

const shortLink = (post: XPost, index: number): string => {
  const code = createHash('sha256').update(`${post.id} ${index}`).digest('base64url').replaceAll(/[-_]/g, 'x').slice(0, 10)
  return `https://t.co/${code}`
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Places are counted in code points, as X counts them. */
const lengthOf = (text: string): number => Array.from(text).length

export const linksIn = (text: string): { url: string; indices: [number, number] }[] =>
  twitterText.extractUrlsWithIndices(text, { extractUrlsWithoutProtocol: true })

export const shownText = (post: XPost, username: string, media: readonly XMedia[]): { text: string; urls: UrlEntity[] } => {
  const urls: UrlEntity[] = []
  let text = ''
  let at = 0
  const add = (link: Omit<UrlEntity, 'start' | 'end'>): void => {
    const start = lengthOf(text)
    urls.push({ ...link, start, end: start + link.url.length })
  }
  for (const { url, indices } of linksIn(post.text)) {
    text += escaped(post.text.slice(at, indices[0]))
    const short = shortLink(post, urls.length)
    add({
      url: short,
      expanded_url: /^https?:\/\//i.test(url) ? url : `http://${url}`,
      display_url: displayed(url.replace(/^https?:\/\/(www\.)?/i, '')),
    })
    text += short
    at = indices[1]
  }
  text += escaped(post.text.slice(at))
  if (media.length === 0) return { text, urls }
  if (text !== '') text += ' '
  const short = shortLink(post, -1)
  const view = media.some(({ category }) => category === 'tweet_video') ? 'video' : 'photo'
  for (const { key } of media)
    add({
      url: short,
      expanded_url: `https://x.com/${username}/status/${post.id}/${view}/1`,
      display_url: `pic.x.com/${short.slice(-10)}`,
      media_key: key,
    })
  return { text: text + short, urls }
}

const displayed = (address: string): string => (address.length > 30 ? `${address.slice(0, 26)}…` : address)
