/** What a browser shows when it has come back from a platform's page of consent. */
import type { Language } from '../../contract/values.ts'

interface ReturnText {
  title: string
  text: string
}

const of: Record<Language, { agreed: ReturnText; refused: ReturnText }> = {
  fr: {
    agreed: { title: 'C’est fait', text: 'Revenez à Coulisse : la connexion s’y termine. Vous pouvez fermer cette page.' },
    refused: { title: 'Rien n’a été connecté', text: 'La plateforme n’a pas donné l’accord. Revenez à Coulisse pour recommencer.' },
  },
  en: {
    agreed: { title: 'Done', text: 'Go back to Coulisse: the connection ends there. You may close this page.' },
    refused: { title: 'Nothing was connected', text: 'The platform gave no consent. Go back to Coulisse to try again.' },
  },
}

export const returnTexts = {
  ...of,
  /** Of nobody known, so in both languages. */
  unknown: {
    title: 'Coulisse',
    text: 'Cette demande est terminée ou a expiré : recommencez dans Coulisse. · This request is over or has run out: start again in Coulisse.',
  },
}
