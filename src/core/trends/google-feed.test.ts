import { expect, it } from 'vitest'
import { readGoogleFeed } from './google-feed.ts'

const feed = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:ht="https://trends.google.com/trending/rss"><channel><title>t</title>${items}</channel></rss>`
const item = (inner: string) => `<item>${inner}</item>`

it('reads names, how often they are searched for, and what they are about', () => {
  const news = `<ht:news_item><ht:news_item_title>Du yoga &amp; du soleil</ht:news_item_title><ht:news_item_url>https://news.example/1</ht:news_item_url></ht:news_item>`
  expect(readGoogleFeed(feed(item(`<title> yoga </title><ht:approx_traffic>2 000+</ht:approx_traffic>${news}`)))).toEqual([
    { name: 'yoga', volume: 2000, detail: 'Du yoga & du soleil', url: 'https://news.example/1' },
  ])
})

it.each([
  ['200+', 200],
  ['1K+', 1000],
  ['2M+', 2_000_000],
  ['5,000+', 5000],
  ['many', null],
])('of %s makes %s', (traffic, volume) => {
  expect(readGoogleFeed(feed(item(`<title>a</title><ht:approx_traffic>${traffic}</ht:approx_traffic>`)))).toMatchObject([{ volume }])
})

it('leaves out what it does not understand, and says when that is all', () => {
  const odd = item('<name>renamed</name>')
  expect(
    readGoogleFeed(feed(odd + item('<title>kept</title><ht:news_item><ht:news_item_url>javascript:x</ht:news_item_url></ht:news_item>'))),
  ).toEqual([{ name: 'kept', volume: null, detail: null, url: null }])
  expect(readGoogleFeed(feed(odd))).toBeNull()
  expect(readGoogleFeed(feed(''))).toEqual([])
})

it.each([
  ['a page', '<!DOCTYPE html><html><body>Sorry</body></html>'],
  ['nothing', ''],
  ['half a feed', feed(item('<title>a</title>')).slice(0, -40)],
  ['entities of its own', `<!DOCTYPE rss [<!ENTITY a "b">]>${feed(item('<title>&a;</title>'))}`],
  ['JSON', '{"trends":[]}'],
])('takes %s for no feed', (_, text) => {
  expect(readGoogleFeed(text)).toBeNull()
})
