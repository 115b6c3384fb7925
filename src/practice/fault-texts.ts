/** What the page of faults says, in the browser's language. */
import type { PracticeRequest } from './http-server.ts'
import { inLanguageOf } from './page-language.ts'

const fr = {
  language: 'fr',
  title: 'Pannes à la demande',
  lead: 'Ce qu’un vrai réseau fait subir à une application, au moment que vous choisissez : pour voir comment Coulisse s’en remet. Rien de ce qui se publie n’est perdu.',
  platform: 'Sur quel réseau',
  calls: 'Quels appels',
  anyCall: 'le prochain appel d’un compte',
  publishing: 'la prochaine publication',
  kind: 'Ce qui arrive',
  kinds: {
    slow: 'répond au bout de vingt secondes',
    busy: 'trop d’appels : revenez dans une minute (429)',
    down: 'en panne (503)',
    lost_answer: 'fait ce qui est demandé, et la réponse se perd',
    lost_request: 'la connexion se coupe avant',
    expired: 'l’accès du compte a expiré',
    revoked: 'l’accès du compte est retiré',
  },
  times: 'Combien de fois',
  act: 'Provoquer',
  waiting: 'En attente',
  none: 'Aucune panne en attente.',
  left: (count: number) => `${count} fois`,
  clear: 'Tout annuler',
  back: 'Retour au réseau d’entraînement',
}

const en: typeof fr = {
  language: 'en',
  title: 'Faults on demand',
  lead: 'What a real network does to an application, at the moment you choose: to see how Coulisse gets over it. Nothing that is being posted is lost.',
  platform: 'On which network',
  calls: 'Which calls',
  anyCall: 'an account’s next call',
  publishing: 'the next post',
  kind: 'What happens',
  kinds: {
    slow: 'answers after twenty seconds',
    busy: 'too many calls: come back in a minute (429)',
    down: 'out of order (503)',
    lost_answer: 'does what is asked, and the answer is lost',
    lost_request: 'the connection breaks before',
    expired: 'the account’s access has run out',
    revoked: 'the account’s access is withdrawn',
  },
  times: 'How often',
  act: 'Cause it',
  waiting: 'Waiting',
  none: 'No fault is waiting.',
  left: (count) => (count === 1 ? 'once' : `${count} times`),
  clear: 'Call all off',
  back: 'Back to the practice network',
}

export type FaultTexts = typeof fr
export type FaultKind = keyof FaultTexts['kinds']

export const faultTextsFor = (request: Pick<PracticeRequest, 'headers'>): FaultTexts => inLanguageOf(request, { fr, en })
