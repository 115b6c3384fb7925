/** What an e-mail of alerts says, in the reader's language. Pure. */
import { alertText, escalatedText } from '../../../contract/alert-text.ts'
import type { Language } from '../../../contract/values.ts'
import type { ListedAlert } from '../../store/alert-reader.ts'

const words: Record<Language, { many: string; foot: string; testSubject: string; test: string }> = {
  fr: {
    many: '{{count}} alertes',
    foot: 'Ouvrez Coulisse pour vous en occuper. Vous recevez ce message parce que vous l’avez demandé : Réglages › Mon compte.',
    testSubject: 'Essai : les alertes arriveront ici',
    test: 'Ce message vient de Coulisse. Le serveur d’envoi fonctionne.',
  },
  en: {
    many: '{{count}} alerts',
    foot: 'Open Coulisse to see to it. You get this message because you asked for it: Settings › My account.',
    testSubject: 'Test: alerts will arrive here',
    test: 'This message comes from Coulisse. The mail server works.',
  },
}

export const writeMail = (alerts: readonly ListedAlert[], language: Language): { subject: string; text: string } => {
  const { many, foot } = words[language]
  const said = alerts.map((alert) => {
    const { says, todo } = alertText(alert, language)
    const lead = alert.level === 2 ? `${escalatedText[language]}${language === 'fr' ? ' : ' : ': '}` : ''
    return { line: `${lead}${says}`, todo }
  })
  const [first] = said
  const subject = said.length === 1 && first ? first.line : many.replace('{{count}}', String(said.length))
  return { subject, text: `${said.map(({ line, todo }) => `${line}.\n${todo}`).join('\n\n')}\n\n${foot}\n` }
}

export const writeTestMail = (language: Language): { subject: string; text: string } => {
  const { testSubject, test } = words[language]
  return { subject: testSubject, text: `${test}\n` }
}
