/**
 * Tells the desktop of alerts, to whoever is there and may see them, in their language. Publications and accounts are told of
 * as they happen (`desktop-notices.ts`), so that they are said here only when nobody has seen to them and they go up. What
 * comes together is told together.
 */
import { alertSeverity, isNews } from '../../contract/alerts.ts'
import type { AlertKind } from '../../contract/alerts.ts'
import { alertText, escalatedText, manyAlertsText } from '../../contract/alert-text.ts'
import type { Clock } from '../ports.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import type { AlertReader, ListedAlert } from '../store/alert-reader.ts'
import { alertPath } from './alert-link.ts'
import { isForDesktop, toldAtDesktop } from './desktop-people.ts'
import type { DesktopPerson } from './desktop-people.ts'
import type { QuietNotifier } from './quiet-notifier.ts'

export interface AlertNotices extends Disposable {
  /** Raised, come up again, or gone up: by id. */
  tell(alertIds: readonly string[]): void
}

interface Deps {
  clock: Pick<Clock, 'now' | 'at'>
  notifier: Pick<QuietNotifier, 'notify'>
  reader: Pick<AlertReader, 'get'>
  agency: AgencyReader
  atDesktop(): readonly DesktopPerson[]
}

const together = 2000
const namedAtMost = 3
/** Told as they happen; an account's trouble is told once, then and not with each of its publications. */
const toldOtherwise: ReadonlySet<AlertKind> = new Set([
  'publication.failed',
  'publication.needs_person',
  'publication.missed',
  'account.needs_reconnect',
])

export const createAlertNotices = ({ clock, notifier, reader, agency, atDesktop }: Deps): AlertNotices => {
  const waiting = new Set<string>()
  let soon: Disposable | undefined

  const say = (group: readonly ListedAlert[], person: DesktopPerson | undefined): void => {
    const [first] = group
    if (!first) return
    const language = person?.language ?? (agency.get()?.language === 'fr' ? 'fr' : 'en')
    // A model has pages of her own.
    const own = first.kind === 'approval.waiting' ? '/approvals' : '/notifications'
    const lead = first.level === 2 ? `${escalatedText[language]}${language === 'fr' ? ' : ' : ': '}` : ''
    const { says, todo } = alertText(first, language, agency.get()?.zone)
    // What nobody saw to in time cannot wait either.
    const isUrgent = alertSeverity[first.kind] === 'urgent' || first.level === 2
    // News are for whom they were told to; what is wrong, whoever sits there may see to.
    const people = isNews(first.kind) ? { people: group.flatMap(({ told }) => told.flatMap((one) => one.people.map(({ id }) => id))) } : {}
    const about = group.map(({ creatorId, userId }) => ({ creatorId, userId }))
    if (group.length === 1)
      return notifier.notify({
        title: `${lead}${says}`,
        body: todo,
        link: person?.isModel ? own : alertPath(first),
        isUrgent,
        about,
        ...people,
      })
    const names = [...new Set(group.flatMap(({ creatorName }) => creatorName ?? []))]
    notifier.notify({
      title: `${lead}${manyAlertsText(first.kind, group.length, language)}`,
      body: `${names.slice(0, namedAtMost).join(' · ')}${names.length > namedAtMost ? ' …' : ''}`,
      link: person?.isModel
        ? own
        : first.kind === 'approval.waiting'
          ? '/approvals'
          : first.kind === 'publication.not_posted'
            ? '/today'
            : '/alerts',
      isUrgent,
      about,
      ...people,
    })
  }

  const show = (): void => {
    soon?.[Symbol.dispose]()
    soon = undefined
    const people = atDesktop()
    // As they are now: what was seen to meanwhile is not said.
    const open = [...waiting]
      .flatMap((id) => reader.get(id) ?? [])
      .filter((row) => (row.resolvedAt ?? row.acknowledgedAt) === null && isForDesktop(people, row))
    waiting.clear()
    for (const group of Map.groupBy(open, ({ kind, level }) => `${kind} ${level}`).values())
      if (group[0]) say(group, toldAtDesktop(people, group[0]))
  }

  return {
    tell: (alertIds) => {
      for (const id of alertIds) {
        const row = reader.get(id)
        if (row && (row.level === 2 || !toldOtherwise.has(row.kind))) waiting.add(id)
      }
      if (waiting.size > 0) soon ??= clock.at(clock.now() + together, show)
    },
    [Symbol.dispose]: () => {
      if (soon) show()
    },
  }
}
