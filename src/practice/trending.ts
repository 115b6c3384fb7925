/** What is searched for on the practice web, by country: a feed as Google gives it, with its tag. */
import { createHash } from 'node:crypto'
import type { Answer } from './answer.ts'
import { chanceOf } from './chance.ts'
import type { PracticeClock } from './clock.ts'
import type { Route } from './http-server.ts'

const hourMs = 3_600_000

const searched: Readonly<Record<string, readonly (readonly [name: string, about: string])[]>> = {
  FR: [
    ['yoga en plein air', 'Ces parcs où le yoga du dimanche fait le plein'],
    ['maquillage glossy', 'Le retour du maquillage glossy, vu des podiums'],
    ['marathon de Paris', 'Marathon de Paris : le parcours et les horaires'],
    ['recette crêpes', 'Une recette de crêpes en cinq minutes'],
    ['festival de Cannes', 'Festival de Cannes : les plus belles tenues'],
  ],
  US: [
    ['outdoor yoga', 'Where outdoor yoga classes fill up first'],
    ['met gala', 'Met Gala: the looks everybody talks about'],
    ['protein pancakes', 'Protein pancakes that taste like brunch'],
    ['spring break', 'Spring break: where flights are still cheap'],
    ['lip combo', 'The lip combo that took over makeup videos'],
  ],
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

export const trendingRoutes = (clock: PracticeClock): Route[] => [
  {
    method: 'GET',
    path: '/trending/rss',
    handle: ({ query, headers }): Answer => {
      const country = query.get('geo') ?? ''
      const hour = Math.floor(clock.now() / hourMs)
      const items = (searched[country] ?? []).map(
        ([name, about]) => `<item><title>${escaped(name)}</title>
<ht:approx_traffic>${[200, 500, 1000, 2000, 5000][Math.floor(5 * chanceOf(hour, country, name))]}+</ht:approx_traffic>
<pubDate>${new Date(hour * hourMs).toUTCString()}</pubDate>
<ht:news_item><ht:news_item_title>${escaped(about)}</ht:news_item_title><ht:news_item_url>https://news.example/${encodeURIComponent(name)}</ht:news_item_url></ht:news_item></item>`,
      )
      const body = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:ht="https://trends.google.com/trending/rss"><channel><title>Daily Search Trends</title>${items.join('\n')}</channel></rss>`
      const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"`
      if (headers['if-none-match'] === etag) return { status: 304, headers: { etag } }
      return { status: 200, headers: { 'content-type': 'application/rss+xml; charset=utf-8', etag }, body: Buffer.from(body) }
    },
  },
]
