/** What the demo says, in both languages. */
import { planFindingText, planKindNouns } from '../../contract/plan-finding-text.ts'
import type { PlanKind } from '../../contract/plans.ts'
import { ruleTemplates } from '../../contract/rule-text.ts'
import type { Publication } from '../../contract/publications.ts'
import type { Language } from '../../contract/values.ts'
import { fill } from '../fill.ts'
import type { Balance } from './count-week.ts'
import type { Filled } from './fill-library.ts'
import type { CreatorPlanned } from './plan-creators.ts'

interface DemoTexts {
  keychain: string
  agency: string
  library(filled: Filled): string
  planned(creator: CreatorPlanned): string[]
  ahead: string
  rhythm(posts: number, within: number, of: number): string
  owed(kind: PlanKind, per: 'day' | 'week', met: number, of: number): string
  running: string
  kept(dir: string): string
  notEmpty(dir: string): string
  columns: readonly [string, string, string, string, string, string, string]
  states: Readonly<Partial<Record<Publication['state'], string>>>
  balance(balance: Balance, seconds: number): string[]
  open(url: string, network: string): string[]
  roles: Readonly<Record<'admin' | 'manager' | 'model', string>>
  goOn: string
}

/** What the plan came to, and each rule that could not be met with its way out. */
const plannedLines = ({ name, scheduled, left, findings, accounts, problems }: CreatorPlanned, language: Language): string[] => {
  const counts =
    language === 'fr'
      ? `${scheduled} publications planifiées${left > 0 ? `, ${left} à compléter à la main` : ''}`
      : `${scheduled} posts scheduled${left > 0 ? `, ${left} to be completed by hand` : ''}`
  const said = new Set([
    ...findings.map((finding) => {
      const { says, todo } = planFindingText(finding, language)
      const account = finding.accountId === null ? undefined : accounts.get(finding.accountId)
      return `    ${account ? `${account} · ` : ''}${says}. ${todo}`
    }),
    ...problems.map(({ rule, data }) => `    ${fill(ruleTemplates[language][rule] ?? rule, data, language)}`),
  ])
  return [`  ${name.padEnd(16)} ${counts}`, ...said]
}

const platformLines = (platforms: Balance['platforms'], published: string): string[] =>
  Object.entries(platforms).map(([name, counts]) => `  ${name.padEnd(12)} ${counts.published} / ${counts.planned} ${published}`)

const fr: DemoTexts = {
  keychain: 'Le coffre de l’essai utilise un trousseau en mémoire, oublié à la fin ; le vôtre utilise celui du système.',
  agency:
    'Agence, trois modèles, leurs comptes Bluesky, X, Instagram et TikTok créés sur le réseau d’entraînement, et leurs comptes OnlyFans, où une personne publie.',
  library: ({ pictures, reels, captions }) =>
    `Médiathèques remplies : ${pictures} photos, ${reels} vidéos courtes, ${captions} légendes avec variantes.`,
  planned: (creator) => plannedLines(creator, 'fr'),
  ahead: 'Les deux semaines à venir, d’après les mêmes plans :',
  rhythm: (posts, within, of) => `${posts} publications, ${within} sur ${of} dans les créneaux du plan`,
  owed: (kind, per, met, of) => `${planKindNouns.fr[kind][1]} dus : ${met} ${per === 'day' ? 'jours' : 'semaines'} sur ${of}`,
  running: 'La semaine passe en accéléré…',
  kept: (dir) => `Données de l’essai : ${dir}`,
  notEmpty: (dir) => `${dir} contient déjà des données ; l’essai en veut un dossier neuf.`,
  columns: ['prévu', 'modèle', 'compte', 'état', 'j’aime', 'réponses', 'preuve'],
  states: {
    published: 'publié',
    scheduled: 'planifié',
    failed: 'échec',
    missed: 'manqué',
    ambiguous: 'incertain',
    needs_person: 'à décider',
    cancelled: 'annulé',
    sending: 'en cours',
    processing: 'en cours',
  },
  balance: ({ planned, published, byHand, failed, ambiguous, missed, duplicates, lost, platforms }, seconds) => [
    ...platformLines(platforms, 'publiées'),
    `${planned} prévues · ${published} publiées, dont ${byHand} à la main · ${failed} en échec · ${ambiguous} incertaines · ${missed} manquées`,
    `Compté sur le réseau lui-même : ${duplicates} en double, ${lost} perdues. Durée : ${seconds} s.`,
  ],
  open: (url, network) => [
    `L’application est ouverte sur ces données : ${url}`,
    `Le réseau d’entraînement, pour voir les publications et y créer un compte à relier : ${network}`,
    'Liens de connexion, à usage unique :',
  ],
  roles: { admin: 'administratrice', manager: 'manager', model: 'modèle' },
  goOn: 'L’horloge suit maintenant l’heure réelle : une publication de Léa part dans deux minutes ; planifiez-en d’autres. Ctrl-C arrête tout.',
}

const en: DemoTexts = {
  keychain: 'The demo’s vault uses a keychain in memory, forgotten at the end; yours uses the system’s.',
  agency:
    'Agency, three models, their Bluesky, X, Instagram and TikTok accounts made on the practice network, and their OnlyFans accounts, where a person posts.',
  library: ({ pictures, reels, captions }) =>
    `Libraries filled: ${pictures} pictures, ${reels} short videos, ${captions} captions with alternatives.`,
  planned: (creator) => plannedLines(creator, 'en'),
  ahead: 'The two weeks to come, from the same plans:',
  rhythm: (posts, within, of) => `${posts} posts, ${within} of ${of} within the plan’s bands`,
  owed: (kind, per, met, of) => `${planKindNouns.en[kind][1]} owed: ${met} of ${of} ${per === 'day' ? 'days' : 'weeks'}`,
  running: 'The week passes on a fast clock…',
  kept: (dir) => `Data of the demo: ${dir}`,
  notEmpty: (dir) => `${dir} holds data already; the demo wants a new folder.`,
  columns: ['planned', 'model', 'account', 'state', 'likes', 'replies', 'proof'],
  states: {
    published: 'published',
    scheduled: 'scheduled',
    failed: 'failed',
    missed: 'missed',
    ambiguous: 'ambiguous',
    needs_person: 'to decide',
    cancelled: 'cancelled',
    sending: 'under way',
    processing: 'under way',
  },
  balance: ({ planned, published, byHand, failed, ambiguous, missed, duplicates, lost, platforms }, seconds) => [
    ...platformLines(platforms, 'published'),
    `${planned} planned · ${published} published, ${byHand} of them by hand · ${failed} failed · ${ambiguous} ambiguous · ${missed} missed`,
    `Counted on the network itself: ${duplicates} duplicates, ${lost} lost. It took ${seconds} s.`,
  ],
  open: (url, network) => [
    `The application is open on this data: ${url}`,
    `The practice network, to see the posts and to make an account of your own to connect: ${network}`,
    'Sign-in links, each for one use:',
  ],
  roles: { admin: 'admin', manager: 'manager', model: 'model' },
  goOn: 'The clock now follows real time: one of Léa’s posts goes out in two minutes; schedule others. Ctrl-C ends it all.',
}

export const demoTexts: Record<Language, DemoTexts> = { fr, en }
