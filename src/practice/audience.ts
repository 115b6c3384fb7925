/**
 * A simulated audience: how many like, repost and answer a post as it ages, and how many follow an account.
 * All of it is computed from the seed, the post and the clock, so that it needs no state, and the same network at the
 * same time always shows the same figures.
 */
import { chanceOf } from './chance.ts'
import { audienceMarkets, calibration, truths, weightOfTags, weightOfTime } from './truth.ts'
import type { AudienceMarket, SeenMedia } from './truth.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs
const monthMs = 30 * dayMs

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

/** What people say to an account of themselves, about once a day; `{account}` is its handle. */
const mentionTexts = [
  '@{account} when is the next shoot? 📸',
  '@{account} ta dernière série est sublime, merci !',
  'Just found @{account} and I am staying',
  '@{account} do you ship prints to Canada?',
  '@{account} une date à Lyon bientôt ?',
  'Everybody should follow @{account} 💛',
  '@{account} which camera is this?',
  '@{account} joyeux anniversaire !',
] as const

/** What people write to an account alone, about twice a week. */
const messageTexts = [
  'Hi! Do you take commissions?',
  'Bonjour, vos tirages sont-ils encore en vente ?',
  'Thank you for yesterday’s post, it made my week',
  'Bonsoir, faites-vous des séances à Bordeaux ?',
  'Which film do you use?',
  'Bravo pour la série, hâte de voir la suite',
] as const

export interface SimulatedFigures {
  likes: number
  reposts: number
  quotes: number
  bookmarks: number
  views: number
  /** Different accounts among the views. */
  reach: number
  shares: number
  /** Were there a link in it. */
  linkClicks: number
  profileVisits: number
  follows: number
  /** Of a video. */
  watchMs: number
  replies: SimulatedReply[]
}

