/**
 * What an alert says, in both languages: what is wrong, and what to do about it. Data and one pure function; `{{…}}` are
 * the creator's name, the account's handle, the kind's noun, the day and the time, written out.
 */
import type { Alert, AlertKind } from './alerts.ts'
import type { PlanKind } from './plans.ts'
import { planKindNouns } from './plan-finding-text.ts'
import type { Language } from './values.ts'

export interface AlertText {
  /** One of them, without a full stop. */
  says: string
  todo: string
  /** `{{count}}` of them at once. */
  many: string
}

const fr: Record<AlertKind, AlertText> = {
  'obligation.missing': {
    says: '{{creator}} : il manque {{gap}} {{kind}} pour {{day}}',
    todo: 'Planifiez, ou allégez l’engagement.',
    many: '{{count}} engagements sans publication prévue',
  },
  'approval.waiting': {
    says: '{{creator}} : la publication de {{time}} attend toujours une approbation',
    todo: 'Approuvez-la ou refusez-la ; sans réponse, elle ne partira pas.',
    many: '{{count}} publications attendent une approbation',
  },
  'publication.failed': {
    says: '{{creator}} : la publication de {{time}} a été refusée ({{account}})',
    todo: 'Ouvrez-la pour voir pourquoi et que faire.',
    many: '{{count}} publications refusées',
  },
  'publication.needs_person': {
    says: '{{creator}} : la publication de {{time}} attend votre réponse ({{account}})',
    todo: 'Elle est peut-être en ligne : vérifiez sur la plateforme.',
    many: '{{count}} publications attendent votre réponse',
  },
  'publication.missed': {
    says: '{{creator}} : la publication de {{time}} a été manquée ({{account}})',
    todo: 'Décidez si elle part quand même.',
    many: '{{count}} publications manquées',
  },
  'publication.not_posted': {
    says: '{{creator}} : la publication de {{time}}, prête, n’est toujours pas publiée ({{account}})',
    todo: 'Publiez-la à la main et collez son lien, ou dites pourquoi elle ne paraîtra pas.',
    many: '{{count}} publications prêtes, toujours pas publiées',
  },
  'publication.consent_refused': {
    says: '{{creator}} : un média de la publication de {{time}} est refusé sur {{account}}',
    todo: 'Changez ce média ou annulez la publication : elle ne partira pas ainsi.',
    many: '{{count}} publications avec un média refusé',
  },
  'account.needs_reconnect': {
    says: '{{creator}} : le compte {{account}} est à reconnecter',
    todo: 'Reconnectez-le ; ce qui attend partira ensuite.',
    many: '{{count}} comptes à reconnecter',
  },
}

const en: typeof fr = {
  'obligation.missing': {
    says: '{{creator}}: {{gap}} {{kind}} missing for {{day}}',
    todo: 'Schedule something, or ease the commitment.',
    many: '{{count}} commitments with nothing scheduled',
  },
  'approval.waiting': {
    says: '{{creator}}: the publication of {{time}} still waits for approval',
    todo: 'Approve or veto it; without an answer it does not go out.',
    many: '{{count}} publications wait for approval',
  },
  'publication.failed': {
    says: '{{creator}}: the publication of {{time}} was refused ({{account}})',
    todo: 'Open it to see why, and what to do.',
    many: '{{count}} publications were refused',
  },
  'publication.needs_person': {
    says: '{{creator}}: the publication of {{time}} waits for your answer ({{account}})',
    todo: 'It may be out already: look on the platform.',
    many: '{{count}} publications wait for your answer',
  },
  'publication.missed': {
    says: '{{creator}}: the publication of {{time}} was missed ({{account}})',
    todo: 'Decide whether it still goes out.',
    many: '{{count}} publications were missed',
  },
  'publication.not_posted': {
    says: '{{creator}}: the publication of {{time}} is ready and still not posted ({{account}})',
    todo: 'Post it by hand and paste its link, or say why it will not go out.',
    many: '{{count}} publications ready and still not posted',
  },
  'publication.consent_refused': {
    says: '{{creator}}: a picture or video of the publication of {{time}} is refused on {{account}}',
    todo: 'Change it or cancel the publication: it does not go out like this.',
    many: '{{count}} publications with a refused picture or video',
  },
  'account.needs_reconnect': {
    says: '{{creator}}: the account {{account}} has to be reconnected',
    todo: 'Reconnect it; what waits goes out then.',
    many: '{{count}} accounts have to be reconnected',
  },
}

const texts: Record<Language, typeof fr> = { fr, en }
/** Said before an alert that nobody acknowledged in time. */
export const escalatedText: Record<Language, string> = { fr: 'Toujours sans réponse', en: 'Still nobody has seen to it' }

const locales: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }
type Told = Pick<Alert, 'kind' | 'creatorName' | 'accountHandle' | 'data'>

const write = (at: Date, timeZone: string, language: Language, how: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(locales[language], { ...how, timeZone }).format(at)

const dayOf = ({ date, per }: Alert['data'], language: Language): string => {
  const day = write(new Date(`${date}T12:00:00Z`), 'UTC', language, { weekday: 'long', day: 'numeric', month: 'long' })
  if (per !== 'week') return day
  return language === 'fr' ? `la semaine du ${day}` : `the week of ${day}`
}

export const alertText = (alert: Told, language: Language): Pick<AlertText, 'says' | 'todo'> => {
  const { data } = alert
  const { says, todo } = texts[language][alert.kind]
  const nouns = planKindNouns[language][data.kind as PlanKind] as (typeof planKindNouns)[Language][PlanKind] | undefined
  const values: Record<string, string> = {
    creator: alert.creatorName,
    account: alert.accountHandle ?? '',
    gap: String(data.gap ?? ''),
    kind: nouns?.[new Intl.PluralRules(language).select(Number(data.gap)) === 'one' ? 0 : 1] ?? '',
    day: data.date === undefined ? '' : dayOf(data, language),
    time:
      data.dueAt === undefined
        ? ''
        : write(new Date(data.dueAt), String(data.zone), language, { weekday: 'long', hour: '2-digit', minute: '2-digit' }),
  }
  return { says: says.replaceAll(/\{\{(\w+)\}\}/g, (_, field: string) => values[field] ?? ''), todo }
}

/** So many of a kind at once. */
export const manyAlertsText = (kind: AlertKind, count: number, language: Language): string =>
  texts[language][kind].many.replace('{{count}}', String(count))
