/**
 * Tells the desktop, once, what will not go on without a person: ready to be posted by hand, missed, refused for good, perhaps out, an account to
 * reconnect; to whoever is there and may see it, in their language. What happens together is told together: a start after a weekend must not open fifty notifications.
 */
import type { Language } from '../../contract/values.ts'
import type { CommittedEvent, DomainEvent } from '../events.ts'
import type { Clock } from '../ports.ts'
import type { AccountReader } from '../store/account-reader.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import type { PublicationReader, PublicationRow } from '../store/publication-reader.ts'
import type { Store } from '../store/store.ts'
import { isForDesktop, toldAtDesktop } from './desktop-people.ts'
import type { DesktopPerson } from './desktop-people.ts'
import type { QuietNotifier } from './quiet-notifier.ts'
import { noticeTexts } from './notice-texts.ts'
import type { NoticeKind } from './notice-texts.ts'

export interface DesktopNotices extends Disposable {
  /** Before what makes the events starts. */
  start(): void
}

interface Deps {
  store: Pick<Store, 'onCommitted'>
  clock: Pick<Clock, 'now' | 'at'>
  notifier: Pick<QuietNotifier, 'notify'>
  publications: Pick<PublicationReader, 'get'>
  accounts: Pick<AccountReader, 'get'>
  agency: AgencyReader
  atDesktop(): readonly DesktopPerson[]
}

const together = 2000
const namedAtMost = 3
const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** The account's own notice says it, or whoever stopped everything knows it. */
const saidOtherwise = new Set<string | null>(['REAUTH_REQUIRED', 'HELD'])

/** What may be lost by the hour; the rest waits for the end of somebody's quiet hours. */
const urgent: ReadonlySet<NoticeKind> = new Set(['account', 'failed', 'needs_person'])

/** What of an event may be worth telling, by id. Pure. */
const worthTelling = (event: DomainEvent): { kind: NoticeKind; id: string } | undefined => {
  if (event.kind === 'account.changed' && event.state === 'needs_reconnect') return { kind: 'account', id: event.accountId }
  if (event.kind === 'publication.by_hand') return { kind: 'ready', id: event.publicationId }
  if (event.kind !== 'publication.changed' || event.from === event.to) return undefined
  const { to, publicationId: id, failureCode } = event
  if (to === 'missed' && failureCode === 'REAUTH_REQUIRED') return undefined
  if (to === 'missed' || to === 'needs_person') return { kind: to, id }
  return to === 'failed' && !saidOtherwise.has(failureCode) ? { kind: 'failed', id } : undefined
}

const timeOf = ({ dueAt, zone }: PublicationRow, language: Language): string =>
  new Intl.DateTimeFormat(locales[language], { weekday: 'short', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(dueAt)

export const createDesktopNotices = ({ store, clock, notifier, publications, accounts, agency, atDesktop }: Deps): DesktopNotices => {
  const waiting = new Map<NoticeKind, Set<string>>()
  let soon: Disposable | undefined
  let listening: Disposable | undefined

  const handleOf = (accountId: string): string => accounts.get(accountId)?.handle ?? accountId

  /** Whom it is about, as it is now; nothing when that is over already. */
  const subjectOf = (kind: NoticeKind, id: string, language: Language): string | undefined => {
    if (kind === 'account') return accounts.get(id)?.state === 'needs_reconnect' ? handleOf(id) : undefined
    const row = publications.get(id)
    if (kind === 'ready')
      return row && row.readyAt !== null && row.handAt === null ? `${handleOf(row.accountId)}, ${timeOf(row, language)}` : undefined
    if (row?.state !== kind || row.nextAt !== null) return undefined
    return `${handleOf(row.accountId)}, ${timeOf(row, language)}`
  }

  const show = (kind: NoticeKind, ids: ReadonlySet<string>): void => {
    const people = atDesktop()
    const seen = [...ids].flatMap((id) => {
      const creatorId = (kind === 'account' ? accounts.get(id) : publications.get(id))?.creatorId
      return creatorId !== undefined && isForDesktop(people, { creatorId }) ? [{ id, creatorId }] : []
    })
    const [next] = seen
    if (!next) return
    const person = toldAtDesktop(people, next)
    const language = person?.language ?? (agency.get()?.language === 'fr' ? 'fr' : 'en')
    const about = seen.flatMap(({ id, creatorId }) => {
      const subject = subjectOf(kind, id, language)
      return subject === undefined ? [] : [{ id, subject, creatorId }]
    })
    const [first] = about
    if (!first) return
    const of = about.map(({ creatorId }) => ({ creatorId }))
    const { one, many, wayOut } = noticeTexts[language][kind]
    if (about.length === 1) {
      const link = person?.isModel ? '/notifications' : kind === 'account' ? '/accounts' : `/publications/${first.id}`
      return notifier.notify({ title: one, body: `${first.subject}. ${wayOut}`, link, isUrgent: urgent.has(kind), about: of })
    }
    const subjects = [...new Set(about.map(({ subject }) => subject))]
    const named = subjects.slice(0, namedAtMost).join(' · ')
    notifier.notify({
      title: many.replace('{{count}}', String(about.length)),
      body: subjects.length > namedAtMost ? `${named} …` : named,
      link: person?.isModel ? '/notifications' : kind === 'account' ? '/accounts' : '/today',
      isUrgent: urgent.has(kind),
      about: of,
    })
  }

  const tell = (): void => {
    soon?.[Symbol.dispose]()
    soon = undefined
    const all = [...waiting]
    waiting.clear()
    for (const [kind, ids] of all) show(kind, ids)
  }

  const hear = (events: readonly CommittedEvent[]): void => {
    for (const { event } of events) {
      const worth = worthTelling(event)
      if (!worth) continue
      waiting.set(worth.kind, (waiting.get(worth.kind) ?? new Set()).add(worth.id))
      soon ??= clock.at(clock.now() + together, tell)
    }
  }

  return {
    start: () => {
      listening = store.onCommitted(hear)
    },
    [Symbol.dispose]: () => {
      listening?.[Symbol.dispose]()
      tell()
    },
  }
}
