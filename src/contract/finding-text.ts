/**
 * What the doctor found, in words: what it is, and what to do about it (empty when nothing). Data only; the interface
 * and the command line fill in `{{field}}`, `{{bytes:field}}` and `{{field:one:many}}` (the figure and the word that agrees
 * with it) from the finding's data.
 */
import type { Language } from './values.ts'

export interface FindingText {
  says: string
  todo: string
}

const fr = {
  'store.sound': { says: 'Le fichier de données est sain ({{bytes:bytes}})', todo: '' },
  'store.none': {
    says: 'Aucune donnée ici ({{dir}})',
    todo: 'Vérifiez --data ; pour commencer une agence à cet endroit : coulisse serve --data {{dir}}',
  },
  'store.damaged': {
    says: 'Le fichier de données est endommagé ({{problems:anomalie:anomalies}} : {{first}})',
    todo: 'Quittez Coulisse et restaurez la dernière sauvegarde : coulisse restore FICHIER.',
  },
  'store.no_backup': { says: 'Aucune sauvegarde', todo: 'Faites-en une maintenant : coulisse backup, ou Réglages › Sauvegardes.' },
  'store.backup_old': {
    says: 'La dernière sauvegarde a {{days}} jours',
    todo: 'Faites-en une nouvelle : coulisse backup, ou Réglages › Sauvegardes.',
  },
  'store.history_cut': {
    says: 'Des lignes de l’historique manquent à partir de la ligne {{seq}} : le fichier a été modifié hors de Coulisse',
    todo: 'Comparez avec une sauvegarde et cherchez qui a accès à ce fichier. Ce constat reste affiché.',
  },
  'store.in_use': {
    says: 'Coulisse est ouverte sur ces données ({{holder}})',
    todo: '',
  },
  'store.newer': {
    says: 'Ces données viennent d’une version plus récente de Coulisse (format {{store}}, celui-ci lit jusqu’à {{code}})',
    todo: 'Mettez Coulisse à jour. Rien n’a été modifié.',
  },
  'store.unreadable': {
    says: 'Le fichier de données ne s’ouvre pas',
    todo: 'Restaurez la dernière sauvegarde : coulisse restore FICHIER. Le fichier a été laissé intact.',
  },
  'keychain.ready': { says: 'Le trousseau répond ; le coffre sera créé au premier démarrage', todo: '' },
  'keychain.answers': { says: 'Le trousseau répond', todo: '' },
  'keychain.open': { says: 'Le trousseau répond et le coffre est ouvert', todo: '' },
  'keychain.passphrase': { says: 'Le coffre est protégé par une phrase secrète, et ouvert', todo: '' },
  'keychain.passphrase_set': { says: 'Le coffre est protégé par une phrase secrète, que l’application demande à son ouverture', todo: '' },
  'keychain.passphrase_needed': {
    says: 'Le coffre attend sa phrase secrète',
    todo: 'Ouvrez l’application et saisissez-la ; les publications attendent jusque-là.',
  },
  'keychain.none_yet': {
    says: 'Aucun trousseau ne répond sur cette machine',
    todo: 'Déverrouillez-le ou installez-en un (Linux : gnome-keyring) ; sinon, choisissez une phrase secrète au premier démarrage.',
  },
  'keychain.unavailable': {
    says: 'Le trousseau ne répond pas : le coffre reste fermé',
    todo: 'Déverrouillez le trousseau du système, puis recommencez ; ou ouvrez le coffre avec un code de secours et protégez-le par une phrase secrète.',
  },
  'keychain.key_missing': {
    says: 'Le trousseau répond, mais ne contient pas la clé de ce coffre',
    todo: 'Ouvrez le coffre avec un code de secours : Coulisse y remettra une clé.',
  },
  'clock.agrees': { says: 'L’horloge est d’accord avec celle des plateformes', todo: '' },
  'clock.plausible': { says: 'L’horloge est plausible (aucune plateforme n’a pu la confirmer)', todo: '' },
  'clock.before_release': {
    says: 'L’horloge indique {{now}}, avant la sortie de Coulisse',
    todo: 'Réglez l’heure du système ; rien n’est publié à la bonne heure d’ici là.',
  },
  'clock.ahead': { says: 'L’horloge avance de {{seconds}} s sur {{service}}', todo: 'Activez le réglage automatique de l’heure.' },
  'clock.behind': { says: 'L’horloge retarde de {{seconds}} s sur {{service}}', todo: 'Activez le réglage automatique de l’heure.' },
  'clock.went_back': {
    says: 'L’horloge a reculé : des données portent une heure de {{minutes}} min dans le futur',
    todo: 'Vérifiez l’heure du système.',
  },
  'clock.disk_differs': {
    says: 'Le disque et l’horloge diffèrent de {{seconds}} s',
    todo: 'Normal sur un disque réseau ; sinon, vérifiez l’heure du système.',
  },
  'disk.room': { says: '{{bytes:freeBytes}} libres', todo: '' },
  'disk.tight': { says: 'Il ne reste que {{bytes:freeBytes}}', todo: 'Libérez de la place : une vidéo en demande deux fois sa taille.' },
  'disk.full': { says: 'Le disque est presque plein ({{bytes:freeBytes}})', todo: 'Libérez de la place ; Coulisse reprendra tout seul.' },
  'disk.read_only': {
    says: 'Impossible d’écrire dans {{dir}}',
    todo: 'Vérifiez les droits du dossier, ou choisissez-en un autre avec --data.',
  },
  'network.reachable': { says: '{{service}} répond ({{accounts:compte:comptes}})', todo: '' },
  'network.unreachable': {
    says: '{{service}} ne répond pas ({{accounts:compte:comptes}})',
    todo: 'Vérifiez l’état du service et un éventuel pare-feu ; Coulisse réessaie tout seul.',
  },
  'network.offline': {
    says: 'Pas de connexion à Internet (essayé : {{service}})',
    todo: 'Vérifiez le réseau ; ce qui est planifié partira au retour de la connexion.',
  },
  'network.no_accounts': {
    says: 'Aucun compte relié : rien à joindre',
    todo: 'Reliez un compte : Modèles › Comptes, ou coulisse connect.',
  },
} satisfies Record<string, FindingText>

