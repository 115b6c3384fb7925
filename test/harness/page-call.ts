/** Core, called as a page itself calls it: over HTTP, with the page's cookie. */
import type { Page } from '@playwright/test'

/** `path` as on the wire: `posts/create`. Throws with the answer when it is none of success. */
export const callFrom = <T>(page: Page, path: string, input: unknown = {}): Promise<T> =>
  page.evaluate(
    async ([where, json]) => {
      const answer = await fetch(`/rpc/${where}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-coulisse': '1' },
        body: JSON.stringify({ json }),
      })
      if (!answer.ok) throw new Error(`${where}: ${answer.status} ${await answer.text()}`)
      return ((await answer.json()) as { json: T }).json
    },
    [path, input] as const,
  )
