/**
 * What an alert says, in both languages: what is wrong, and what to do about it. Data and one pure function; `{{…}}` are
 * the creator's name, the account's handle, the kind's noun, the day and the time, written out; figures, platforms and devices.
 */
import { agentName } from './agent-name.ts'
import type { Alert, AlertKind } from './alerts.ts'
import type { AutomatedAct } from './automation.ts'
import type { PlanKind } from './plans.ts'
import { planKindNouns } from './plan-finding-text.ts'
import { platformName } from './platform-name.ts'
import { isKnownRejection, otherRejection, rejectionText } from './rejection-text.ts'
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
  'publication.near_quota': {
    says: '{{creator}} : {{account}} approche de ce que {{platform}} laisse publier par jour ({{used}} sur {{max}})',
    todo: 'Ce qui dépasse attendra {{time}}. Déplacez ce qui doit partir avant, ou laissez.',
    many: '{{count}} comptes près de leur quota de publications du jour',
  },
  'account.needs_reconnect': {
    says: '{{creator}} : le compte {{account}} est à reconnecter',
    todo: 'Reconnectez-le ; ce qui attend partira ensuite.{{missed}}',
    many: '{{count}} comptes à reconnecter',
  },
  'platform.warning': {
    says: '{{creator}} : {{platform}} avertit ou restreint le compte {{account}}',
    todo: '{{reason}}',
    many: '{{count}} comptes avertis ou restreints par leur plateforme',
  },
  'automation.near_cap': {
    says: '{{creator}} : {{account}} approche de sa limite du jour ({{act}} : {{used}} sur {{max}})',
    todo: 'Ce qui dépasse attendra demain. Rien à faire, sauf si quelque chose doit partir à la main.',
    many: '{{count}} comptes près de leur limite du jour',
  },
  'figures.unusual': {
    says: '{{creator}} : {{metric}} {{change}} sur {{account}} ({{day}} : {{value}}, d’habitude {{usual}})',
    todo: 'Comparé à {{sample}} jours de ce même compte. Regardez les publications de ce jour.',
    many: '{{count}} comptes aux chiffres inhabituels',
  },
  'spend.near_cap': {
    says: '{{platform}} : « {{app}} » a dépensé {{percent}} % de son plafond du mois ({{cap}})',
    todo: 'Relevez le plafond dans les réglages, ou laissez : une fois atteint, ce qui coûte attend.',
    many: '{{count}} applications près de leur plafond du mois',
  },
  'backup.trouble': {
    says: '{{backup}}',
    todo: 'Ouvrez les sauvegardes dans les réglages, faites-en une, et vérifiez l’espace libre du disque.',
    many: '{{count}} ennuis de sauvegarde',
  },
  'session.new_device': {
    says: 'Nouvelle connexion au compte de {{person}} : {{device}}, {{time}}',
    todo: 'Si ce n’était pas {{person}} : déconnecter cet appareil et changer le mot de passe, dans Mon compte. Un admin peut aussi réinitialiser ce mot de passe dans Équipe : toutes les sessions de {{person}} se terminent.',
    many: '{{count}} connexions depuis de nouveaux appareils',
  },
  'rule.met': {
    says: '{{creator}} : {{met}}',
    todo: 'La règle « {{rule}} » vous prévient. Ouvrez-la pour voir tout ce qui l’a déclenchée.',
    many: '{{count}} règles ont quelque chose à vous dire',
  },
  'ticket.news': {
    says: '{{ticket}}',
    todo: 'Ouvrez le ticket pour lire et répondre.',
    many: '{{count}} tickets ont du nouveau',
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
  'publication.near_quota': {
    says: '{{creator}}: {{account}} is near what {{platform}} lets out in a day ({{used}} of {{max}})',
    todo: 'What is more waits until {{time}}. Move what has to go out before, or let it be.',
    many: '{{count}} accounts near their quota of publications of the day',
  },
  'account.needs_reconnect': {
    says: '{{creator}}: the account {{account}} has to be reconnected',
    todo: 'Reconnect it; what waits goes out then.{{missed}}',
    many: '{{count}} accounts have to be reconnected',
  },
  'platform.warning': {
    says: '{{creator}}: {{platform}} warns about or restricts the account {{account}}',
    todo: '{{reason}}',
    many: '{{count}} accounts warned or restricted by their platform',
  },
  'automation.near_cap': {
    says: '{{creator}}: {{account}} is near its limit of the day ({{act}}: {{used}} of {{max}})',
    todo: 'What is more waits until tomorrow. Nothing to do, unless something has to go out by hand.',
    many: '{{count}} accounts near their limit of the day',
  },
  'figures.unusual': {
    says: '{{creator}}: {{metric}} {{change}} on {{account}} ({{day}}: {{value}}, usually {{usual}})',
    todo: 'Compared with {{sample}} days of the same account. Look at what went out that day.',
    many: '{{count}} accounts with unusual figures',
  },
  'spend.near_cap': {
    says: '{{platform}}: “{{app}}” has spent {{percent}}% of its cap of the month ({{cap}})',
    todo: 'Raise the cap in the settings, or let it be: once it is reached, what costs waits.',
    many: '{{count}} applications near their cap of the month',
  },
  'backup.trouble': {
    says: '{{backup}}',
    todo: 'Open the backups in the settings, make one, and see that the disk has room.',
    many: '{{count}} troubles with backups',
  },
  'session.new_device': {
    says: 'New sign-in to {{person}}’s account: {{device}}, {{time}}',
    todo: 'If it was not {{person}}: sign that device out and change the password, under My account. An admin can reset that password too, under Team: all of {{person}}’s sessions end.',
    many: '{{count}} sign-ins from new devices',
  },
  'rule.met': {
    says: '{{creator}}: {{met}}',
    todo: 'The rule “{{rule}}” tells you. Open it to see all that set it off.',
    many: '{{count}} rules have something to tell you',
  },
  'ticket.news': {
    says: '{{ticket}}',
    todo: 'Open the ticket to read and answer.',
    many: '{{count}} tickets have news',
  },
}

