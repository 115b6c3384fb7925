/** What every contestant of the dispatch bench is given and answers. */
import type { BenchAccount, BenchPost } from './bluesky-calls.ts'
import { benchPosts, publishPost } from './bluesky-calls.ts'

export interface DrainInput {
  /** A folder of its own. */
  dir: string
  publications: number
  concurrency: number
  /** `null`: the handler returns at once, so that the queue alone is measured. */
  server: { url: string; accounts: BenchAccount[] } | null
}

export interface DrainOutput {
  /** From the first job being taken (or due) to the last one's outcome being on disk. */
  seconds: number
  /** Processor time of this process for one publication, where all of the work is in this process. */
  cpuMs?: number
}

export const postsOf = ({ publications, server }: DrainInput): BenchPost[] => benchPosts(publications, server?.accounts.length ?? 1)

/** The same for every peer. */
export const handlerOf = ({ server }: DrainInput): ((post: BenchPost) => Promise<void>) => {
  if (!server) return () => Promise.resolve()
  return (post) => {
    const account = server.accounts[post.account]
    if (!account) throw new Error(`no account ${post.account}`)
    return publishPost(server.url, account, post)
  }
}

/** Resolves when it was called `count` times. */
export const countTo = (count: number): { one(): void; done: Promise<void> } => {
  let left = count
  let finish: () => void = () => undefined
  const done = new Promise<void>((resolve) => {
    finish = resolve
  })
  return {
    one: () => {
      left -= 1
      if (left === 0) finish()
    },
    done,
  }
}
