/**
 * A platform in memory whose truth a test can count: what it accepted, and how it answered. Not idempotent unless told
 * to be: the same key twice makes two posts.
 */
import { AppError } from '../../app-error.ts'
import type { ErrorCode } from '../../../contract/errors.ts'
import type {
  AccountSession,
  AdapterIo,
  Interaction,
  InteractionHooks,
  InteractionProof,
  Lookup,
  Operation,
  PlatformAdapter,
  PublishHooks,
  PublishOutcome,
} from '../../platforms/kit/adapter.ts'
import { unknownFigures } from '../../platforms/kit/figures.ts'
import type { Capabilities } from '../../../contract/platforms.ts'

export interface AcceptedPost {
  accountId: string
  key: string
  text: string
  /** Key of the post it answers. */
  answers?: string
  at: number
}

/** What the platform does with the next write: an error before it is taken, or an answer that gets lost after. */
export type Behaviour =
  | { refuse: ErrorCode; data?: Record<string, unknown>; status?: number }
  | { loseAnswer: true }
  | { process: { askAt: number } }

const source = { source: 'https://example.test/limits', readOn: '2026-11-24' }

const capabilities: Capabilities = {
  kinds: ['text', 'photo', 'photo_set', 'video'],
  text: { unit: 'graphemes', max: 300, ...source },
  thread: { max: 25, ...source },
  images: { max: 4, maxBytes: 1_000_000, types: ['image/jpeg'], altText: true, ...source },
  labels: [],
  delete: true,
  metrics: { post: ['likes'], followers: true },
  replies: true,
  interactions: (['like', 'repost', 'answer', 'hide'] as const).map((act) => ({ act, undo: true, ...source })),
  notOffered: [],
  connect: { method: 'app_password', fields: [] },
}

export class MemoryPlatform {
  readonly accepted: AcceptedPost[] = []
  /** Behaviours of the next writes, in order; none left: it works. */
  readonly next: Behaviour[] = []
  lookups = 0
  /** Thrown by look-ups while set. */
  lookupFails: ErrorCode | undefined
  /** What look-ups answer while set: it came to nothing, for this reason. */
  refused: AppError | undefined
  /** What look-ups answer while set. */
  says: Lookup | undefined
  /** Whether each write tells, before it leaves, what it can be asked for by; and what look-ups were asked with. */
  tellsHandle = false
  readonly askedWith: unknown[] = []
  /** Posts are not yet to be seen. */
  hidden = false
  /** Acts that were taken, each as often as it was sent. */
  readonly acts: { accountId: string; act: string; on: string; text?: string; key: string; takesBack?: string }[] = []
  readonly inFlight = new Map<string, number>()
  readonly order = new Map<string, string[]>()
  maxInFlightPerAccount = 0
  readonly adapter: PlatformAdapter

  constructor({ safety = 'reconcile' }: { safety?: PlatformAdapter['retrySafety'] } = {}) {
    let keys = 0
    this.adapter = {
      id: 'bluesky',
      name: 'Memory',
      capabilities,
      connect: () => Promise.reject(new AppError('NOT_SUPPORTED', { platform: 'bluesky', capability: 'connect' })),
      profile: (session) =>
        Promise.resolve({
          remoteId: session.remoteId,
          handle: 'h',
          displayName: 'h',
          profileUrl: '',
          service: '',
          followers: 7,
          following: null,
          posts: null,
        }),
      countText: (text) => ({ used: text.length, max: 300 }),
      check: ({ text }) =>
        text.length > 300 ? [{ severity: 'error', rule: 'text.too_long', data: { actual: text.length, allowed: 300 } }] : [],
      newOperationKey: ({ random }) => `key-${(keys += 1)}-${Math.floor(random.float() * 1e9)}`,
      retrySafety: safety,
      publish: (session, operation, hooks, io) => this.#publish(session, operation, hooks, io),
      findPublished: (session, operation, _io, handle) => this.#find(session, operation, handle),
      readLink: (link) => /^https:\/\/example\.test\/([^/]+)$/.exec(link)?.[1] ?? null,
      remove: (session, remote) => {
        const at = this.accepted.findIndex(({ key, accountId }) => key === remote.remoteId && accountId === session.accountId)
        if (at >= 0) this.accepted.splice(at, 1)
        return Promise.resolve()
      },
      postFigures: (_session, remotes) =>
        Promise.resolve(
          new Map(remotes.map(({ remoteId }) => [remoteId, { ...unknownFigures, likes: 3, reposts: 1, replies: 1, quotes: 0 }])),
        ),
      interactions: {
        act: (session, interaction, hooks) => this.#act(session, interaction, hooks),
        findAnswer: (session, { key }) => {
          this.lookups += 1
          if (this.lookupFails) return Promise.reject(new AppError(this.lookupFails, { platform: 'bluesky' }))
          const found = this.acts.find((one) => one.accountId === session.accountId && one.key === key)
          return Promise.resolve(found ? { remoteId: key, url: `https://example.test/${key}` } : null)
        },
      },
      replies: (_session, remote) =>
        Promise.resolve([
          {
            remoteId: `${remote.remoteId}/reply`,
            author: 'fan',
            text: 'bravo',
            at: 1,
            url: `https://example.test/${remote.remoteId}/reply`,
          },
        ]),
    }
  }

