/** What the practice X's pages say, in the browser's language. */
import type { PracticeRequest } from '../http-server.ts'
import { inLanguageOf } from '../page-language.ts'

const fr = {
  language: 'fr',
  title: 'X d’entraînement',
  lead: 'Un réseau pour s’exercer. Rien de ce qui s’y passe ne quitte cette machine.',
  accounts: 'Comptes',
  none: 'Aucun compte encore.',
  posts: (count: number) => (count < 2 ? `${count} publication` : `${count} publications`),
  newAccount: 'Nouveau compte d’entraînement',
  apps: 'Applications',
  appsLead:
    'Un compte donne son accord à une application : déclarez ici celle de votre agence, puis saisissez ces deux valeurs dans Coulisse.',
  redirects: 'Adresses de retour, une par ligne',
  newApp: 'Nouvelle application',
  clientId: 'Identifiant client',
  service: 'Serveur',
  consentTitle: (app: string) => `${app} veut accéder à votre compte`,
  consentLead: 'Cette application pourra :',
  allowAs: (name: string) => `Autoriser avec @${name}`,
  cancel: 'Annuler',
  wrongTitle: 'Un problème est survenu',
  wrong: 'Vous n’avez pas pu donner accès à l’application. Revenez en arrière et réessayez.',
  counts: (replies: number, reposts: number, likes: number, views: number) =>
    `${replies} réponses · ${reposts} reposts · ${likes} J’aime · ${views} vues`,
  followers: 'abonnés',
  reposted: 'a reposté',
  sensitive: 'Contenu sensible',
  ai: 'Fait avec l’IA',
  paid: 'Partenariat rémunéré',
  nothing: 'Rien de publié encore.',
  notFound: 'Introuvable sur le réseau d’entraînement.',
  back: 'Retour à la liste',
  scopes: {
    'tweet.read': 'lire vos posts',
    'tweet.write': 'publier et supprimer des posts pour vous',
    'users.read': 'lire votre profil',
    'media.write': 'envoyer des médias',
    'dm.read': 'lire vos messages privés',
    'dm.write': 'répondre à vos messages privés',
    'offline.access': 'rester connectée jusqu’à ce que vous retiriez l’accès',
  } as Record<string, string>,
}

const en: typeof fr = {
  language: 'en',
  title: 'Practice X',
  lead: 'A network to practise on. Nothing here leaves this machine.',
  accounts: 'Accounts',
  none: 'No account yet.',
  posts: (count) => (count === 1 ? '1 post' : `${count} posts`),
  newAccount: 'New practice account',
  apps: 'Applications',
  appsLead: 'An account consents to an application: register your agency’s here, then type these two values in Coulisse.',
  redirects: 'Callback addresses, one a line',
  newApp: 'New application',
  clientId: 'Client ID',
  service: 'Server',
  consentTitle: (app) => `${app} wants to access your account`,
  consentLead: 'This application will be able to:',
  allowAs: (name) => `Authorize as @${name}`,
  cancel: 'Cancel',
  wrongTitle: 'Something went wrong',
  wrong: 'You weren’t able to give access to the App. Go back and try again.',
  counts: (replies, reposts, likes, views) => `${replies} replies · ${reposts} reposts · ${likes} likes · ${views} views`,
  followers: 'followers',
  reposted: 'reposted',
  sensitive: 'Sensitive content',
  ai: 'Made with AI',
  paid: 'Paid partnership',
  nothing: 'Nothing posted yet.',
  notFound: 'Not found on the practice network.',
  back: 'Back to the list',
  scopes: {
    'tweet.read': 'read your posts',
    'tweet.write': 'post and delete posts for you',
    'users.read': 'read your profile',
    'media.write': 'upload media',
    'dm.read': 'read your private messages',
    'dm.write': 'answer your private messages',
    'offline.access': 'stay connected until you take the access back',
  },
}

export type XTexts = typeof fr

export const textsFor = (request: Pick<PracticeRequest, 'headers'>): XTexts => inLanguageOf(request, { fr, en })
