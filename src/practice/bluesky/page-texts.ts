/** What the practice network's pages say, in the browser's language. */
import type { PracticeRequest } from '../http-server.ts'
import { inLanguageOf } from '../page-language.ts'

const fr = {
  language: 'fr',
  title: 'Réseau d’entraînement',
  lead: 'Un réseau pour s’exercer. Rien de ce qui s’y passe ne quitte cette machine.',
  others: [
    ['/x', 'X d’entraînement'],
    ['/tiktok', 'TikTok d’entraînement'],
    ['/instagram', 'Instagram d’entraînement'],
    ['/s3', 'Hébergement de médias d’entraînement'],
    ['/faults', 'Pannes à la demande'],
  ],
  accounts: 'Comptes Bluesky',
  none: 'Aucun compte encore.',
  posts: (count: number) => (count < 2 ? `${count} publication` : `${count} publications`),
  newAccount: 'Nouveau compte d’entraînement',
  newPassword: 'Nouveau mot de passe d’application',
  ready: 'Compte prêt à relier',
  howTo: 'Dans Coulisse : Comptes › Relier un compte, Bluesky, puis saisissez ces trois valeurs.',
  handle: 'Identifiant',
  appPassword: 'Mot de passe d’application',
  service: 'Serveur',
  shownOnce: 'Le mot de passe n’est affiché qu’ici : copiez-le maintenant, ou demandez-en un autre depuis la liste.',
  back: 'Retour à la liste',
  notFound: 'Introuvable',
  noAccount: 'Aucun compte de ce nom sur le réseau d’entraînement.',
  noPost: 'Aucune publication ici.',
  nothing: 'Rien de publié encore.',
  people: (followers: number, follows: number) => `<b>${followers}</b> abonnés · <b>${follows}</b> abonnements`,
  counts: (replies: number, reposts: number, likes: number) => `${replies} réponses · ${reposts} reposts · ${likes} j’aime`,
}

const en: typeof fr = {
  language: 'en',
  title: 'Practice network',
  lead: 'A network to practise on. Nothing here leaves this machine.',
  others: [
    ['/x', 'Practice X'],
    ['/tiktok', 'Practice TikTok'],
    ['/instagram', 'Practice Instagram'],
    ['/s3', 'Practice media host'],
    ['/faults', 'Faults on demand'],
  ],
  accounts: 'Bluesky accounts',
  none: 'No account yet.',
  posts: (count) => (count === 1 ? '1 post' : `${count} posts`),
  newAccount: 'New practice account',
  newPassword: 'New app password',
  ready: 'Account ready to be connected',
  howTo: 'In Coulisse: Accounts › Connect an account, Bluesky, then type these three values.',
  handle: 'Handle',
  appPassword: 'App password',
  service: 'Server',
  shownOnce: 'The password is shown here only: copy it now, or ask for another in the list.',
  back: 'Back to the list',
  notFound: 'Not found',
  noAccount: 'No such account on the practice network.',
  noPost: 'No such post.',
  nothing: 'Nothing posted yet.',
  people: (followers, follows) => `<b>${followers}</b> followers · <b>${follows}</b> following`,
  counts: (replies, reposts, likes) => `${replies} replies · ${reposts} reposts · ${likes} likes`,
}

export type PageTexts = typeof fr

export const textsFor = (request: Pick<PracticeRequest, 'headers'>): PageTexts => inLanguageOf(request, { fr, en })
