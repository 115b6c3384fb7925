/** What an adapter must do where it reads what is said to an account. Part of `testPlatform`. */
import { describe, expect, it } from 'vitest'
import type { AccountSession, AdapterIo, NewFollower, PlatformAdapter, ReadReceived, ReceivedItem, RemotePost } from './adapter.ts'

/** Of the platform's fake (`PlatformFake`). */
interface InboxFake {
  io: AdapterIo
  reply?(remote: RemotePost, text: string): Promise<void>
  mention?(remoteId: string, text: string): Promise<void>
  message?(remoteId: string, text: string): Promise<void>
  follow?(remoteId: string, handle: string): Promise<void>
  faultInbox?(what: 'mentions' | 'comments' | 'messages' | 'followers', fault: { status: number; retryAfterSeconds?: number }): void
  conversationOf?(remote: RemotePost): string
}

interface Parts {
  fake: () => InboxFake
  connected: () => Promise<AccountSession>
  published: (session: AccountSession) => Promise<{ remote: RemotePost }>
  messages: boolean
}

/** Reads until there is no more, as the collector does. */
export const readAll = async <T = ReceivedItem>(
  read: ReadReceived<T>,
  session: AccountSession,
  cursor: string | null,
  { io }: Pick<InboxFake, 'io'>,
): Promise<{ items: T[]; cursor: string; pages: number }> => {
  const items: T[] = []
  let at = cursor
  for (let pages = 1; ; pages += 1) {
    const page = await read(session, at, io)
    items.push(...page.items)
    at = page.cursor
    if (!page.more) return { items, cursor: page.cursor, pages }
    if (pages > 50) throw new Error('reading does not end')
  }
}