const texts: Record<Language, typeof fr> = { fr, en }

interface Words {
  act: Record<AutomatedAct, string>
  metric: Record<string, string>
  change: Record<string, string>
  missed: (count: number) => string
  /** `{{time}}`: since when. */
  backup: Record<string, string>
  /** What a rule met: `{{author}}`, `{{account}}`, and how often before. */
  met: Record<string, string>
  before: Record<'one' | 'many', string>
  /** `{{title}}`, `{{person}}`. */
  ticket: Record<string, string>
  /** A sign-in to the reader's own account. */
  ownSignIn: Pick<AlertText, 'says' | 'todo'>
}

const words: Record<Language, Words> = {
  fr: {
    act: {
      answer_comment: 'réponses aux commentaires',
      answer_mention: 'réponses aux mentions',
      follow: 'abonnements',
      hide: 'commentaires masqués',
      like: 'mentions « j’aime »',
      message: 'messages',
      quote: 'citations',
      repost: 'republications',
      unasked_reply: 'réponses à qui n’a rien demandé',
    },
    metric: { views: 'vues', interactions: 'mentions « j’aime » et commentaires', followers: 'abonnés gagnés' },
    change: { drop: 'en forte baisse', rise: 'en forte hausse' },
    missed: (count) =>
      count === 1
        ? ' Une publication a été manquée pour cela : décidez alors si elle part quand même.'
        : ` ${count} publications ont été manquées pour cela : décidez alors si elles partent quand même.`,
    backup: {
      failed: 'Les sauvegardes échouent ; la dernière bonne date de {{time}}',
      late: 'Plus de sauvegarde depuis {{time}}',
      never: 'Les sauvegardes échouent, et il n’y en a aucune',
      none: 'Aucune sauvegarde depuis la création de l’agence, {{time}}',
    },
    met: {
      follower: '@{{author}} s’est abonné à {{account}}',
      said: '@{{author}} a écrit à {{account}}',
      message: '@{{author}} a écrit en privé à {{account}}',
      post: 'une publication sur {{account}} a déclenché « {{rule}} »',
    },
    before: { one: ', et une autre fois avant', many: ', et {{count}} autres fois avant' },
    ticket: {
      filed: '{{person}} signale un problème : « {{title}} »',
      assigned: '{{person}} vous a confié le ticket « {{title}} »',
      answered: '{{person}} a répondu au ticket « {{title}} »',
      closed: '{{person}} a clos votre ticket « {{title}} »',
    },
    ownSignIn: {
      says: 'Nouvelle connexion à votre compte : {{device}}, {{time}}',
      todo: 'Si ce n’était pas vous : déconnectez cet appareil et changez le mot de passe, dans Mon compte. Un admin peut aussi le réinitialiser : toutes vos sessions se terminent.',
    },
  },
  en: {
    act: {
      answer_comment: 'answers to comments',
      answer_mention: 'answers to mentions',
      follow: 'follows',
      hide: 'comments hidden',
      like: 'likes',
      message: 'messages',
      quote: 'quotes',
      repost: 'reposts',
      unasked_reply: 'replies to whoever asked nothing',
    },
    metric: { views: 'views', interactions: 'likes and comments', followers: 'followers gained' },
    change: { drop: 'far down', rise: 'far up' },
    missed: (count) =>
      count === 1
        ? ' A publication was missed for it: decide then whether it still goes out.'
        : ` ${count} publications were missed for it: decide then whether they still go out.`,
    backup: {
      failed: 'Backups fail; the last good one is of {{time}}',
      late: 'No backup since {{time}}',
      never: 'Backups fail, and there is none',
      none: 'No backup since the agency was made, {{time}}',
    },
    met: {
      follower: '@{{author}} began to follow {{account}}',
      said: '@{{author}} wrote to {{account}}',
      message: '@{{author}} sent {{account}} a private message',
      post: 'a post on {{account}} set off “{{rule}}”',
    },
    before: { one: ', and once more before', many: ', and {{count}} times more before' },
    ticket: {
      filed: '{{person}} reports a problem: “{{title}}”',
      assigned: '{{person}} gave you the ticket “{{title}}”',
      answered: '{{person}} answered the ticket “{{title}}”',
      closed: '{{person}} closed your ticket “{{title}}”',
    },
    ownSignIn: {
      says: 'New sign-in to your account: {{device}}, {{time}}',
      todo: 'If it was not you: sign that device out and change the password, under My account. An admin can reset it too: all your sessions end.',
    },
  },
}
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

