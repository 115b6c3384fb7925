/** What the demo says, in both languages. */
import type { Publication } from '../../contract/publications.ts'
import type { Language } from '../../contract/values.ts'
import type { Balance } from './count-week.ts'

interface DemoTexts {
  keychain: string
  agency: string
  imported(posts: number, publications: number): string
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

const fr: DemoTexts = {
  keychain: 'Le coffre de l’essai utilise un trousseau en mémoire, oublié à la fin ; le vôtre utilise celui du système.',
  agency: 'Agence, trois modèles et leurs comptes créés sur le réseau d’entraînement.',
  imported: (posts, publications) =>
    `Import de posts.csv : ${posts} contenus avec images, ${publications} publications planifiées sur une semaine.`,
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
  balance: ({ planned, published, failed, ambiguous, missed, duplicates, lost }, seconds) => [
    `${planned} prévues · ${published} publiées · ${failed} en échec · ${ambiguous} incertaines · ${missed} manquées`,
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
  agency: 'Agency, three models and their accounts made on the practice network.',
  imported: (posts, publications) => `posts.csv imported: ${posts} posts with images, ${publications} publications scheduled over a week.`,
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
  balance: ({ planned, published, failed, ambiguous, missed, duplicates, lost }, seconds) => [
    `${planned} planned · ${published} published · ${failed} failed · ${ambiguous} ambiguous · ${missed} missed`,
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
