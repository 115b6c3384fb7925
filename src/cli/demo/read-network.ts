/** What is really out, asked of the network itself and not of Coulisse. */
import * as z from 'zod'
import type { Ports } from '../../core/ports.ts'

const page = z.object({
  cursor: z.string().optional(),
  records: z.array(z.object({ uri: z.string(), value: z.object({ text: z.string() }) })),
})

export interface PostOut {
  handle: string
  uri: string
  text: string
}

/** A hundred records of the longest posts there are come nowhere near it. */
const maxAnswerBytes = 4_000_000

/** Every post of an account, by the public method that anybody may call. */
export const readPostsOut = async (service: string, handle: string, { network }: Pick<Ports, 'network'>): Promise<PostOut[]> => {
  const found: PostOut[] = []
  let cursor: string | undefined
  do {
    const url = new URL('/xrpc/com.atproto.repo.listRecords', service)
    for (const [name, value] of Object.entries({ repo: handle, collection: 'app.bsky.feed.post', limit: '100', cursor }))
      if (value !== undefined) url.searchParams.set(name, value)
    const { body } = await network.exchange({ url, method: 'GET', headers: {}, signal: new AbortController().signal, maxAnswerBytes })
    const answer = page.parse(JSON.parse(new TextDecoder().decode(body)))
    found.push(...answer.records.map(({ uri, value }) => ({ handle, uri, text: value.text })))
    cursor = answer.records.length === 0 ? undefined : answer.cursor
  } while (cursor !== undefined)
  return found
}
