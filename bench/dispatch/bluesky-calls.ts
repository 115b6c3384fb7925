/** What publishing one post on Bluesky takes: the write under a chosen key, and reading it back. The peers' handler. */
import type { NetworkRequest } from '../../src/core/ports.ts'
import { createNodeNetwork } from '../../src/host/node-network.ts'

export interface BenchAccount {
  did: string
  handle: string
  password: string
  accessJwt: string
}

export interface BenchPost {
  /** Which account, by its place in the list. */
  account: number
  rkey: string
  text: string
  createdAt: string
}

/** What the server has and was asked. */
export interface Seen {
  requests: number
  /** Answers 429: somebody's budget was overdrawn. */
  refused: number
  accounts: { did: string; commits: number; texts: string[] }[]
}

const collection = 'app.bsky.feed.post'

/** Throws on anything but success. */
export const publishPost = async (url: string, { did, accessJwt }: BenchAccount, post: BenchPost): Promise<void> => {
  await ask(`${url}/xrpc/com.atproto.repo.putRecord`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${accessJwt}` },
    body: new TextEncoder().encode(
      JSON.stringify({
        repo: did,
        collection,
        rkey: post.rkey,
        record: { $type: collection, text: post.text, createdAt: post.createdAt, langs: ['en'] },
        swapRecord: null,
      }),
    ),
  })
  await ask(`${url}/xrpc/com.atproto.repo.getRecord?repo=${encodeURIComponent(did)}&collection=${collection}&rkey=${post.rkey}`)
}

/** The product's own way to the network, for everybody: what is compared is not who has the cheaper client. */
const network = createNodeNetwork()
const never = new AbortController().signal

const ask = async (url: string, more: Partial<NetworkRequest> = {}): Promise<void> => {
  const { status, body } = await network.exchange({
    url: new URL(url),
    method: 'GET',
    headers: {},
    signal: never,
    maxAnswerBytes: 1_000_000,
    ...more,
  })
  if (status >= 300) throw new Error(`${status} ${new TextDecoder().decode(body)}`)
}

/** The text says the post's place among its account's, so that the server's copy shows order, doubles and losses. */
export const postText = (place: number): string => `Bench post ${place} of its account. Nothing to see here, but as long as people write.`

const letters = '234567abcdefghijklmnopqrstuvwxyz'

/** `count` posts over `accounts` accounts, turn by turn, in the order in which they are due. */
export const benchPosts = (count: number, accounts: number): BenchPost[] =>
  Array.from({ length: count }, (_, index) => ({
    account: index % accounts,
    rkey: recordKey(BigInt(index)),
    text: postText(Math.floor(index / accounts)),
    createdAt: new Date().toISOString(),
  }))

const recordKey = (index: bigint): string => {
  let rest = (BigInt(Date.now()) * 1000n + index) << 10n
  let key = ''
  for (let digit = 0; digit < 13; digit += 1) {
    key = `${letters[Number(rest & 31n)] ?? ''}${key}`
    rest >>= 5n
  }
  return key
}
