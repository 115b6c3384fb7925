/** A link to a post, in one way of writing it. Pure. */
import type { LinkAnswer } from '../kit/adapter.ts'
import { errorTable, postIn } from './errors.ts'
import { site } from './site.ts'

export const readLink = (link: string, account: { handle: string }): LinkAnswer => {
  const url = URL.canParse(link.trim()) ? new URL(link.trim()) : undefined
  const handle = account.handle.toLowerCase()
  const row = errorTable.find(({ fits }) => fits({ url, handle }))
  if (row) return { problem: row.problem }
  const found = url && postIn(url)
  if (!found) return { problem: 'link.not_a_post' }
  return { remote: { remoteId: found.id, url: `${site}/${found.id}/${handle}` } }
}
