/** Why core cannot start and what to do, in both languages. */
import type { CoreFailure } from './core-messages.ts'
import type { ShellLanguage } from './shell-language.ts'

interface FailureText {
  why: string
  todo: string[]
}

interface FailurePageTexts {
  title: string
  safe: string
  whatToDo: string
  retry: string
  openLogs: string
  details: string
  otherLanguage: string
  byCode: Record<string, FailureText>
  otherwise: FailureText
}

const french: FailurePageTexts = {
  title: 'Coulisse ne peut pas démarrer',
  safe: 'Vos données sont restées telles quelles. Rien ne sera publié tant que Coulisse n’a pas redémarré.',
  whatToDo: 'Que faire',
  retry: 'Réessayer',
  openLogs: 'Ouvrir le dossier des journaux',
  details: 'Détails à joindre à une demande d’aide',
  otherLanguage: 'En français',
  byCode: {
    STORE_LOCKED: {
      why: 'Une autre instance de Coulisse utilise déjà ces données{holder}.',
      todo: [
        'Fermez l’autre fenêtre ou arrêtez la commande « coulisse serve ».',
        'Si elle vient de s’arrêter brutalement, attendez une minute, puis réessayez.',
      ],
    },
    STORE_NEWER: {
      why: 'Ces données ont été enregistrées par une version plus récente de Coulisse.',
      todo: ['Installez la dernière version de Coulisse, puis réessayez.'],
    },
    STORE_CORRUPT: {
      why: 'Le fichier des données est endommagé. Coulisse n’y a pas touché.',
      todo: ['Restaurez une sauvegarde : coulisse restore{backup}.', 'Conservez le fichier endommagé pour l’assistance.'],
    },
    DISK_FULL: { why: 'Il n’y a plus de place sur le disque.', todo: ['Libérez de l’espace, puis réessayez.'] },
    CORE_NOT_LOADED: {
      why: 'Le cœur de Coulisse n’a pas pu être chargé : un composant est absent ou refusé par ce système.',
      todo: ['Réinstallez Coulisse.', 'Vérifiez qu’un antivirus n’a pas mis un fichier en quarantaine.'],
    },
    CORE_STOPPED: {
      why: 'Le cœur de Coulisse s’est arrêté plusieurs fois de suite.',
      todo: ['Réessayez.', 'Si cela continue, redémarrez l’ordinateur et joignez les journaux à une demande d’aide.'],
    },
  },
  otherwise: {
    why: 'Une erreur inattendue a empêché le démarrage.',
    todo: ['Réessayez.', 'Si cela continue, joignez les journaux à une demande d’aide.'],
  },
}

const english: FailurePageTexts = {
  title: 'Coulisse cannot start',
  safe: 'Your data is as you left it. Nothing will be published until Coulisse has started again.',
  whatToDo: 'What to do',
  retry: 'Try again',
  openLogs: 'Open the log folder',
  details: 'Details to attach to a request for help',
  otherLanguage: 'In English',
  byCode: {
    STORE_LOCKED: {
      why: 'Another Coulisse is already using this data{holder}.',
      todo: ['Close the other window or stop the “coulisse serve” command.', 'If it has just ended abruptly, wait a minute and try again.'],
    },
    STORE_NEWER: {
      why: 'This data was saved by a newer version of Coulisse.',
      todo: ['Install the latest version of Coulisse, then try again.'],
    },
    STORE_CORRUPT: {
      why: 'The data file is damaged. Coulisse has not touched it.',
      todo: ['Restore a backup: coulisse restore{backup}.', 'Keep the damaged file for support.'],
    },
    DISK_FULL: { why: 'The disk is full.', todo: ['Free some space, then try again.'] },
    CORE_NOT_LOADED: {
      why: 'The heart of Coulisse could not be loaded: a component is missing or refused by this system.',
      todo: ['Install Coulisse again.', 'Check that an antivirus has not quarantined a file.'],
    },
    CORE_STOPPED: {
      why: 'The heart of Coulisse stopped several times in a row.',
      todo: ['Try again.', 'If it goes on, restart the computer and attach the logs to a request for help.'],
    },
  },
  otherwise: {
    why: 'An unexpected error kept Coulisse from starting.',
    todo: ['Try again.', 'If it goes on, attach the logs to a request for help.'],
  },
}

export const failurePageTexts: Record<ShellLanguage, FailurePageTexts> = { fr: french, en: english }

const named = (value: unknown, before: string, after = ''): string =>
  typeof value === 'string' && value !== '' ? `${before}${value}${after}` : ''

/** The text for a failure, with what is known of it put in. */
export const failureText = ({ code, data }: CoreFailure, language: ShellLanguage): FailureText => {
  const texts = failurePageTexts[language]
  const { why, todo } = Object.hasOwn(texts.byCode, code) ? (texts.byCode[code] ?? texts.otherwise) : texts.otherwise
  const fill = (text: string) =>
    text
      .replace('{holder}', () => named(data['holder'], ' (', named(data['address'], ', ') + ')'))
      .replace('{backup}', () => named(data['lastBackup'], ' '))
  return { why: fill(why), todo: todo.map(fill) }
}
