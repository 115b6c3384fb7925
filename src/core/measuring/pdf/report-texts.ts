/** Words of the report, in the language it is sent in. */
import type { Language } from '../../../contract/values.ts'

const fr = {
  title: 'Vos chiffres',
  period: (from: string, to: string): string => `Du ${from} au ${to}`,
  onDay: (day: string): string => `Le ${day}`,
  compared: (days: number, city: string): string =>
    `Heure de ${city}. ${days === 1 ? 'Comparé à la veille.' : `Comparé aux ${days} jours d’avant.`}`,
  figures: 'En bref',
  figure: {
    posts: 'Publications',
    views: 'Vues',
    likes: 'J’aime',
    comments: 'Commentaires',
    shares: 'Partages',
    engagementRate: 'Engagement',
    followers: 'Abonnés',
  },
  engagementFormula: 'Engagement : (j’aime + commentaires) ÷ vues, sur les publications dont les trois sont connus.',
  noBefore: 'rien avant',
  unknownBefore: 'inconnu avant',
  same: 'comme avant',
  more: (share: string): string => `${share} de plus`,
  less: (share: string): string => `${share} de moins`,
  platforms: 'Par plateforme',
  platform: 'Plateforme',
  best: 'Les meilleures publications',
  bestNote: 'Note sur 100 : chaque publication comparée à celles du même compte, au même âge.',
  noBest: 'Aucune publication de la période n’a encore de note.',
  score: (score: string): string => `Note ${score}`,
  noText: 'Sans texte',
  hours: 'Les meilleures heures',
  hoursNote: (least: number): string =>
    `Note moyenne des publications parues à cette heure, sur les mois que touche la période ; les heures d’au moins ${least} publications.`,
  hour: (day: string, hour: string, posts: number, score: string): string =>
    `${day}, ${hour} : ${score} (${posts} ${posts === 1 ? 'publication' : 'publications'})`,
  noHours: 'Pas encore assez de publications pour le dire.',
  followers: 'Abonnés',
  followersOld: (count: number, date: string): string =>
    count === 1
      ? `Dont un compte relevé pour la dernière fois le ${date}.`
      : `Dont ${count} comptes qui n’ont plus été relevés, depuis le ${date} au plus tôt.`,
  account: 'Compte',
  countries: 'Pays',
  unplaced: 'Pays inconnu',
  links: 'Liens de suivi',
  link: 'Lien',
  clicks: 'Clics',
  subscribers: 'Abonnés',
  revenue: 'Revenus',
  unattributed: 'Non attribué',
  total: 'Total',
  unknown: '— : inconnu. La plateforme ne donne pas ce chiffre, ou rien n’a encore été lu. Ce n’est pas zéro.',
  made: (date: string, agency: string): string => `Établi le ${date} par ${agency}`,
  page: (page: number, of: number): string => `${page} / ${of}`,
  file: (name: string, from: string, to: string): string => `chiffres-${name}-${from}-${to}.pdf`,
}

const en: typeof fr = {
  title: 'Your figures',
  period: (from, to) => `From ${from} to ${to}`,
  onDay: (day) => day,
  compared: (days, city) => `${city} time. Compared with ${days === 1 ? 'the day' : `the ${days} days`} before.`,
  figures: 'In short',
  figure: {
    posts: 'Posts',
    views: 'Views',
    likes: 'Likes',
    comments: 'Comments',
    shares: 'Shares',
    engagementRate: 'Engagement',
    followers: 'Followers',
  },
  engagementFormula: 'Engagement: (likes + comments) ÷ views, over the posts of which all three are known.',
  noBefore: 'nothing before',
  unknownBefore: 'unknown before',
  same: 'as before',
  more: (share) => `${share} more`,
  less: (share) => `${share} less`,
  platforms: 'By platform',
  platform: 'Platform',
  best: 'The best posts',
  bestNote: 'Score out of 100: each post compared with those of the same account at the same age.',
  noBest: 'No post of the period has a score yet.',
  score: (score) => `Score ${score}`,
  noText: 'Without text',
  hours: 'The best hours',
  hoursNote: (least) =>
    `Mean score of the posts that went out at that hour, over the months that the period touches; hours of at least ${least} posts.`,
  hour: (day, hour, posts, score) => `${day}, ${hour}: ${score} (${posts} ${posts === 1 ? 'post' : 'posts'})`,
  noHours: 'Too few posts yet to say.',
  followers: 'Followers',
  followersOld: (count, date) =>
    count === 1
      ? `One account of them was last read on ${date}.`
      : `${count} accounts of them were not read any more, from ${date} at the earliest.`,
  account: 'Account',
  countries: 'Countries',
  unplaced: 'Country unknown',
  links: 'Tracking links',
  link: 'Link',
  clicks: 'Clicks',
  subscribers: 'Subscribers',
  revenue: 'Revenue',
  unattributed: 'Unattributed',
  total: 'Total',
  unknown: '—: unknown. The platform does not give this figure, or nothing was read yet. It is not zero.',
  made: (date, agency) => `Drawn up on ${date} by ${agency}`,
  page: (page, of) => `${page} / ${of}`,
  file: (name, from, to) => `figures-${name}-${from}-${to}.pdf`,
}

export type ReportTexts = typeof fr
export const reportTexts: Readonly<Record<Language, ReportTexts>> = { fr, en }