  /** How often each text was accepted. */
  countByText(): Map<string, number> {
    const counts = new Map<string, number>()
    for (const { text } of this.accepted) counts.set(text, (counts.get(text) ?? 0) + 1)
    return counts
  }

  async #act(session: AccountSession, interaction: Interaction, hooks: InteractionHooks): Promise<InteractionProof> {
    const { act, on, text, key, takesBack } = interaction
    await hooks.beforeWrite()
    if (hooks.stillMine && !hooks.stillMine()) throw new AppError('STATE_CHANGED', { what: 'lease', state: 'lost' })
    const behaviour = this.next.shift()
    if (behaviour && 'refuse' in behaviour && behaviour.status !== undefined) hooks.answered?.(behaviour.status)
    if (behaviour && 'refuse' in behaviour) throw new AppError(behaviour.refuse, behaviour.data ?? {})
    this.acts.push({
      accountId: session.accountId,
      act,
      on: on.remoteId,
      key,
      ...(text !== undefined && { text }),
      ...(takesBack !== undefined && { takesBack }),
    })
    if (behaviour && 'loseAnswer' in behaviour) throw new AppError('OUTCOME_UNKNOWN', {})
    hooks.answered?.(200)
    return { remoteId: takesBack ?? key, url: act === 'answer' ? `https://example.test/${key}` : null }
  }

  async #publish(session: AccountSession, operation: Operation, hooks: PublishHooks, io: AdapterIo): Promise<PublishOutcome> {
    const flying = (this.inFlight.get(session.accountId) ?? 0) + 1
    this.inFlight.set(session.accountId, flying)
    this.maxInFlightPerAccount = Math.max(this.maxInFlightPerAccount, flying)
    try {
      await hooks.uploaded?.()
      await hooks.beforeWrite(this.tellsHandle ? { job: operation.key } : undefined)
      if (hooks.stillMine && !hooks.stillMine()) throw new AppError('STATE_CHANGED', { what: 'lease', state: 'lost' })
      const behaviour = this.next.shift()
      if (behaviour && 'refuse' in behaviour && behaviour.status !== undefined) hooks.answered?.(behaviour.status)
      if (behaviour && 'refuse' in behaviour) throw new AppError(behaviour.refuse, behaviour.data ?? {})
      this.accepted.push({
        accountId: session.accountId,
        key: operation.key,
        text: operation.draft.text,
        ...(operation.answers !== undefined && { answers: operation.answers }),
        at: io.clock.now(),
      })
      this.order.set(session.accountId, [...(this.order.get(session.accountId) ?? []), operation.draft.text])
      await new Promise((resolve) => setImmediate(resolve))
      if (behaviour && 'loseAnswer' in behaviour) throw new AppError('OUTCOME_UNKNOWN', {})
      hooks.answered?.(200)
      if (behaviour && 'process' in behaviour)
        return { state: 'processing', askAt: behaviour.process.askAt, handle: { job: operation.key } }
      return { state: 'published', remote: { remoteId: operation.key, url: `https://example.test/${operation.key}`, version: 'v1' } }
    } finally {
      this.inFlight.set(session.accountId, flying - 1)
    }
  }

  #find(session: AccountSession, operation: Operation, handle: unknown): Promise<Lookup> {
    this.lookups += 1
    this.askedWith.push(handle)
    if (this.lookupFails) return Promise.reject(new AppError(this.lookupFails, { platform: 'bluesky' }))
    if (this.says) return Promise.resolve(this.says)
    if (this.refused) return Promise.resolve({ state: 'refused', error: this.refused })
    const post = this.hidden
      ? undefined
      : this.accepted.find(({ accountId, key }) => accountId === session.accountId && key === operation.key)
    return Promise.resolve(
      post
        ? { state: 'found', remote: { remoteId: post.key, url: `https://example.test/${post.key}` }, createdAt: post.at }
        : { state: 'absent' },
    )
  }
}
