/** What the world sees: every post of every account, read from the server by its public protocol. */
import * as z from 'zod'
import { cast } from './cast.ts'

const page = z.object({ cursor: z.string().optional(), records: z.array(z.object({ value: z.object({ text: z.string() }) })) })

const textsOf = async (fetch: typeof globalThis.fetch, service: string, handle: string): Promise<string[]> => {
  const texts: string[] = []
  let cursor: string | undefined
  do {
    const query = new URLSearchParams({ repo: handle, collection: 'app.bsky.feed.post', limit: '100', ...(cursor !== undefined && { cursor }) })
    const answer = await fetch(`${service}/xrpc/com.atproto.repo.listRecords?${query}`)
    const { records, cursor: next } = page.parse(await answer.json())
    texts.push(...records.map(({ value }) => value.text))
    cursor = records.length === 0 ? undefined : next
  } while (cursor !== undefined)
  return texts
}

export interface ServerCount {
  /** Posts beyond the first of a text. */
  duplicates: number
  /** Texts of the cast that are not there. */
  absent: string[]
  posts: number
}

export const countOnServer = async (fetch: typeof globalThis.fetch, service: string): Promise<ServerCount> => {
  const count: ServerCount = { duplicates: 0, absent: [], posts: 0 }
  for (const { handle, texts } of cast) {
    const there = await textsOf(fetch, service, handle)
    count.posts += there.length
    count.duplicates += there.length - new Set(there).size
    count.absent.push(...texts.filter((text) => !there.includes(text)))
  }
  return count
}
