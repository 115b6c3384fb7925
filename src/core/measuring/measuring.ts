/** Collects figures, replies and followers through the due queue. */
import { isAppError } from '../app-error.ts'
import type { DueEntry } from '../due/due-queue.ts'
import type { AccountAudience } from '../platforms/kit/adapter.ts'
import type { CommittedEvent, DomainEvent } from '../events.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import { createAccountDayReader } from '../store/account-day-reader.ts'
import { createAudienceReader } from '../store/audience-reader.ts'
import { createAccountReader } from '../store/account-reader.ts'
import { updateAccount } from '../store/account-writer.ts'
import { createOutboxReader } from '../store/outbox-reader.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { WriteTx } from '../store/store.ts'
import { keepAccountDays, readAccountDays, type AccountDay } from './collect-account-days.ts'
import { readAudience } from './collect-audience.ts'
import { collect, isReadable, keep } from './collect-figures.ts'
import { breathe } from '../planning/solve-beside.ts'
import { collectAgainMs, followersEveryMs, nextCollectionAt, nextLateCollectionAt } from './collection-times.ts'
import type { Past } from './read-past.ts'
import type { RollUps } from './roll-ups.ts'

export interface Measuring extends Disposable {
  /** Before `publishing.start()`, so that its entries have a handler. */
  start(): void
}

type Moved = Extract<DomainEvent, { kind: 'publication.changed' }>
const isOut = (event: DomainEvent): event is Moved =>
  event.kind === 'publication.changed' && event.to === 'published' && event.from !== 'published'
/** Who posted it by hand took it back. */
const isBack = (event: DomainEvent): event is Moved =>
  event.kind === 'publication.changed' && event.from === 'published' && event.to !== 'published'

const consumer = 'measuring'
const catchUpPage = 1000
/** So that a transaction keeps the loop for some milliseconds. */
const postsAtOnce = 50
const accountsAtOnce = 5

const nextOf = ({ elsewhere, publishedAt, stateSince }: Pick<PublicationRow, 'elsewhere' | 'publishedAt' | 'stateSince'>, now: number) =>
  (elsewhere === 1 ? nextLateCollectionAt : nextCollectionAt)(publishedAt ?? stateSince, now)

