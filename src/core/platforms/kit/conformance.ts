/**
 * What every adapter must do, as tests: `testPlatform(adapter, openFake)`. An adapter is done when this is green.
 * It is driven against the platform's fake server; what a platform cannot do is declared, and skipped by declaration.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { capabilities as capabilitiesSchema, type Choice, type ContentKind, type InteractionAct } from '../../../contract/platforms.ts'
import { AppError, isAppError } from '../../app-error.ts'
import type {
  AccountSession,
  AdapterIo,
  Credential,
  DeveloperApp,
  Draft,
  DraftMedia,
  Interaction,
  InteractionHooks,
  Operation,
  PlatformAdapter,
  PublishHooks,
  RemotePost,
} from './adapter.ts'
import { testInbox } from './inbox-conformance.ts'
import { createRefresh } from './single-flight.ts'

/** The kinds of request that faults are aimed at. */
export type FakePath = 'write' | 'read' | 'refresh' | 'sign_in' | 'figures' | 'delete'

/** Befalls the next request of a kind. */
interface FakeFault {
  on: FakePath
  times?: number
  status?: number
  retryAfterSeconds?: number
  loseAnswerAfterAccept?: boolean
  dropBeforeAccept?: boolean
  expireToken?: boolean
  revokeToken?: boolean
}

export interface FakeAccount {
  fields: Readonly<Record<string, string>>
  service: string
  app?: DeveloperApp
}

/** Something an account did to a post or comment. */
export interface ActThere {
  act: InteractionAct
  on: string
  text?: string
}

export interface PlatformFake extends AsyncDisposable {
  io: AdapterIo
  /** A new account: what `connect` is given or the application it consents to, and where it is. */
  newAccount(): Promise<FakeAccount>
  /** Its owner opens the page of consent and agrees. Answers where the browser is sent. Present iff the adapter has `consent`. */
  authorize?(page: URL, account: FakeAccount): Promise<URL>
  /** The same fields with a wrong secret. */
  spoil(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>>
  /** An address where no server is, put in the fields. */
  nowhere(fields: Readonly<Record<string, string>>): Readonly<Record<string, string>>
  fault(fault: FakeFault): void
  /** What is really out on that account, read from the server and not through the adapter. */
  postsOf(remoteId: string): Promise<readonly { text: string; media: number }[]>
  /** Somebody likes it once. Absent where the fake counts nothing. */
  like?(remote: RemotePost): Promise<void>
  /** Somebody answers it, naming the account where that is what lets it answer. */
  reply?(remote: RemotePost, text: string): Promise<void>
  /** What the account did and did not take back, read from the server. Present iff the adapter has `interactions`. */
  actsOf?(remoteId: string): Promise<readonly ActThere[]>
  /** Befalls the next request that does this, or takes it back. Present iff the adapter has `interactions`. */
  faultAct?(act: InteractionAct, fault: Omit<FakeFault, 'on'>): void
  /** Somebody says this to the account, naming it. Present iff `capabilities.inbox.mentions`. */
  mention?(remoteId: string, text: string): Promise<void>
  /** Somebody writes it a message. Present iff `capabilities.inbox.messages`. */
  message?(remoteId: string, text: string): Promise<void>
  /** Somebody of this handle begins to follow it. Present iff `capabilities.inbox.followers`. */
  follow?(remoteId: string, handle: string): Promise<void>
  /** Befalls the next reading. Present iff `capabilities.inbox`. */
  faultInbox?(what: 'mentions' | 'comments' | 'messages' | 'followers', fault: Omit<FakeFault, 'on'>): void
  /** What a post's conversation is called, where that is not its own id. */
  conversationOf?(remote: RemotePost): string
  /** How many requests of a kind there have been. */
  count(path: FakePath): number
  image: DraftMedia
  video?: DraftMedia
  /** Chosen for every post, where the platform wants a choice. */
  options?: unknown
}

/** Some of what can be chosen of it. */
const valuesOf = (one: Choice): readonly (string | number | boolean)[] => {
  switch (one.kind) {
    case 'one_of':
      return one.values.map(({ id }) => id)
    case 'frame':
      return [0, 1500]
    case 'amount':
    case 'picture':
      return [1, 2]
    case 'line':
      return ['a', 'b'.repeat(one.max)]
    case 'switch':
    case 'agree':
      return [true, false]
  }
}

/** A session kept in memory, as `creators` keeps one in the vault. */
export const memorySession = (account: {
  service: string
  remoteId: string
  credential: Credential
  app?: DeveloperApp | undefined
}): AccountSession & { budgets: Map<string, { limit: number; remaining: number; resetsAt: number }> } => {
  let { credential } = account
  const budgets = new Map<string, { limit: number; remaining: number; resetsAt: number }>()
  const refresh = createRefresh({
    load: () => credential,
    save: (renewed) => {
      credential = renewed
    },
  })
  return {
    accountId: 'acc_test',
    remoteId: account.remoteId,
    service: account.service,
    app: () => {
      if (!account.app) throw new Error('this account has no application')
      return account.app
    },
    credential: () => credential,
    refresh,
    heard: ({ name, ...budget }) => void budgets.set(name, budget),
    signal: new AbortController().signal,
    budgets,
  }
}

export const noHooks: PublishHooks = { beforeWrite: () => Promise.resolve() }

/** The code of the AppError that a promise ends in; the value's absence of one is a failed test. */
export const codeOf = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work
  } catch (error) {
    if (isAppError(error)) return error.code
    throw error
  }
  return 'no error'
}

