/** Whether words are said, without regard to case, accents and signs. Pure. */
import { foldText } from '../../fold-text.ts'

const plain = (text: string): string =>
  ` ${foldText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `

/** The first of them that is said, whole. */
export const wordIn = (text: string, words: readonly string[]): string | undefined => {
  const said = plain(text)
  return words.find((word) => {
    const wanted = plain(word)
    return wanted.trim() !== '' && said.includes(wanted)
  })
}

/** With which people say that they want no more, in French and English. Better one conversation left too early than one too many said. */
export const usualStopWords: readonly string[] = [
  'stop',
  'stoppe',
  'stopper',
  'stoppez',
  'arrête',
  'arrêtes',
  'arrêter',
  'arrêtez',
  'ça suffit',
  'désabonner',
  'désabonne',
  'désabonnez',
  'désinscrire',
  'désinscription',
  'désinscris',
  'laisse-moi',
  'laissez-moi',
  'fous-moi la paix',
  'foutez-moi la paix',
  'fiche-moi la paix',
  'plus de message',
  'plus de messages',
  'ne m’écris plus',
  'ne m’écrivez plus',
  'm’écris plus',
  'ne me contacte plus',
  'ne me contactez plus',
  'pas intéressé',
  'pas intéressée',
  'unsubscribe',
  'opt out',
  'optout',
  'leave me alone',
  'no more messages',
  'quit',
  'don’t message me',
  'do not message me',
  'dont message me',
  'don’t contact me',
  'do not contact me',
  'not interested',
  'go away',
  'remove me',
  'signaler',
  'spam',
]