export const createMeasuring = (
  { engine, timer }: Pick<Publishing, 'engine' | 'timer'>,
  rollUps: RollUps,
  past: Pick<Past, 'connected' | 'capChanged'>,
): Measuring => {
  const { store, queue, logger, closing } = engine
  const accounts = createAccountReader(store)
  const audiences = createAudienceReader(store)
  const days = createAccountDayReader(store)
  const outbox = createOutboxReader(store)
  let last: Promise<void> = Promise.resolve()

  /** Its platform says nothing to a machine: its figures are imported. */
  const isSilent = (accountId: string): boolean => {
    const platform = engine.accountRows.account(accountId)?.platform
    return platform !== undefined && engine.assistedOn(platform) !== undefined
  }

  const countPost = (tx: WriteTx, event: DomainEvent): void => {
    if (event.kind !== 'publication.changed') return
    if (event.to === 'published' && event.from !== 'published') rollUps.wentOut(tx, event.publicationId)
    if (event.from === 'published' && event.to !== 'published') rollUps.cameBack(tx, event.publicationId)
  }

  /** What is newly out gets its first reading; an account that is connected, its followers read. */
  const plan = (tx: WriteTx, events: readonly CommittedEvent[]): void => {
    const linked = new Set<string>()
    for (const { event, at } of events) {
      countPost(tx, event)
      if (event.kind === 'figures.changed') linked.add(event.creatorId)
      if (event.kind === 'app.changed') past.capChanged(tx)
      // What a link brings between two readings is due to what carried it: this one does from now on.
      if (isOut(event) && rollUps.attribution.links.ofPublication(event.publicationId) !== undefined) linked.add(event.creatorId)
      if ('accountId' in event && isSilent(event.accountId)) continue
      if (isOut(event)) {
        const dueAt = nextCollectionAt(at, tx.now) ?? tx.now
        queue.add(tx, { dueAt, kind: 'figures', id: event.publicationId })
      }
      if (event.kind !== 'account.changed' || event.state !== 'connected') continue
      queue.add(tx, { dueAt: tx.now, kind: 'followers', id: event.accountId })
      past.connected(tx, event.accountId)
    }
    for (const creatorId of linked) rollUps.noteSubscribers(tx, creatorId)
    const end = events.at(-1)
    if (end) outbox.advance(tx, consumer, end.seq)
  }

  const isOfInterest = ({ event }: CommittedEvent): boolean =>
    isOut(event) ||
    isBack(event) ||
    event.kind === 'figures.changed' ||
    event.kind === 'app.changed' ||
    (event.kind === 'account.changed' && event.state === 'connected')

  const hear = (events: readonly CommittedEvent[]): void => {
    if (closing.aborted) return
    if (events.some(({ event }) => event.kind === 'system.changed' || event.kind === 'past.changed')) tend()
    if (!events.some(isOfInterest)) return
    // Not kept now is made up for at the next start: the outbox remembers.
    store
      .writeSoon((tx) => plan(tx, events))
      .then(() => (rollUps.hasScoresDue() || !rollUps.isWhole()) && tend())
      .catch((error: unknown) => logger.warn({ err: error }, 'a first reading could not be planned yet'))
  }

  const catchUp = (): void => {
    for (;;) {
      const events = outbox.unread(consumer, catchUpPage)
      if (events.length === 0) return
      store.write((tx) => plan(tx, events))
    }
  }

  const ensureFollowers = (): void => {
    const connected = accounts.list(null).filter(({ state, id }) => state === 'connected' && !isSilent(id))
    if (connected.length === 0) return
    store.write((tx) => {
      for (const { id } of connected) {
        const latest = accounts.followers(id, tx.now - 2 * followersEveryMs).at(-1)?.at
        queue.add(tx, { dueAt: latest === undefined ? tx.now : latest + followersEveryMs, kind: 'followers', id })
      }
    })
  }

  const collectFigures = async (entries: readonly DueEntry[]): Promise<void> => {
    const found = entries.map((entry) => ({ entry, row: engine.publications.get(entry.id) }))
    const gone = found.flatMap(({ entry, row }) => (isReadable(row) ? [] : [entry]))
    if (gone.length > 0) {
      await store.writeSoon((tx) => {
        for (const entry of gone) queue.remove(tx, entry)
      })
    }
    const readable = found.flatMap(({ entry, row }) => (isReadable(row) ? [{ entry, row }] : []))
    for (const group of Map.groupBy(readable, ({ row }) => row.accountId).values()) await collectOfAccount(group)
  }

  const collectOfAccount = async (group: readonly { entry: DueEntry; row: Parameters<typeof collect>[1][number] }[]): Promise<void> => {
    try {
      const collected = await collect(
        engine,
        group.map(({ row }) => row),
        closing,
      )
      await store.writeSoon((tx) => {
        keep(tx, rollUps, store.ids, collected)
        for (const { entry, row } of group) move(tx, entry, nextOf(row, tx.now))
      })
      tend()
    } catch (error) {
      if (closing.aborted) return
      logger.warn({ err: error, accountId: group[0]?.row.accountId }, 'figures could not be read')
      const isShut = isAppError(error, 'REAUTH_REQUIRED', 'SPEND_CAP')
      await store.writeSoon((tx) => {
        for (const { entry, row } of group) {
          const next = nextOf(row, tx.now)
          // An account that waits for a person is not asked every quarter of an hour; past the last reading nothing is.
          move(tx, entry, next === null || isShut ? next : tx.now + collectAgainMs)
        }
      })
    }
  }

  const move = (tx: WriteTx, entry: DueEntry, to: number | null): void => {
    queue.remove(tx, entry)
    if (to !== null) queue.add(tx, { ...entry, dueAt: to })
  }

  const collectFollowers = async (entry: DueEntry): Promise<void> => {
    const row = accounts.get(entry.id)
    const latest = accounts.followers(entry.id, engine.clock.now() - followersEveryMs / 2).at(-1)
    // One that was read a moment ago, as connecting does, is read again a day after that.
    let next = row?.state === 'connected' && latest ? latest.at + followersEveryMs : null
    let followers: number | null = null
    let audience: AccountAudience | null = null
    let read: AccountDay[] = []
    if (row?.state === 'connected' && !latest) {
      try {
        const session = await engine.accounts.open(row.id, closing)
        const adapter = engine.adapterOf(row.platform)
        followers = (await adapter.profile(session, engine.io)).followers
        next = engine.clock.now() + followersEveryMs
        // The count is kept, whatever becomes of the places.
        audience = await readAudience(adapter, session, audiences, engine.io).catch((error: unknown) => {
          logger.warn({ err: error, accountId: row.id }, 'where followers are could not be read')
          return null
        })
        read = await readAccountDays(adapter, session, days, engine.io).catch((error: unknown) => {
          logger.warn({ err: error, accountId: row.id }, 'what the account as a whole was could not be read')
          return []
        })
      } catch (error) {
        if (closing.aborted) return
        logger.warn({ err: error, accountId: row.id }, 'followers could not be read')
        next = engine.clock.now() + (isAppError(error, 'SPEND_CAP') ? followersEveryMs : collectAgainMs)
      }
    }
    await store.writeSoon((tx) => {
      move(tx, entry, next)
      if (audience && row) rollUps.accounts.keepAudience(tx, row.id, audience)
      if (row) keepAccountDays(tx, row.id, read)
      if (followers === null || !row) return
      rollUps.accounts.keepFollowers(tx, row.id, followers)
      updateAccount(tx, row.id, { followers, checkedAt: tx.now })
    })
  }

  /** One after the other: nobody waits for them, and what is to be published goes first. */
  const inTurn = (task: () => Promise<void>): void => {
    last = timer.track(
      last.then(task).catch((error: unknown) => {
        if (!closing.aborted) logger.warn({ err: error }, 'a reading could not be kept')
      }),
    )
  }

  let isTended = false
  /** Brings roll-ups and scores up to date, a little at a time. */
  const tend = (): void => {
    if (isTended || closing.aborted) return
    isTended = true
    inTurn(async () => {
      isTended = false
      rollUps.followZone()
      while (!rollUps.isWhole() && !closing.aborted) {
        await store.writeSoon((tx) => rollUps.rebuild(tx, postsAtOnce))
        await breathe()
      }
      while (rollUps.hasScoresDue() && !closing.aborted) {
        await store.writeSoon((tx) => rollUps.score(tx, accountsAtOnce))
        await breathe()
      }
    })
  }

  timer.handle('figures', (entries) => inTurn(() => collectFigures(entries)))
  timer.handle('followers', (entries) =>
    inTurn(async () => {
      for (const entry of entries) await collectFollowers(entry)
    }),
  )
  let listening: Disposable | undefined

  return {
    start: () => {
      catchUp()
      ensureFollowers()
      tend()
      listening = store.onCommitted(hear)
    },
    [Symbol.dispose]: () => listening?.[Symbol.dispose](),
  }
}