/** `renews` false: the platform's sessions are not renewed, only connected again. `messages` false: not with this way of connecting. */
export const testPlatform = (
  adapter: PlatformAdapter,
  openFake: () => Promise<PlatformFake>,
  { renews = true, messages = true } = {},
): void => {
  describe(`platform ${adapter.id}`, () => {
    let fake: PlatformFake
    let texts = 0
    beforeAll(async () => {
      fake = await openFake()
    })
    afterAll(() => fake[Symbol.asyncDispose]())

    const redirectUri = 'http://127.0.0.1:17391/callback'
    /** With what is typed, or through the page of consent. */
    const connect = async ({ fields, ...account }: FakeAccount, code?: string) => {
      if (adapter.connect) return adapter.connect(fields, fake.io)
      const { app } = account
      if (!adapter.consent || !app || !fake.authorize) throw new Error('no way to connect')
      const verifier = randomBytes(48).toString('base64url')
      const state = randomBytes(32).toString('base64url')
      const back = code ?? (await fake.authorize(adapter.consent.page({ app, redirectUri, state, verifier }), { fields, ...account }))
      if (typeof back === 'string') return adapter.consent.exchange({ app, redirectUri, code: back, verifier }, fake.io)
      expect(back.searchParams.get('state')).toBe(state)
      return adapter.consent.exchange({ app, redirectUri, code: back.searchParams.get('code') ?? '', verifier }, fake.io)
    }
    const connected = async () => {
      const account = await fake.newAccount()
      const { credential, profile } = await connect(account)
      return memorySession({ service: account.service, remoteId: profile.remoteId, credential, app: account.app })
    }
    const draftOf = (kind: ContentKind): Draft => {
      texts += 1
      const media =
        kind === 'photo'
          ? [fake.image]
          : kind === 'photo_set'
            ? [fake.image, fake.image]
            : kind === 'video' && fake.video
              ? [fake.video]
              : []
      return {
        kind,
        text: `Conformance ${texts}`,
        languages: ['en'],
        labels: [],
        media,
        ...(fake.options !== undefined && { options: fake.options }),
      }
    }
    const operationOf = (draft: Draft): Operation => ({ key: adapter.newOperationKey(fake.io), createdAt: fake.io.clock.now(), draft })
    /** As the ledger keeps them. */
    const handles = new Map<string, Record<string, string>>()
    const publish = (session: AccountSession, operation: Operation, hooks = noHooks) => {
      const beforeWrite = async (handle?: Record<string, string>): Promise<void> => {
        await hooks.beforeWrite(handle)
        if (handle) handles.set(operation.key, handle)
      }
      return adapter.publish(session, operation, { ...hooks, beforeWrite }, fake.io)
    }
    const find = (session: AccountSession, operation: Operation) =>
      adapter.findPublished(session, operation, fake.io, handles.get(operation.key))
    const published = async (session: AccountSession, operation = operationOf(draftOf(adapter.capabilities.kinds[0] ?? 'text'))) => {
      const outcome = await publish(session, operation)
      if (outcome.state === 'published') return { operation, remote: outcome.remote }
      // Fetched by the platform, which takes as long as it takes: asked again, as the engine does.
      handles.set(operation.key, outcome.handle)
      await expect.poll(async () => (await find(session, operation)).state).toBe('found')
      const lookup = await find(session, operation)
      if (lookup.state !== 'found') throw new Error(`not published: ${lookup.state}`)
      return { operation, remote: lookup.remote }
    }
    const anOperation = () => operationOf(draftOf(adapter.capabilities.kinds[0] ?? 'text'))

    describe('what it declares', () => {
      it('has capabilities of the contract, every limit with a source and the date it was read', () => {
        expect(capabilitiesSchema.parse(adapter.capabilities)).toEqual(adapter.capabilities)
      })

      it('implements what it declares, and nothing it does not', () => {
        expect(adapter.remove !== undefined).toBe(adapter.capabilities.delete)
        expect(adapter.accountFigures !== undefined).toBe(adapter.capabilities.metrics.account !== undefined)
        expect(adapter.audience !== undefined).toBe(adapter.capabilities.metrics.audience !== undefined)
        expect(adapter.replies !== undefined).toBe(adapter.capabilities.replies)
        expect(adapter.past !== undefined).toBe(adapter.capabilities.past !== undefined)
        expect(adapter.trends !== undefined).toBe(adapter.capabilities.trends !== undefined)
        const acts = adapter.capabilities.interactions ?? []
        expect(adapter.interactions !== undefined).toBe(acts.length > 0)
        expect(adapter.inbox !== undefined).toBe(adapter.capabilities.inbox !== undefined)
        expect(adapter.interactions?.findAnswer !== undefined).toBe(acts.some(({ act }) => act === 'answer' || act === 'message'))
        expect(acts.some(({ act }) => act === 'message')).toBe(adapter.capabilities.inbox?.messages !== undefined)
        expect(adapter.interactions?.priceOf !== undefined).toBe(acts.length > 0 && adapter.capabilities.billing !== undefined)
        expect(new Set(acts.map(({ act }) => act)).size).toBe(acts.length)
        expect(adapter.connect !== undefined).toBe(adapter.capabilities.connect.method !== 'none')
        expect(adapter.consent !== undefined).toBe(adapter.capabilities.connect.consent !== undefined)
        expect(adapter.options !== undefined).toBe(adapter.capabilities.choices !== undefined)
        const { list = [] } = adapter.capabilities.choices ?? {}
        expect(adapter.postingChoices !== undefined).toBe(list.some(({ fromAccount }) => fromAccount))
      })

      it('counts a text, and check() refuses one over the limit', () => {
        const { max } = adapter.countText('')
        const whole = draftOf(adapter.capabilities.kinds[0] ?? 'text')
        const draft = whole.kind === 'text' ? { ...whole, media: [] } : whole
        expect(adapter.countText('a'.repeat(max)).used).toBe(max)
        expect(adapter.check({ ...draft, text: 'a'.repeat(max) }).filter(({ severity }) => severity === 'error')).toEqual([])
        expect(adapter.check({ ...draft, text: 'a'.repeat(max + 1) })).toContainEqual({
          severity: 'error',
          rule: 'text.too_long',
          data: { actual: max + 1, allowed: max },
        })
      })

      it.runIf(adapter.options)('takes what can be chosen, written out in full, and nothing else', () => {
        const draft = draftOf(adapter.capabilities.kinds[0] ?? 'text')
        const rules = (options: unknown) => adapter.check({ ...draft, options }).map(({ rule }) => rule)
        const chosen = adapter.options?.parse(fake.options ?? {})
        expect(adapter.options?.parse(chosen)).toEqual(chosen)
        expect(rules(chosen)).not.toContain('options.invalid')
        const foreign = { ...chosen, ofNoPlatform: true }
        expect(adapter.options?.safeParse(foreign).success).toBe(false)
        expect(rules(foreign)).toContain('options.invalid')
      })

      it.runIf(adapter.options)(
        'has every choice that it declares among its options, each value of it, and nothing chosen at first',
        () => {
          const { list = [] } = adapter.capabilities.choices ?? {}
          const initial = adapter.options?.parse({}) ?? {}
          for (const one of list) {
            const values = valuesOf(one)
            for (const value of values) expect(adapter.options?.parse({ [one.name]: value })).toMatchObject({ [one.name]: value })
            expect(initial[one.name] ?? null).toBe(
              one.kind === 'one_of' ? one.initial : one.kind === 'switch' || one.kind === 'agree' ? false : null,
            )
          }
          const names = list.map(({ name }) => name)
          expect(new Set(names).size).toBe(names.length)
        },
      )

      it('makes a new key for every operation', () => {
        const keys = Array.from({ length: 2000 }, () => adapter.newOperationKey(fake.io))
        expect(new Set(keys).size).toBe(2000)
      })
    })

    describe('connecting', () => {
      it('answers who the credentials belong to', async () => {
        const account = await fake.newAccount()
        const { credential, profile } = await connect(account)
        const session = memorySession({ service: account.service, remoteId: profile.remoteId, credential, app: account.app })
        expect(await adapter.profile(session, fake.io)).toEqual(profile)
      })

      it('says when they are wrong', async () => {
        const account = await fake.newAccount()
        expect(await codeOf(connect({ ...account, fields: fake.spoil(account.fields) }, 'not-a-code'))).toBe('WRONG_CREDENTIALS')
      })

      it('says when there is no server', async () => {
        const { app, ...account } = await fake.newAccount()
        const nowhere = { ...account, fields: fake.nowhere(account.fields), ...(app && { app: { ...app, service: 'http://127.0.0.1:9' } }) }
        expect(['PLATFORM_DOWN', 'OFFLINE']).toContain(await codeOf(connect(nowhere, 'a-code')))
      })

      // A token is the key itself.
      it.runIf(adapter.capabilities.connect.method !== 'token')('keeps no secret that was typed in the credential', async () => {
        const account = await fake.newAccount()
        const { credential } = await connect(account)
        const { fields } = adapter.capabilities.connect
        const secrets = fields.flatMap(({ name, secret }) => (secret ? [account.fields[name] ?? ''] : []))
        if (account.app?.clientSecret) secrets.push(account.app.clientSecret)
        for (const secret of secrets) expect(JSON.stringify(credential)).not.toContain(secret)
      })
    })

    describe('publishing', () => {
      it.each(adapter.capabilities.kinds)('publishes %s', async (kind) => {
        const session = await connected()
        const draft = draftOf(kind)
        const { operation, remote } = await published(session, operationOf(draft))
        expect(await fake.postsOf(session.remoteId)).toEqual([{ text: draft.text, media: draft.media.length }])
        expect(await find(session, operation)).toMatchObject({ state: 'found', remote })
      })

      it('awaits beforeWrite once, last before the write, and does not write when it throws', async () => {
        const session = await connected()
        const writes = fake.count('write')
        const seen: number[] = []
        const refuse = async () => {
          seen.push(fake.count('write'))
          throw new AppError('HELD', { by: 'test' })
        }
        expect(await codeOf(publish(session, anOperation(), { beforeWrite: refuse }))).toBe('HELD')
        expect(seen).toEqual([writes])
        expect(await fake.postsOf(session.remoteId)).toEqual([])
      })

      it('does not let the write out when this core lost the lease at the last instant', async () => {
        const session = await connected()
        const operation = anOperation()
        expect(await codeOf(publish(session, operation, { ...noHooks, stillMine: () => false }))).toBe('STATE_CHANGED')
        expect(await fake.postsOf(session.remoteId)).toEqual([])
        await published(session, operation)
        expect(await fake.postsOf(session.remoteId)).toHaveLength(1)
      })

      it('tells with what status the write was answered, taken or not, and nothing where no answer came', async () => {
        const session = await connected()
        const statuses: number[] = []
        const hooks = { ...noHooks, answered: (status: number) => void statuses.push(status) }
        await publish(session, anOperation(), hooks)
        expect(statuses.splice(0)).toEqual([expect.toSatisfy((status: number) => status >= 200 && status < 300)])
        fake.fault({ on: 'write', status: 502 })
        expect(await codeOf(publish(session, anOperation(), hooks))).toBe('OUTCOME_UNKNOWN')
        expect(statuses.splice(0)).toEqual([502])
        fake.fault({ on: 'write', dropBeforeAccept: true })
        expect(await codeOf(publish(session, anOperation(), hooks))).toBe('OUTCOME_UNKNOWN')
        expect(statuses).toEqual([])
      })

      it('finds nothing of an operation that was never sent', async () => {
        expect(await find(await connected(), anOperation())).toEqual({ state: 'absent' })
      })

      it('does not know the outcome when the answer is lost after accept, and finds it by looking', async () => {
        const session = await connected()
        const operation = anOperation()
        fake.fault({ on: 'write', loseAnswerAfterAccept: true })
        expect(await codeOf(publish(session, operation))).toBe('OUTCOME_UNKNOWN')
        expect(await find(session, operation)).toMatchObject({ state: 'found' })
        expect(await fake.postsOf(session.remoteId)).toHaveLength(1)
      })

      it('does not know the outcome when the connection breaks before accept, and sees by looking that it is not out', async () => {
        const session = await connected()
        const operation = anOperation()
        fake.fault({ on: 'write', dropBeforeAccept: true })
        expect(await codeOf(publish(session, operation))).toBe('OUTCOME_UNKNOWN')
        expect(await find(session, operation)).toEqual({ state: 'absent' })
      })

      it.runIf(adapter.retrySafety === 'idempotent')('sends the same operation again without a second post', async () => {
        const session = await connected()
        const { operation, remote } = await published(session)
        expect(await publish(session, operation)).toEqual({ state: 'published', remote })
        expect(await fake.postsOf(session.remoteId)).toHaveLength(1)
      })
    })

    describe('trouble', () => {
      it.each(['read', 'write'] as const)('waits as long as a 429 on a %s says', async (on) => {
        const session = await connected()
        fake.fault({ on, status: 429, retryAfterSeconds: 90 })
        const work = on === 'read' ? adapter.profile(session, fake.io) : publish(session, anOperation())
        const retryAt = new Date(fake.io.clock.now() + 90_000)
        await expect(work).rejects.toMatchObject({ code: 'RATE_LIMITED', data: { platform: adapter.id, retryAt } })
        expect(await fake.postsOf(session.remoteId)).toEqual([])
      })

      it('tells a server that is down (5xx) from a write that may have been taken', async () => {
        const session = await connected()
        fake.fault({ on: 'read', status: 500 })
        expect(await codeOf(adapter.profile(session, fake.io))).toBe('PLATFORM_DOWN')
        fake.fault({ on: 'write', status: 503 })
        expect(await codeOf(publish(session, anOperation()))).toBe('PLATFORM_DOWN')
        fake.fault({ on: 'write', status: 502 })
        expect(await codeOf(publish(session, anOperation()))).toBe('OUTCOME_UNKNOWN')
        expect(await fake.postsOf(session.remoteId)).toEqual([])
      })

      it('asks to be connected again when the session was revoked, and only then', async () => {
        const session = await connected()
        fake.fault({ on: 'read', revokeToken: true })
        expect(await codeOf(adapter.profile(session, fake.io))).toBe('REAUTH_REQUIRED')
      })

      it('asks to be connected again when it is revoked under the write, which does not go out', async () => {
        const session = await connected()
        const operation = anOperation()
        fake.fault({ on: 'write', revokeToken: true })
        expect(await codeOf(publish(session, operation))).toBe('REAUTH_REQUIRED')
        expect(await fake.postsOf(session.remoteId)).toEqual([])
      })

      it.runIf(renews)('renews an expired session once, however many ask', async () => {
        const session = await connected()
        const before = session.credential()
        const renewals = fake.count('refresh')
        fake.fault({ on: 'read', expireToken: true })
        await Promise.all(Array.from({ length: 5 }, () => adapter.profile(session, fake.io)))
        expect(fake.count('refresh') - renewals).toBe(1)
        expect(session.credential()).not.toEqual(before)
      })

      it.runIf(renews)('stays connected when renewing fails for the moment', async () => {
        const session = await connected()
        const before = session.credential()
        fake.fault({ on: 'read', expireToken: true })
        fake.fault({ on: 'refresh', status: 500 })
        expect(await codeOf(adapter.profile(session, fake.io))).toBe('PLATFORM_DOWN')
        expect(session.credential()).toEqual(before)
        expect(await adapter.profile(session, fake.io)).toMatchObject({ remoteId: session.remoteId })
      })
    })

    describe.runIf(adapter.capabilities.delete)('deleting', () => {
      it('deletes, and again without complaint', async () => {
        const session = await connected()
        const { operation, remote } = await published(session)
        await adapter.remove?.(session, remote, fake.io)
        await adapter.remove?.(session, remote, fake.io)
        expect(await fake.postsOf(session.remoteId)).toEqual([])
        expect(await find(session, operation)).toEqual({ state: 'absent' })
      })
    })

    describe.runIf(adapter.capabilities.metrics.post.length > 0)('figures', () => {
      it('reads them, leaves out what the platform does not know, and gives null for what it does not count', async () => {
        const session = await connected()
        const { remote } = await published(session)
        await fake.like?.(remote)
        const figures = await adapter.postFigures(session, [remote, { ...remote, remoteId: `${remote.remoteId}x` }], fake.io)
        expect([...figures.keys()]).toEqual([remote.remoteId])
        expect(figures.get(remote.remoteId)?.likes).toBe(1)
        const uncounted = Object.entries(figures.get(remote.remoteId) ?? {}).filter(
          ([name]) => !adapter.capabilities.metrics.post.some((known) => known === name),
        )
        expect(uncounted.filter(([, value]) => value !== null)).toEqual([])
      })

      it('knows nothing, rather than 0, when the figures cannot be had', async () => {
        const session = await connected()
        const { remote } = await published(session)
        fake.fault({ on: 'figures', status: 502 })
        expect(await adapter.postFigures(session, [remote], fake.io)).toEqual(new Map())
      })
    })

    describe.runIf(adapter.past)('what the account posted', () => {
      it('is listed, the newest first, with its words, its time and its figures', async () => {
        const session = await connected()
        const first = await published(session)
        const since = fake.io.clock.now() - 86_400_000
        const page = await adapter.past?.(session, { since, cursor: null }, fake.io)
        expect(page?.posts).toEqual([
          expect.objectContaining({
            remoteId: first.remote.remoteId,
            url: first.remote.url,
            kind: first.operation.draft.kind,
            text: first.operation.draft.text,
            figures: (await adapter.postFigures(session, [first.remote], fake.io)).get(first.remote.remoteId),
          }),
        ])
        const [post] = page?.posts ?? []
        expect(Math.abs((post?.publishedAt ?? 0) - fake.io.clock.now())).toBeLessThan(600_000)
        const rest =
          page?.cursor == null ? { posts: [], cursor: null } : await adapter.past?.(session, { since, cursor: page.cursor }, fake.io)
        expect(rest).toMatchObject({ posts: [], cursor: null })
      })

      it('ends where it is older than what is asked for', async () => {
        const session = await connected()
        await published(session)
        const since = fake.io.clock.now() + 86_400_000
        expect(await adapter.past?.(session, { since, cursor: null }, fake.io)).toEqual({ posts: [], cursor: null })
      })
    })

    describe.runIf(adapter.capabilities.replies)('replies', () => {
      it('reads them, oldest first', async () => {
        const session = await connected()
        const { remote } = await published(session)
        await fake.reply?.(remote, 'first')
        await fake.reply?.(remote, 'second')
        const replies = await adapter.replies?.(session, remote, fake.io)
        expect(replies?.map(({ text }) => text)).toEqual([expect.stringContaining('first'), expect.stringContaining('second')])
      })
    })

    testInbox(adapter, { fake: () => fake, connected, published, messages })

    describe.runIf(adapter.interactions)('interactions', () => {
      const acts = (adapter.capabilities.interactions ?? []).filter(({ act }) => messages || act !== 'message')
      /** On somebody's answer to the account's own post; a repost, on the post itself. */
      const anAct = async (act: InteractionAct) => {
        const session = await connected()
        if (act === 'message') return aMessage(session)
        const { remote } = await published(session)
        await fake.reply?.(remote, 'a reply')
        const [reply] = (await adapter.replies?.(session, remote, fake.io)) ?? []
        if (!reply) throw new Error('no reply')
        const root = { remoteId: remote.remoteId, ...(remote.version !== undefined && { version: remote.version }) }
        const on = act === 'repost' ? root : { ...reply, root }
        texts += 1
        const asked: Interaction = {
          key: adapter.newOperationKey(fake.io),
          createdAt: fake.io.clock.now(),
          act,
          on,
          ...(act === 'answer' && { text: `Thank you ${texts}` }),
        }
        return { remote, reply, ...around(session, asked, on.remoteId) }
      }
      /** To who wrote one first. */
      const aMessage = async (session: AccountSession) => {
        await fake.message?.(session.remoteId, 'a message')
        const [item] = (await adapter.inbox?.messages?.(session, null, fake.io))?.items ?? []
        if (!item) throw new Error('no message')
        texts += 1
        const asked: Interaction = {
          key: adapter.newOperationKey(fake.io),
          createdAt: fake.io.clock.now(),
          act: 'message',
          on: { remoteId: item.remoteId, root: { remoteId: item.conversation } },
          recipient: item.author.id,
          text: `Thank you ${texts}`,
        }
        return { remote: undefined, reply: undefined, ...around(session, asked, item.conversation) }
      }
      const isWords = (act: InteractionAct) => act === 'answer' || act === 'message'
      /** `target`: what the act is on, as `actsOf` says it. */
      const around = (session: AccountSession, asked: Interaction, target: string) => {
        const { act } = asked
        const send = (interaction = asked, hooks: InteractionHooks = noHooks) => {
          if (!adapter.interactions) throw new Error('no interactions')
          return adapter.interactions.act(session, interaction, hooks, fake.io)
        }
        const there = async () => (await fake.actsOf?.(session.remoteId)) ?? []
        /** As the adapter finds it, where it can be asked. */
        const look = async () => (isWords(act) ? adapter.interactions?.findAnswer?.(session, asked, fake.io) : ((await there())[0] ?? null))
        const only = { act, on: target, ...(asked.text !== undefined && { text: asked.text }) }
        return { session, asked, send, look, there, only }
      }

      it.each(acts)('does it once, and proves it: $act', async ({ act }) => {
        const { send, there, only, asked, look } = await anAct(act)
        const calls: string[] = []
        const proof = await send(asked, {
          beforeWrite: async () => void calls.push('before', ...((await there()).length > 0 ? ['too early'] : [])),
          answered: (status) => void calls.push(status < 300 ? 'answered' : String(status)),
        })
        expect(calls).toEqual(['before', 'answered'])
        expect(await there()).toEqual([only])
        expect(proof.remoteId).not.toBe('')
        expect(await look()).toEqual(isWords(act) ? proof : only)
      })

      it.each(acts.filter(({ act }) => !isWords(act)))('sent twice is the same as once: $act', async ({ act }) => {
        const { send, there, only, asked } = await anAct(act)
        await send()
        await send({ ...asked, key: adapter.newOperationKey(fake.io) }).catch(() => undefined)
        expect(await there()).toContainEqual(only)
        await send()
        expect(new Set((await there()).map((one) => JSON.stringify(one))).size).toBe(1)
      })

      it.each(acts.filter(({ undo }) => undo))('takes it back, and again without complaint: $act', async ({ act }) => {
        const { send, there, asked } = await anAct(act)
        const { remoteId: takesBack } = await send()
        const back = { ...asked, key: adapter.newOperationKey(fake.io), takesBack }
        await send(back)
        expect(await there()).toEqual([])
        await send(back)
        expect(await there()).toEqual([])
      })

      it.each(acts)('does nothing when it may not write, or the lease is lost: $act', async ({ act }) => {
        const { send, there, asked } = await anAct(act)
        expect(await codeOf(send(asked, { beforeWrite: () => Promise.reject(new AppError('HELD', { by: 'test' })) }))).toBe('HELD')
        expect(await codeOf(send(asked, { ...noHooks, stillMine: () => false }))).toBe('STATE_CHANGED')
        expect(await there()).toEqual([])
      })

      it.each(acts)('does not know the outcome when the answer is lost: $act', async ({ act }) => {
        const { send, there, only, look } = await anAct(act)
        fake.faultAct?.(act, { dropBeforeAccept: true })
        expect(await codeOf(send())).toBe('OUTCOME_UNKNOWN')
        expect(await there()).toEqual([])
        expect(await look()).toBeNull()
        fake.faultAct?.(act, { loseAnswerAfterAccept: true })
        expect(await codeOf(send())).toBe('OUTCOME_UNKNOWN')
        expect(await there()).toEqual([only])
        expect(await look()).toBeTruthy()
      })

      it.each(acts)('waits as long as a 429 says, and tells a server that is down from a lost answer: $act', async ({ act }) => {
        const { send, there } = await anAct(act)
        fake.faultAct?.(act, { status: 429, retryAfterSeconds: 90 })
        const retryAt = new Date(fake.io.clock.now() + 90_000)
        await expect(send()).rejects.toMatchObject({ code: 'RATE_LIMITED', data: { platform: adapter.id, retryAt } })
        fake.faultAct?.(act, { status: 503 })
        expect(await codeOf(send())).toBe('PLATFORM_DOWN')
        fake.faultAct?.(act, { status: 502 })
        expect(await codeOf(send())).toBe('OUTCOME_UNKNOWN')
        expect(await there()).toEqual([])
      })

      it.runIf(acts.some(({ act }) => act === 'like'))('says in the replies what is liked, wherever it was', async () => {
        const { session, remote, send } = await anAct('like')
        if (!remote) throw new Error('no post')
        const { remoteId } = await send()
        const [reply] = (await adapter.replies?.(session, remote, fake.io)) ?? []
        expect(reply?.mine?.like).toBe(remoteId)
      })

      it.runIf(acts.some(({ act }) => act === 'hide'))('says in the replies what is hidden', async () => {
        const { session, remote, reply, send } = await anAct('hide')
        if (!remote) throw new Error('no post')
        expect(reply?.mine?.hidden).toBe(false)
        await send()
        const [hidden] = (await adapter.replies?.(session, remote, fake.io)) ?? []
        expect(hidden?.mine?.hidden).toBe(true)
      })
    })
  })
}