/** With the day, for what is not of today. */
const momentOf = (at: string | number, zone: string, language: Language): string =>
  write(new Date(at), zone, language, { weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' })

const reasonOf = (reason: string, language: Language): string =>
  isKnownRejection(reason) ? rejectionText[language][reason] : otherRejection[language](reason)

/**
 * `zone`: the reader's, for instants that belong to no place; UTC where nobody said. `isOwn`: what concerns one person alone
 * concerns the reader.
 */
export const alertText = (alert: Told, language: Language, zone = 'UTC', isOwn = false): Pick<AlertText, 'says' | 'todo'> => {
  const { data } = alert
  const { says, todo } = isOwn && alert.kind === 'session.new_device' ? words[language].ownSignIn : texts[language][alert.kind]
  const { act, metric, change, missed, backup, met, before, ticket } = words[language]
  const nouns = planKindNouns[language][data.kind as PlanKind] as (typeof planKindNouns)[Language][PlanKind] | undefined
  const number = (value: string | number | undefined): string =>
    value === undefined ? '' : new Intl.NumberFormat(locales[language]).format(Number(value))
  const moment = data.at ?? data.since
  const momentText = moment === undefined ? '' : momentOf(moment, zone, language)
  /** Names are somebody's words: nothing in them is filled in. */
  const within = (text = ''): string =>
    text.replaceAll(/\{\{(\w+)\}\}/g, (_, field: string) =>
      field === 'account' ? (alert.accountHandle ?? '') : String(data[field === 'rule' ? 'name' : field] ?? ''),
    )
  const earlier = Number(data.times ?? 1) - 1
  const values: Record<string, string> = {
    creator: alert.creatorName ?? '',
    account: alert.accountHandle ?? '',
    gap: String(data.gap ?? ''),
    kind: nouns?.[new Intl.PluralRules(language).select(Number(data.gap)) === 'one' ? 0 : 1] ?? '',
    day: data.date === undefined ? '' : dayOf(data, language),
    time:
      data.dueAt === undefined
        ? momentText
        : write(new Date(data.dueAt), String(data.zone), language, { weekday: 'long', hour: '2-digit', minute: '2-digit' }),
    platform: data.platform === undefined ? '' : platformName(String(data.platform)),
    reason: data.reason === undefined ? '' : reasonOf(String(data.reason), language),
    act: act[data.act as AutomatedAct] ?? '',
    missed: data.missed === undefined ? '' : missed(Number(data.missed)),
    used: number(data.used),
    max: number(data.max),
    metric: metric[String(data.metric)] ?? '',
    change: change[String(data.direction)] ?? '',
    value: number(data.value),
    usual: number(data.usual),
    sample: number(data.sample),
    app: String(data.app ?? ''),
    percent: number(data.percent),
    cap:
      data.capUsd === undefined
        ? ''
        : new Intl.NumberFormat(locales[language], { style: 'currency', currency: 'USD' }).format(Number(data.capUsd)),
    backup: (backup[String(data.why)] ?? '').replace('{{time}}', momentText),
    // Whoever it goes up to reads it too: it names whose account it is.
    person: String(data.person ?? '…'),
    rule: String(data.name ?? ''),
    met: `${within(met[String(data.what)])}${earlier === 0 ? '' : before[earlier === 1 ? 'one' : 'many'].replace('{{count}}', number(earlier))}`,
    ticket: within(ticket[String(data.why)]),
    device: data.agent === undefined ? '' : agentName(String(data.agent)),
  }
  const fill = (text: string): string => text.replaceAll(/\{\{(\w+)\}\}/g, (_, field: string) => values[field] ?? '')
  return { says: fill(says), todo: fill(todo) }
}

/** So many of a kind at once. */
export const manyAlertsText = (kind: AlertKind, count: number, language: Language): string =>
  texts[language][kind].many.replace('{{count}}', String(count))
