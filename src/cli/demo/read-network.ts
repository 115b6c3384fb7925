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

/** Every post of an account, by the public method that anybody may call. */
export const readPostsOut = async (service: string, handle: string, { fetch }: Pick<Ports, 'fetch'>): Promise<PostOut[]> => {
  const found: PostOut[] = []
  let cursor: string | undefined
  do {
    const url = new URL('/xrpc/com.atproto.repo.listRecords', service)
    for (const [name, value] of Object.entries({ repo: handle, collection: 'app.bsky.feed.post', limit: '100', cursor }))
      if (value !== undefined) url.searchParams.set(name, value)
    const answer = page.parse(await (await fetch(url)).json())
    found.push(...answer.records.map(({ uri, value }) => ({ handle, uri, text: value.text })))
    cursor = answer.records.length === 0 ? undefined : answer.cursor
  } while (cursor !== undefined)
  return found
}
