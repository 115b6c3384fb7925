/**
 * A simulated audience: how many like, repost and answer a post as it ages, and how many follow an account.
 * All of it is computed from the seed, the post and the clock, so that it needs no state, and the same network at the
 * same time always shows the same figures.
 */
import { chanceOf } from './chance.ts'
import { audienceMarkets, truths, weightOfTags, weightOfTime } from './truth.ts'
import type { AudienceMarket, SeenMedia } from './truth.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

/** A post as its audience sees it, on whichever network. */
export interface SeenPost {
  /** What it is called, the same every time. */
  uri: string
  /** When it came, ms UTC. */
  indexedAt: number
  media: SeenMedia
  text: string
  by: SeenAccount
}

/** Whose audience it is. `market` absent: one by chance. */
export interface SeenAccount {
  id: string
  market?: AudienceMarket
}

const replyTexts = [
  'Love this!',
  'Trop beau 😍',
  'More please',
  'Magnifique',
  'When is the next one?',
  'Quelle lumière',
  'Saved for later',
  'You made my day',
  'Encore !',
  'So good',
] as const
const replierNames = ['camille', 'noah', 'lea', 'sam', 'ines', 'max', 'jade', 'leo', 'zoe', 'tom'] as const

export interface SimulatedReply {
  /** A made-up key, the same every time. */
  key: string
  name: string
  text: string
  at: number
}

export interface SimulatedFigures {
  likes: number
  reposts: number
  quotes: number
  bookmarks: number
  views: number
  replies: SimulatedReply[]
}

export const nobody: SimulatedFigures = { likes: 0, reposts: 0, quotes: 0, bookmarks: 0, views: 0, replies: [] }

export class Audience {
  readonly #seed: number
  readonly #now: () => number

  constructor(seed: number, now: () => number) {
    this.#seed = seed
    this.#now = now
  }

  /** Where an account's audience is. */
  marketOf({ id, market }: SeenAccount): AudienceMarket {
    return market ?? (audienceMarkets[Math.floor(this.#chance(id, 'market') * audienceMarkets.length)] as AudienceMarket)
  }

  followers({ id, createdAt }: { id: string; createdAt: number }): number {
    const start = 80 + Math.floor(1900 * this.#chance(id, 'start') ** 2)
    const perDay = 1 + 14 * this.#chance(id, 'growth')
    const days = Math.max(0, this.#now() - createdAt) / dayMs
    return start + Math.floor(perDay * days)
  }

  /** What has come so far: most within half a day of the post, and all of it in about three. */
  figures(post: SeenPost): SimulatedFigures {
    const age = this.#now() - post.indexedAt
    if (age <= 0) return nobody
    const share = 1 - Math.exp(-age / (10 * hourMs))
    const likes = this.#finalLikes(post) * share
    return {
      likes: Math.floor(likes),
      reposts: Math.floor(likes * (0.06 + 0.12 * this.#chance(post.uri, 'reposts'))),
      quotes: Math.floor(likes * 0.03 * this.#chance(post.uri, 'quotes')),
      bookmarks: Math.floor(likes * 0.1 * this.#chance(post.uri, 'bookmarks')),
      views: Math.floor(likes * (18 + 24 * this.#chance(post.uri, 'views'))),
      replies: this.#replies(post),
    }
  }

  #finalLikes(post: SeenPost): number {
    const market = this.marketOf(post.by)
    const reach = truths[market].media[post.media] * weightOfTime(market, post.indexedAt) * weightOfTags(market, post.text)
    // Long-tailed, as attention is: the middle post has some thirty.
    const luck = Math.exp(1.1 * (this.#chance(post.uri, 'luck') + this.#chance(post.uri, 'luck again') - 1) * 2)
    return 40 * reach * luck
  }

  #replies(post: SeenPost): SimulatedReply[] {
    const total = Math.floor(this.#finalLikes(post) * 0.08)
    return Array.from({ length: Math.min(total, replyTexts.length) }, (_, index) => this.#reply(post, index)).filter(
      ({ at }) => at <= this.#now(),
    )
  }

  #reply(post: SeenPost, index: number): SimulatedReply {
    const pick = <T>(from: readonly T[], word: string): T => from[Math.floor(this.#chance(post.uri, word, index) * from.length)] as T
    const at = post.indexedAt + Math.floor(-10 * hourMs * Math.log(1 - 0.95 * this.#chance(post.uri, 'when', index)))
    return { key: keyOf(index, this.#chance(post.uri, 'key', index)), name: pick(replierNames, 'who'), text: pick(replyTexts, 'what'), at }
  }

  #chance(...words: (string | number)[]): number {
    return chanceOf(this.#seed, ...words)
  }
}

const letters = '234567abcdefghijklmnopqrstuvwxyz'
const keyOf = (index: number, chance: number): string => {
  let rest = Math.floor(chance * 2 ** 50)
  let key = ''
  for (let digit = 0; digit < 10; digit += 1) {
    key = `${letters[rest % 32] ?? '2'}${key}`
    rest = Math.floor(rest / 32)
  }
  return `3k${letters[index % 32] ?? '2'}${key}`
}
