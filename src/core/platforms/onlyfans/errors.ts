/**
 * Why a link that a person brought back is not their post: a table, first row that fits. OnlyFans itself answers us
 * nothing, so there are no other errors.
 */
import type { LinkAnswer } from '../kit/adapter.ts'

type LinkProblem = Extract<LinkAnswer, { problem: unknown }>['problem']

export interface LinkRead {
  /** Undefined: no address at all. */
  url: URL | undefined
  /** The account's, in small letters. */
  handle: string
}

export interface ErrorRow {
  problem: LinkProblem
  fits(read: LinkRead): boolean
}

const hosts: ReadonlySet<string> = new Set(['onlyfans.com', 'www.onlyfans.com'])
/** `/<number>` or `/<number>/<handle>`. */
const post = /^\/(\d{1,20})(?:\/([\w.-]{1,60}))?\/?$/

export const postIn = ({ pathname }: URL): { id: string; handle: string | undefined } | undefined => {
  const found = post.exec(pathname)
  return found?.[1] === undefined ? undefined : { id: found[1].replace(/^0+(?=\d)/, ''), handle: found[2]?.toLowerCase() }
}

export const errorTable: readonly ErrorRow[] = [
  { problem: 'link.not_https', fits: ({ url }) => url?.protocol !== 'https:' },
  // A port, a name or a password before the host are nothing that a browser's address bar shows there.
  { problem: 'link.other_site', fits: ({ url }) => !url || !hosts.has(url.host) || url.username !== '' || url.password !== '' },
  { problem: 'link.not_a_post', fits: ({ url }) => !url || postIn(url) === undefined },
  {
    problem: 'link.other_account',
    fits: ({ url, handle }) => {
      const named = url && postIn(url)?.handle
      return named !== undefined && named !== handle
    },
  },
]
