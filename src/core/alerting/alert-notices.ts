/**
 * Tells the desktop of alerts. Publications and accounts are told of as they happen (`desktop-notices.ts`), so they are not
 * said again here. What comes together is told together.
 */
import { alertSeverity, isNews } from '../../contract/alerts.ts'
import type { AlertKind } from '../../contract/alerts.ts'
import { alertText, escalatedText, manyAlertsText } from '../../contract/alert-text.ts'
import type { Language } from '../../contract/values.ts'
import type { Clock } from '../ports.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import type { AlertReader, ListedAlert } from '../store/alert-reader.ts'
import { alertPath } from './alert-link.ts'
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
}

const together = 2000
const namedAtMost = 3
const toldHere: readonly AlertKind[] = [
  'obligation.missing',
  'approval.waiting',
  'publication.not_posted',
  'publication.consent_refused',
  'platform.warning',
  'automation.near_cap',
  'figures.unusual',
  'spend.near_cap',
  'backup.trouble',
  'session.new_device',
  'rule.met',
  'ticket.news',
]

export const createAlertNotices = ({ clock, notifier, reader, agency }: Deps): AlertNotices => {
  const waiting = new Set<string>()
  let soon: Disposable | undefined

  const say = (group: readonly ListedAlert[], language: Language): void => {
    const [first] = group
    if (!first) return
    const lead = first.level === 2 ? `${escalatedText[language]}${language === 'fr' ? ' : ' : ': '}` : ''
    const { says, todo } = alertText(first, language, agency.get()?.zone)
    // What nobody saw to in time cannot wait either.
    const isUrgent = alertSeverity[first.kind] === 'urgent' || first.level === 2
    // News are for whom they were told to; what is wrong, whoever sits there may see to.
    const people = isNews(first.kind) ? { people: group.flatMap(({ told }) => told.flatMap((one) => one.people.map(({ id }) => id))) } : {}
    if (group.length === 1) return notifier.notify({ title: `${lead}${says}`, body: todo, link: alertPath(first), isUrgent, ...people })
    const names = [...new Set(group.flatMap(({ creatorName }) => creatorName ?? []))]
    notifier.notify({
      title: `${lead}${manyAlertsText(first.kind, group.length, language)}`,
      body: `${names.slice(0, namedAtMost).join(' · ')}${names.length > namedAtMost ? ' …' : ''}`,
      link: first.kind === 'approval.waiting' ? '/approvals' : first.kind === 'publication.not_posted' ? '/today' : '/alerts',
      isUrgent,
      ...people,
    })
  }

  const show = (): void => {
    soon?.[Symbol.dispose]()
    soon = undefined
    const language = agency.get()?.language === 'fr' ? 'fr' : 'en'
    // As they are now: what was seen to meanwhile is not said.
    const open = [...waiting]
      .flatMap((id) => reader.get(id) ?? [])
      .filter(({ resolvedAt, acknowledgedAt }) => (resolvedAt ?? acknowledgedAt) === null)
    waiting.clear()
    for (const group of Map.groupBy(open, ({ kind, level }) => `${kind} ${level}`).values()) say(group, language)
  }

  return {
    tell: (alertIds) => {
      for (const id of alertIds) {
        const row = reader.get(id)
        if (row && toldHere.includes(row.kind)) waiting.add(id)
      }
      if (waiting.size > 0) soon ??= clock.at(clock.now() + together, show)
    },
    [Symbol.dispose]: () => {
      if (soon) show()
    },
  }
}