export const testInbox = (adapter: PlatformAdapter, { fake, connected, published, messages }: Parts): void => {
  describe.runIf(adapter.capabilities.inbox)('inbox', () => {
    const { inbox } = adapter
    const declared = adapter.capabilities.inbox
    const textsOf = (items: readonly ReceivedItem[]) => items.toSorted((a, b) => a.at - b.at).map(({ text }) => text)
    const has = (words: string) => expect.stringContaining(words) as string

    it('has what it declares, and nothing it does not', () => {
      expect(inbox?.mentions !== undefined).toBe(declared?.mentions !== undefined)
      expect(inbox?.comments !== undefined).toBe(declared?.comments !== undefined)
      expect(inbox?.messages !== undefined).toBe(declared?.messages !== undefined)
      expect(inbox?.followers !== undefined).toBe(declared?.followers !== undefined)
      expect(inbox?.conversation !== undefined).toBe(declared?.conversations !== undefined)
    })

    describe.each((['mentions', 'messages'] as const).filter((stream) => inbox?.[stream] && (messages || stream === 'mentions')))(
      '%s',
      (stream) => {
        const read = (session: AccountSession, cursor: string | null) => readAll(inbox?.[stream] as ReadReceived, session, cursor, fake())
        const say = (remoteId: string, text: string) =>
          stream === 'mentions' ? fake().mention?.(remoteId, text) : fake().message?.(remoteId, text)

        it('are read once each, and what comes later from where the last reading ended', async () => {
          const session = await connected()
          expect((await read(session, null)).items).toEqual([])
          await say(session.remoteId, 'first')
          const first = await read(session, null)
          expect(textsOf(first.items)).toEqual([has('first')])
          await say(session.remoteId, 'second')
          await say(session.remoteId, 'third')
          const later = await read(session, first.cursor)
          expect(textsOf(later.items.filter(({ remoteId }) => remoteId !== first.items[0]?.remoteId))).toEqual([
            has('second'),
            has('third'),
          ])
          const known = new Set([...first.items, ...later.items].map(({ remoteId }) => remoteId))
          const none = await read(session, later.cursor)
          expect(none.items.filter(({ remoteId }) => !known.has(remoteId))).toEqual([])
        })

        it('carry what is needed to show and to answer them', async () => {
          const session = await connected()
          await say(session.remoteId, 'hello there')
          const [item] = (await read(session, null)).items
          expect(item).toMatchObject({
            text: has('hello there'),
            author: { handle: expect.stringMatching(/./), id: expect.stringMatching(/./) },
          })
          expect(stream === 'mentions' ? ['mention', 'comment'] : ['message']).toContain(item?.kind)
          expect(Math.abs((item?.at ?? 0) - fake().io.clock.now())).toBeLessThan(86_400_000)
          expect(item?.conversation).not.toBe('')
          expect(item?.own).toBeUndefined()
        })

        it('are all there after a long time away, a page at a time, also when the reading ends in between', async () => {
          const session = await connected()
          await say(session.remoteId, 'before')
          const { cursor } = await read(session, null)
          for (let number = 1; number <= 250; number += 1) await say(session.remoteId, `away ${number};`)
          const one = await inbox?.[stream]?.(session, cursor, fake().io)
          const rest = await read(session, one?.cursor ?? null)
          const texts = new Set([...(one?.items ?? []), ...rest.items].map(({ text }) => text))
          for (let number = 1; number <= 250; number += 1) expect([...texts]).toContainEqual(has(`away ${number};`))
        })

        it('say so when they cannot be read now', async () => {
          const session = await connected()
          fake().faultInbox?.(stream, { status: 502 })
          await expect(inbox?.[stream]?.(session, null, fake().io)).rejects.toMatchObject({ code: 'PLATFORM_DOWN' })
          fake().faultInbox?.(stream, { status: 429, retryAfterSeconds: 90 })
          await expect(inbox?.[stream]?.(session, null, fake().io)).rejects.toMatchObject({ code: 'RATE_LIMITED' })
        })
      },
    )

    describe.runIf(inbox?.followers)('new followers', () => {
      const read = (session: AccountSession, cursor: string | null) =>
        readAll(inbox?.followers as ReadReceived<NewFollower>, session, cursor, fake())
      const handles = (items: readonly NewFollower[]) => items.map(({ person }) => person.handle).toSorted()

      it('are named, with when they came, and told from where the last reading ended', async () => {
        const session = await connected()
        expect((await read(session, null)).items).toEqual([])
        await fake().follow?.(session.remoteId, 'first.fan.test')
        const first = await read(session, null)
        expect(handles(first.items)).toEqual(['first.fan.test'])
        const [one] = first.items
        expect(one?.person.id).toMatch(/./)
        expect(one?.url).toMatch(/^https?:/)
        expect(Math.abs((one?.at ?? 0) - fake().io.clock.now())).toBeLessThan(86_400_000)
        await fake().follow?.(session.remoteId, 'second.fan.test')
        const later = await read(session, first.cursor)
        // Of one instant the last may come again.
        expect(handles(later.items).filter((handle) => handle !== 'first.fan.test')).toEqual(['second.fan.test'])
      })

      it('are not told among what was said', async () => {
        const session = await connected()
        await fake().follow?.(session.remoteId, 'silent.fan.test')
        const said = await readAll(inbox?.mentions as ReadReceived, session, null, fake())
        expect(said.items).toEqual([])
      })

      it('say so when they cannot be read now', async () => {
        const session = await connected()
        fake().faultInbox?.('followers', { status: 502 })
        await expect(read(session, null)).rejects.toMatchObject({ code: 'PLATFORM_DOWN' })
      })
    })

    describe.runIf(inbox?.conversation)('conversations', () => {
      it('are read with the account’s own words in them, oldest first', async () => {
        const session = await connected()
        const { remote } = await published(session)
        await fake().reply?.(remote, 'an answer')
        const [reply] = (await adapter.replies?.(session, remote, fake().io)) ?? []
        const conversation = fake().conversationOf?.(remote) ?? remote.remoteId
        const lines = await inbox?.conversation?.(session, { conversation, remoteId: reply?.remoteId ?? '' }, fake().io)
        expect(lines?.map(({ own }) => own ?? false)).toEqual([true, false])
        expect(lines?.at(-1)).toMatchObject({ remoteId: reply?.remoteId, text: has('an answer') })
      })
    })
  })
}
