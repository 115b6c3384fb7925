/** Messages between two: who said what to whom, in order. The order is that of their revs, which sort as the real ones do. */
import { createHash } from 'node:crypto'
import { base32 } from './cid.ts'

export interface ChatMessage {
  id: string
  rev: string
  from: string
  to: string
  text: string
  facets?: unknown
  /** Id of the message that it answers. */
  replyTo?: string
  /** ms UTC. */
  at: number
}

const alphabet = '234567abcdefghijklmnopqrstuvwxyz'

/** A TID: microseconds and a clock's id, in 13 characters that sort by time. */
export const tidOf = (micros: number, clock: number): string => {
  let rest = (BigInt(micros) << 10n) | BigInt(clock)
  let key = ''
  for (let digit = 0; digit < 13; digit += 1) {
    key = `${alphabet[Number(rest & 31n)] ?? ''}${key}`
    rest >>= 5n
  }
  return key
}

/** The same for both, whoever asks. */
export const convoIdOf = (one: string, other: string): string =>
  base32(createHash('sha256').update([one, other].toSorted().join(' ')).digest()).slice(0, 13)

export class Chat {
  readonly #byConvo = new Map<string, ChatMessage[]>()
  readonly #convosOf = new Map<string, Map<string, string>>()
  #lastMicros = 0

  add(message: Pick<ChatMessage, 'from' | 'to' | 'text' | 'facets' | 'replyTo'>, at: number): ChatMessage {
    this.#lastMicros = Math.max(this.#lastMicros + 1, at * 1000)
    const rev = tidOf(this.#lastMicros, 7)
    const said = { ...message, id: tidOf(this.#lastMicros, 8), rev, at }
    this.take(said)
    return said
  }

  /** Before a word is said. */
  open(one: string, other: string): string {
    const convo = convoIdOf(one, other)
    for (const [mine, theirs] of [
      [one, other],
      [other, one],
    ] as const)
      this.#convosOf.set(mine, (this.#convosOf.get(mine) ?? new Map<string, string>()).set(convo, theirs))
    return convo
  }

  take({ id, rev, from, to, text, facets, replyTo, at }: ChatMessage): void {
    const convo = this.open(from, to)
    const said = { id, rev, from, to, text, at, ...(facets !== undefined && { facets }), ...(replyTo !== undefined && { replyTo }) }
    this.#byConvo.set(convo, [...(this.#byConvo.get(convo) ?? []), said])
    this.#lastMicros = Math.max(this.#lastMicros, at * 1000)
  }

  /** Oldest first. */
  messagesIn(convo: string): readonly ChatMessage[] {
    return this.#byConvo.get(convo) ?? []
  }

  /** Whom somebody is in conversation with, by the conversation. */
  convosOf(did: string): ReadonlyMap<string, string> {
    return this.#convosOf.get(did) ?? new Map()
  }
}
