/**
 * Google's feed of what is searched for (https://trends.google.com/trending/rss?geo=FR): undocumented and free to change,
 * so that whatever is not understood is left out, and a feed of which nothing is understood is said to have changed. Pure.
 */
import { DOMParser } from '@xmldom/xmldom'
import * as z from 'zod'

type Document = ReturnType<DOMParser['parseFromString']>
type Element = ReturnType<Document['getElementsByTagName']>[number]

export interface FeedTrend {
  name: string
  volume: number | null
  detail: string | null
  url: string | null
}

const item = z.object({
  name: z.string().trim().min(1).max(120),
  /** `200+`, `2 000+`, `1K+`, `2M+`. */
  volume: z
    .string()
    .regex(/^[\d\s.,]+[KM]?\+?$/i)
    .transform(toCount)
    .nullable()
    .catch(null),
  detail: z.string().trim().min(1).max(300).nullable().catch(null),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullable()
    .catch(null),
})

function toCount(text: string): number | null {
  const unit = /([KM])\+?$/i.exec(text)?.[1]?.toUpperCase()
  const digits = text.replace(/\D/g, '')
  if (digits === '') return null
  return Number(digits) * (unit === 'M' ? 1_000_000 : unit === 'K' ? 1000 : 1)
}

/** Null: it is no such feed any more. */
export const readGoogleFeed = (xml: string): FeedTrend[] | null => {
  // A feed has no need of one, and entities are declared there.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return null
  const channel = parse(xml)?.getElementsByTagName('channel')[0]
  if (!channel) return null
  const items = [...elements(channel, 'item')]
  const found = items.flatMap((one) => {
    const news = elements(one, 'ht:news_item')[0]
    const read = item.safeParse({
      name: textOf(one, 'title'),
      volume: textOf(one, 'ht:approx_traffic'),
      detail: (news && textOf(news, 'ht:news_item_title')) ?? null,
      url: (news && textOf(news, 'ht:news_item_url')) ?? null,
    })
    return read.success ? [read.data] : []
  })
  return items.length > 0 && found.length === 0 ? null : found
}

const parse = (xml: string): Document | null => {
  const refuse = (said: string): never => {
    throw new SyntaxError(said)
  }
  try {
    return new DOMParser({ errorHandler: { warning: () => undefined, error: refuse, fatalError: refuse } }).parseFromString(xml, 'text/xml')
  } catch {
    return null
  }
}

const elements = (of: Element, name: string): Element[] => Array.from(of.getElementsByTagName(name))

const textOf = (of: Element, name: string): string | null => of.getElementsByTagName(name)[0]?.textContent ?? null