export const nobody: SimulatedFigures = {
  likes: 0,
  reposts: 0,
  quotes: 0,
  bookmarks: 0,
  views: 0,
  reach: 0,
  shares: 0,
  linkClicks: 0,
  profileVisits: 0,
  follows: 0,
  watchMs: 0,
  replies: [],
}

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
    return this.#start(id) + this.#followersSince({ id, createdAt })
  }

  /** Who began to follow an account, the newest first: a month of them at most. As many as `followers` grows by. */
  newFollowers({ id, createdAt }: { id: string; createdAt: number }): { key: string; name: string; at: number }[] {
    const growth = this.#growth(id)
    const came = this.#followersSince({ id, createdAt })
    const before = Math.max(0, Math.floor((growth * (this.#now() - monthMs - createdAt)) / dayMs))
    return Array.from({ length: Math.max(0, came - before) }, (_, index) => came - index).map((number) => {
      const name = replierNames[Math.floor(this.#chance(id, 'follower', number) * replierNames.length)] as string
      const at = createdAt + Math.ceil((number / growth) * dayMs)
      return { key: keyOf(number, this.#chance(id, 'follower key', number)), name: `${name}${number}`, at }
    })
  }

  #growth(id: string): number {
    return 1 + 14 * this.#chance(id, 'growth')
  }

  #followersSince({ id, createdAt }: { id: string; createdAt: number }): number {
    return Math.floor((this.#growth(id) * Math.max(0, this.#now() - createdAt)) / dayMs)
  }

  /** What had come by an instant: most within half a day of the post, and all of it in about three. */
  figures(post: SeenPost, until = this.#now()): SimulatedFigures {
    const age = until - post.indexedAt
    if (age <= 0) return nobody
    const share = 1 - Math.exp(-age / (10 * hourMs))
    const likes = this.#finalLikes(post) * share
    const between = (least: number, most: number, word: string): number => least + (most - least) * this.#chance(post.uri, word)
    const views = likes * between(18, 42, 'views')
    const reach = views * between(...calibration.reachOfViews, 'reach')
    const profileVisits = reach * between(0.01, 0.04, 'visits')
    return {
      likes: Math.floor(likes),
      reposts: Math.floor(likes * between(0.06, 0.18, 'reposts')),
      quotes: Math.floor(likes * between(0, 0.03, 'quotes')),
      bookmarks: Math.floor(likes * between(0, 0.1, 'bookmarks')),
      shares: Math.floor(likes * between(0.02, 0.14, 'shares')),
      views: Math.floor(views),
      reach: Math.floor(reach),
      linkClicks: Math.floor(reach * between(0.004, 0.025, 'clicks')),
      profileVisits: Math.floor(profileVisits),
      follows: Math.floor(profileVisits * between(0.04, 0.16, 'follows')),
      watchMs: post.media === 'video' && views >= 1 ? Math.floor(between(3000, 12_000, 'watched')) : 0,
      replies: this.#replies(post),
    }
  }

  /** What was said to an account of themselves, the newest first: a month of it at most. */
  mentions({ id, createdAt }: { id: string; createdAt: number }): SimulatedReply[] {
    const now = this.#now()
    const days = Math.floor((now - createdAt) / dayMs)
    const from = Math.max(0, days - 30)
    return Array.from({ length: days - from + 1 }, (_, index) => from + index)
      .flatMap((day) => {
        const at = createdAt + day * dayMs + Math.floor(0.9 * dayMs * this.#chance(id, 'mention at', day))
        if (at > now || this.#chance(id, 'mention', day) > 0.8) return []
        const pick = <T>(list: readonly T[], word: string): T => list[Math.floor(this.#chance(id, word, day) * list.length)] as T
        const key = keyOf(day, this.#chance(id, 'mention key', day))
        return [{ key, name: pick(replierNames, 'mention by'), text: pick(mentionTexts, 'mention text'), at }]
      })
      .toReversed()
  }

  /** What was written to an account alone, the newest first: a month of it at most. */
  messages({ id, createdAt }: { id: string; createdAt: number }): SimulatedReply[] {
    const now = this.#now()
    const days = Math.floor((now - createdAt) / dayMs)
    const from = Math.max(0, days - 30)
    return Array.from({ length: days - from + 1 }, (_, index) => from + index)
      .flatMap((day) => {
        const at = createdAt + day * dayMs + Math.floor(0.9 * dayMs * this.#chance(id, 'message at', day))
        if (at > now || this.#chance(id, 'message', day) > 0.3) return []
        const pick = <T>(list: readonly T[], word: string): T => list[Math.floor(this.#chance(id, word, day) * list.length)] as T
        const key = keyOf(day, this.#chance(id, 'message key', day))
        return [{ key, name: pick(replierNames, 'message by'), text: pick(messageTexts, 'message text'), at }]
      })
      .toReversed()
  }

  #finalLikes(post: SeenPost): number {
    const market = this.marketOf(post.by)
    const reach = truths[market].media[post.media] * weightOfTime(market, post.indexedAt) * weightOfTags(market, post.text)
    return this.#levelOf(post.by.id, post.indexedAt) * reach * Math.exp(this.#luck(post.uri))
  }

  /** Of one post against others like it: long-tailed, as attention is. */
  #luck(uri: string): number {
    const side = 2 * this.#chance(uri, 'luck') - 1
    const size = -calibration.luck * Math.log(1 - Math.min(Math.abs(side), 0.995))
    return Math.sign(side) * size
  }

  /** What a usual post of an account gets: more where there are more to see it, and some months are better than others. */
  #levelOf(id: string, at: number): number {
    const place = at / monthMs
    const month = Math.floor(place)
    const of = (knot: number) => calibration.drift * gauss(this.#chance(id, 'level', knot), this.#chance(id, 'level too', knot))
    const drift = of(month) + (of(month + 1) - of(month)) * (place - month)
    return 40 * Math.sqrt(this.#start(id) / 700) * Math.exp(drift)
  }

  #start(id: string): number {
    return 80 + Math.floor(1900 * this.#chance(id, 'start') ** 2)
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

/** Normal, of two even chances (Box and Muller). */
const gauss = (one: number, other: number): number => Math.sqrt(-2 * Math.log(1 - one)) * Math.cos(2 * Math.PI * other)

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
