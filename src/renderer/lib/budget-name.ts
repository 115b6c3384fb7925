/** What an account's quotas are called. Core sends names (`writes_hour`); a server with limits of its own, `500_in_600s`. */
import type { Language } from '../../contract/values.ts'
import type { Format } from './format.ts'

/** The budget that stands for a platform's "not before then". */
export const refusedBudget = 'refused'

const names = {
  fr: {
    calls: 'Appels (1 h)',
    requests: 'Appels (5 min)',
    writes_hour: 'Écritures (1 h)',
    writes_day: 'Écritures (24 h)',
    uploads_day: 'Envois de fichiers (24 h)',
    sign_ins: 'Connexions (5 min)',
    sign_ins_day: 'Connexions (24 h)',
    posts: 'Publications (15 min)',
    posts_3h: 'Publications (3 h)',
    deletes: 'Suppressions (15 min)',
    reposts: 'Republications (15 min)',
    profile: 'Lectures du profil (15 min)',
    figures: 'Lectures de statistiques (15 min)',
    own_posts: 'Lectures de publications (15 min)',
    search: 'Recherches (15 min)',
    uploads: 'Envois de fichiers (15 min)',
    upload_status: 'Suivi des envois (15 min)',
    media_words: 'Descriptions de médias (15 min)',
    trends: 'Lectures de tendances (15 min)',
    posts_minute: 'Publications (1 min)',
    posts_day: 'Publications (24 h)',
    automated_hour: 'Actions automatiques (1 h)',
    automated_day: 'Actions automatiques (24 h)',
    automated_quiet: 'Heures calmes du marché',
    refused: 'Pause demandée par la plateforme',
  },
  en: {
    calls: 'Calls (1 h)',
    requests: 'Calls (5 min)',
    writes_hour: 'Writes (1 h)',
    writes_day: 'Writes (24 h)',
    uploads_day: 'Uploads (24 h)',
    sign_ins: 'Sign-ins (5 min)',
    sign_ins_day: 'Sign-ins (24 h)',
    posts: 'Posts (15 min)',
    posts_3h: 'Posts (3 h)',
    deletes: 'Deletions (15 min)',
    reposts: 'Reposts (15 min)',
    profile: 'Profile reads (15 min)',
    figures: 'Figure reads (15 min)',
    own_posts: 'Post reads (15 min)',
    search: 'Searches (15 min)',
    uploads: 'Uploads (15 min)',
    upload_status: 'Upload checks (15 min)',
    media_words: 'Media descriptions (15 min)',
    trends: 'Trend reads (15 min)',
    posts_minute: 'Posts (1 min)',
    posts_day: 'Posts (24 h)',
    automated_hour: 'Automatic acts (1 h)',
    automated_day: 'Automatic acts (24 h)',
    automated_quiet: 'Quiet hours of the market',
    refused: 'Pause asked for by the platform',
  },
} satisfies Record<Language, Record<string, string>>

const other = {
  fr: { window: (count: string, time: string) => `Quota de ${count} par ${time}`, plain: (count: string) => `Quota de ${count}` },
  en: { window: (count: string, time: string) => `Quota of ${count} in ${time}`, plain: (count: string) => `Quota of ${count}` },
} satisfies Record<Language, unknown>

type Known = keyof (typeof names)['en']
const isKnown = (name: string): name is Known => Object.hasOwn(names.en, name)

/** `null`: a name nobody has put into words. */
export const knownBudgetName = (name: string, language: Language, format: Format): string | null => {
  if (isKnown(name)) return names[language][name]
  const [, count, seconds] = /^(\d+)_in_(\d+|unknown)s$/.exec(name) ?? []
  if (count === undefined || seconds === undefined) return null
  const amount = format.number(Number(count))
  return seconds === 'unknown' ? other[language].plain(amount) : other[language].window(amount, format.duration(Number(seconds) * 1000))
}

export const budgetName = (name: string, language: Language, format: Format): string => knownBudgetName(name, language, format) ?? name
