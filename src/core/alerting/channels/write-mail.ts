/** What an e-mail of alerts says, in the reader's language. Pure. */
import { alertText, escalatedText } from '../../../contract/alert-text.ts'
import type { Language } from '../../../contract/values.ts'
import type { ListedAlert } from '../../store/alert-reader.ts'
import { alertLink } from '../alert-link.ts'

const words: Record<Language, { many: string; foot: string; open: string; testSubject: string; test: string }> = {
  fr: {
    many: '{{count}} alertes',
    open: 'Ouvrir : ',
    foot: 'Les liens s’ouvrent sur un ordinateur où l’application Coulisse de l’agence est installée. Vous recevez ce message parce que vous l’avez demandé : Réglages › Mon compte.',
    testSubject: 'Essai : les alertes arriveront ici',
    test: 'Ce message vient de Coulisse. Le serveur d’envoi fonctionne.',
  },
  en: {
    many: '{{count}} alerts',
    open: 'Open: ',
    foot: 'Links open on a computer that has the agency’s Coulisse application. You get this message because you asked for it: Settings › My account.',
    testSubject: 'Test: alerts will arrive here',
    test: 'This message comes from Coulisse. The mail server works.',
  },
}

/** `zone`: the reader's. */
export const writeMail = (alerts: readonly ListedAlert[], language: Language, zone: string): { subject: string; text: string } => {
  const { many, foot, open } = words[language]
  const said = alerts.map((alert) => {
    const { says, todo } = alertText(alert, language, zone)
    const lead = alert.level === 2 ? `${escalatedText[language]}${language === 'fr' ? ' : ' : ': '}` : ''
    return { line: `${lead}${says}`, todo, link: `${open}${alertLink(alert)}` }
  })
  const [first] = said
  const subject = said.length === 1 && first ? first.line : many.replace('{{count}}', String(said.length))
  return { subject, text: `${said.map(({ line, todo, link }) => `${line}.\n${todo}\n${link}`).join('\n\n')}\n\n${foot}\n` }
}

export const writeTestMail = (language: Language): { subject: string; text: string } => {
  const { testSubject, test } = words[language]
  return { subject: testSubject, text: `${test}\n` }
}
