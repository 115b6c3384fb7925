/**
 * The desktop, left in peace: what comes while everybody who is signed in there wants quiet is held until the first of
 * them does not, and then told as one. What is urgent is told at once where one of them wants that.
 */
import type { DesktopQuiet } from '../../contract/alerts.ts'
import type { Language } from '../../contract/values.ts'
import type { Clock, Notifier } from '../ports.ts'
import { quietEnd } from './channels/quiet.ts'

export interface DesktopNotification {
  title: string
  body: string
  link?: string
  isUrgent: boolean
  /** Who is told; absent: whoever is at the desktop. */
  people?: readonly string[]
  /** What it is of: held for the end of quiet hours, it is told only where whoever is there by then may see all of it. Absent: anybody. */
  about?: readonly Whose[]
}

export interface QuietNotifier extends Disposable {
  notify(notification: DesktopNotification): void
}

/** What something is of: a creator (null: the agency), or one person alone. */
export interface Whose {
  creatorId: string | null
  userId?: string | null
}

/** Somebody at the desktop: when it says nothing to them, on their clock. */
export interface AtDesktop {
  userId: string
  quiet: DesktopQuiet | null
  zone: string
}

interface Deps {
  clock: Pick<Clock, 'now' | 'at'>
  notifier: Notifier
  atDesktop(): readonly AtDesktop[]
  language(): Language
  /** Whether whoever is there may be told of it. */
  mayTell(of: Whose): boolean
}

const later: Record<Language, { title: string; body: string }> = {
  fr: { title: 'Pendant vos heures calmes : {{count}} notifications', body: '{{titles}}' },
  en: { title: 'During your quiet hours: {{count}} notifications', body: '{{titles}}' },
}
const namedAtMost = 3

/** Those at the desktop whom it is for. Pure. */
const concerned = (there: readonly AtDesktop[], { people }: Pick<DesktopNotification, 'people'>): readonly AtDesktop[] =>
  people === undefined ? there : there.filter(({ userId }) => people.includes(userId))

/** When the first of them is to be told again; null: somebody is to be told now, or nobody is there to be left in peace. Pure. */
export const quietUntil = (people: readonly Pick<AtDesktop, 'quiet' | 'zone'>[], now: number, isUrgent: boolean): number | null => {
  const ends = people.map(({ quiet, zone }) => (quiet && isUrgent && quiet.urgent ? null : quietEnd(now, quiet, zone)))
  return ends.reduce<number | null>(
    (first, end) => (end === null || first === null ? null : Math.min(first, end)),
    ends.length > 0 ? Infinity : null,
  )
}

export const createQuietNotifier = ({ clock, notifier, atDesktop, language, mayTell }: Deps): QuietNotifier => {
  let held: DesktopNotification[] = []
  let waiting: Disposable | undefined

  const show = ({ title, body, link }: DesktopNotification): void => notifier.notify({ title, body, ...(link !== undefined && { link }) })

  const wait = (until: number): void => {
    waiting?.[Symbol.dispose]()
    waiting = clock.at(until, tell)
  }

  const tell = (): void => {
    waiting = undefined
    const there = atDesktop()
    // Whoever it was for may have left.
    const until = quietUntil(
      there.filter((one) => held.some((notification) => concerned([one], notification).length > 0)),
      clock.now(),
      false,
    )
    // Longer than it was: somebody changed it meanwhile.
    if (until !== null) return wait(until)
    const all = held.filter(({ about = [] }) => about.every(mayTell))
    held = []
    const [first] = all
    if (!first) return
    if (all.length === 1) return show(first)
    const { title, body } = later[language()]
    const titles = all.slice(0, namedAtMost).map((one) => one.title)
    notifier.notify({
      title: title.replace('{{count}}', String(all.length)),
      body: body.replace('{{titles}}', () => `${titles.join(' · ')}${all.length > namedAtMost ? ' …' : ''}`),
      link: '/alerts',
    })
  }

  return {
    notify: (notification) => {
      const there = atDesktop()
      const theirs = concerned(there, notification)
      // Somebody else sits there: it is in the application for whom it is for.
      if (there.length > 0 && theirs.length === 0) return
      const until = quietUntil(theirs, clock.now(), notification.isUrgent)
      if (until === null) return show(notification)
      held.push(notification)
      if (!waiting) wait(until)
    },
    [Symbol.dispose]: () => waiting?.[Symbol.dispose](),
  }
}