const en: Record<keyof typeof fr, FindingText> = {
  'store.sound': { says: 'The data file is sound ({{bytes:bytes}})', todo: '' },
  'store.none': {
    says: 'There is no data here ({{dir}})',
    todo: 'Check --data; to begin an agency in that place: coulisse serve --data {{dir}}',
  },
  'store.damaged': {
    says: 'The data file is damaged ({{problems:problem:problems}}: {{first}})',
    todo: 'Quit Coulisse and restore the last backup: coulisse restore FILE.',
  },
  'store.no_backup': { says: 'There is no backup', todo: 'Make one now: coulisse backup, or Settings › Backups.' },
  'store.backup_old': { says: 'The last backup is {{days}} days old', todo: 'Make a new one: coulisse backup, or Settings › Backups.' },
  'store.history_cut': {
    says: 'Rows of the history are missing from row {{seq}} on: the file was changed outside Coulisse',
    todo: 'Compare it with a backup, and find out who has access to this file. This finding stays.',
  },
  'store.in_use': {
    says: 'Coulisse is open on this data ({{holder}})',
    todo: '',
  },
  'store.newer': {
    says: 'This data comes from a newer version of Coulisse (format {{store}}, this one reads up to {{code}})',
    todo: 'Update Coulisse. Nothing was changed.',
  },
  'store.unreadable': {
    says: 'The data file does not open',
    todo: 'Restore the last backup: coulisse restore FILE. The file was left untouched.',
  },
  'keychain.ready': { says: 'The keychain answers; the vault will be made at first run', todo: '' },
  'keychain.answers': { says: 'The keychain answers', todo: '' },
  'keychain.open': { says: 'The keychain answers and the vault is open', todo: '' },
  'keychain.passphrase': { says: 'The vault is protected by a passphrase, and open', todo: '' },
  'keychain.passphrase_set': { says: 'The vault is protected by a passphrase, which the application asks for when it opens', todo: '' },
  'keychain.passphrase_needed': {
    says: 'The vault is waiting for its passphrase',
    todo: 'Open the application and type it; publications wait until then.',
  },
  'keychain.none_yet': {
    says: 'No keychain answers on this machine',
    todo: 'Unlock it or install one (Linux: gnome-keyring); or else choose a passphrase at first run.',
  },
  'keychain.unavailable': {
    says: 'The keychain does not answer: the vault stays locked',
    todo: 'Unlock the system’s keychain, then try again; or open the vault with a recovery code and protect it by a passphrase.',
  },
  'keychain.key_missing': {
    says: 'The keychain answers, but does not hold the key of this vault',
    todo: 'Open the vault with a recovery code: Coulisse puts a key back.',
  },
  'clock.agrees': { says: 'The clock agrees with the platforms’', todo: '' },
  'clock.plausible': { says: 'The clock is plausible (no platform could confirm it)', todo: '' },
  'clock.before_release': {
    says: 'The clock says {{now}}, before Coulisse was released',
    todo: 'Set the system’s time; nothing goes out at the right time until then.',
  },
  'clock.ahead': { says: 'The clock is {{seconds}} s ahead of {{service}}', todo: 'Switch automatic time on.' },
  'clock.behind': { says: 'The clock is {{seconds}} s behind {{service}}', todo: 'Switch automatic time on.' },
  'clock.went_back': { says: 'The clock went back: some data carries a time {{minutes}} min ahead', todo: 'Check the system’s time.' },
  'clock.disk_differs': {
    says: 'Disk and clock differ by {{seconds}} s',
    todo: 'Normal on a network disk; otherwise check the system’s time.',
  },
  'disk.room': { says: '{{bytes:freeBytes}} free', todo: '' },
  'disk.tight': { says: 'Only {{bytes:freeBytes}} left', todo: 'Make room: a video needs twice its size.' },
  'disk.full': { says: 'The disk is nearly full ({{bytes:freeBytes}})', todo: 'Make room; Coulisse goes on by itself.' },
  'disk.read_only': { says: '{{dir}} cannot be written to', todo: 'Check the folder’s permissions, or choose another with --data.' },
  'network.reachable': { says: '{{service}} answers ({{accounts:account:accounts}})', todo: '' },
  'network.unreachable': {
    says: '{{service}} does not answer ({{accounts:account:accounts}})',
    todo: 'Check the service’s status and any firewall; Coulisse keeps trying.',
  },
  'network.offline': {
    says: 'No connection to the Internet (tried: {{service}})',
    todo: 'Check the network; what is scheduled goes out when the connection is back.',
  },
  'network.no_accounts': {
    says: 'No account is connected: nothing to reach',
    todo: 'Connect an account: Models › Accounts, or coulisse connect.',
  },
}

export const findingTexts: Record<Language, Record<string, FindingText>> = { fr, en }
