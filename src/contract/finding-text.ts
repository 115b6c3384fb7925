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
  'account.answers': { says: 'La plateforme reconnaît @{{handle}}', todo: '' },
  'account.by_hand': { says: 'On y publie à la main : il n’y a rien à examiner chez la plateforme', todo: '' },
  'account.disconnected': { says: 'Ce compte n’est plus connecté', todo: 'Cliquez sur « Reconnecter ».' },
  'account.grant_over': {
    says: 'La plateforme ne reconnaît plus cet accès : il a été retiré, ou il est trop vieux',
    todo: 'Cliquez sur « Reconnecter » ; ce qui est planifié attend et partira ensuite.',
  },
  'account.rejected': {
    says: 'La plateforme refuse de répondre pour ce compte : {{reason}}',
    todo: 'Ouvrez son profil dans un navigateur, faites ce que la plateforme demande, puis examinez de nouveau.',
  },
  'account.asked_to_wait': {
    says: 'La plateforme demande d’attendre avant de répondre de nouveau pour ce compte',
    todo: 'Rien à faire : il reste connecté. Examinez de nouveau dans quelques minutes.',
  },
  'account.offline': {
    says: 'Pas de connexion à Internet : la plateforme n’a pu être jointe',
    todo: 'Vérifiez le réseau ; le compte reste connecté, et ce qui attend partira au retour de la connexion.',
  },
  'account.spend_cap': {
    says: 'Ce qui reste du plafond du mois est gardé pour publier : la plateforme n’a pas été interrogée',
    todo: 'Relevez le plafond dans Réglages › Applications, ou attendez le mois prochain. Le compte reste connecté.',
  },
  'account.unanswered': {
    says: 'La plateforme n’a pas répondu pour ce compte',
    todo: 'Rien à faire : il reste connecté, et Coulisse réessaie. Examinez de nouveau dans quelques minutes.',
  },
  'application.there': { says: 'L’application « {{name}} » est là, avec ce qu’il faut de secret', todo: '' },
  'application.unaudited': {
    says: 'L’application « {{name}} » n’est pas notée comme validée par la plateforme : peu de comptes, et rien de public',
    todo: 'Demandez sa validation à la plateforme, puis notez-la dans Réglages › Applications.',
  },
  'application.gone': {
    says: 'L’application au nom de laquelle ce compte a consenti n’est plus notée ici',
    todo: 'Notez-la dans Réglages › Applications, puis cliquez sur « Reconnecter ».',
  },
  'callback.free': {
    says: 'Le navigateur peut revenir à Coulisse',
    todo: 'Chez la plateforme, ces adresses de retour doivent être enregistrées telles quelles : {{addresses}}',
  },
  'callback.taken': {
    says: 'Le navigateur ne peut revenir à aucune de ces adresses : {{addresses}}',
    todo: 'Fermez ce qui les occupe (souvent une autre Coulisse), ou collez l’adresse de la page d’arrivée.',
  },
  'callback.pasted': {
    says: 'Le navigateur arrivera à {{address}}, que l’on colle dans Coulisse',
    todo: 'Chez la plateforme, cette adresse de retour doit être enregistrée telle quelle.',
  },
  'kind.professional': { says: 'C’est un compte professionnel', todo: '' },
  'kind.public': { says: 'Le compte est public : tout le monde voit ce qu’il publie', todo: '' },
  'kind.personal': { says: 'C’est un compte personnel', todo: '' },
  'kind.private': {
    says: 'Le compte est privé : seuls ses abonnés voient ce qu’il publie',
    todo: 'Si ce n’est pas voulu : dans ses réglages de confidentialité, chez la plateforme, décochez « compte privé » ou « protégé ».',
  },
  'kind.not_private': {
    says: 'Le compte est public, et une application non validée ne publie que sur un compte privé',
    todo: 'Choisissez « brouillon » en publiant, rendez le compte privé chez la plateforme, ou faites valider l’application.',
  },
  'kind.not_professional': {
    says: 'C’est un compte personnel : la plateforme n’y laisse rien publier',
    todo: 'Dans son application : Paramètres › Type de compte et outils › Passer à un compte professionnel. Puis « Reconnecter ».',
  },
  'kind.professional_needed': {
    says: 'Seuls les comptes professionnels (entreprise ou créateur) peuvent être reliés',
    todo: 'Un compte personnel se change dans son application : Paramètres › Type de compte et outils › Passer à un compte professionnel.',
  },
  'scopes.to_allow': {
    says: 'Coulisse demandera ces autorisations : {{scopes}}',
    todo: 'Chez la plateforme, l’application doit y avoir droit ; sinon, la page de consentement les refuse.',
  },
  'scopes.given': { says: 'Tout ce que Coulisse demande a été accordé', todo: '' },
  'scopes.missing': {
    says: 'N’a pas été accordé : {{scopes}}',
    todo: 'Cliquez sur « Reconnecter » et laissez tout coché sur la page de la plateforme.',
  },
  'scopes.no_messages': {
    says: 'Les messages privés ne sont pas ouverts à Coulisse',
    todo: 'Pour les lire et y répondre, cliquez sur « Reconnecter » et accordez l’accès aux messages privés (sur Bluesky : un mot de passe d’application créé avec cet accès).',
  },
  'token.renewed': { says: 'L’accès se renouvelle de lui-même', todo: '' },
  'token.days_left': { says: 'L’accès se renouvelle de lui-même ; sans usage, il tient encore {{days:jour:jours}}', todo: '' },
  'token.ends_soon': {
    says: 'L’accès ne tient plus que {{days:jour:jours}} s’il n’est pas renouvelé',
    todo: 'Laissez Coulisse ouverte et en ligne ; sinon, cliquez sur « Reconnecter ».',
  },
  'token.final': {
    says: 'Cet accès a été collé et ne se renouvelle pas : il tient au plus {{days:jour:jours}}',
    todo: 'Cliquez sur « Reconnecter » et passez par la page de la plateforme, au nom d’une application : il se renouvellera de lui-même.',
  },
  'quota.left': { says: 'Il reste de quoi publier sur les quotas de la plateforme', todo: '' },
  'quota.not_told': { says: 'La plateforme n’a encore rien dit de ses quotas', todo: '' },
  'quota.used_up': {
    says: 'Le quota « {{name}} » est épuisé pour {{minutes:minute:minutes}}',
    todo: 'Rien à faire : ce qui attend partira ensuite.',
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
  'account.answers': { says: 'The platform knows @{{handle}}', todo: '' },
  'account.by_hand': { says: 'People post there by hand: there is nothing to examine with the platform', todo: '' },
  'account.disconnected': { says: 'This account is no longer connected', todo: 'Press “Reconnect”.' },
  'account.grant_over': {
    says: 'The platform no longer accepts this access: it was withdrawn, or is too old',
    todo: 'Press “Reconnect”; what is scheduled waits and goes out afterwards.',
  },
  'account.rejected': {
    says: 'The platform refuses to answer for this account: {{reason}}',
    todo: 'Open its profile in a browser, do what the platform asks, then examine again.',
  },
  'account.asked_to_wait': {
    says: 'The platform asks to wait before it answers for this account again',
    todo: 'Nothing to do: it stays connected. Examine again in a few minutes.',
  },
  'account.offline': {
    says: 'No connection to the internet: the platform could not be reached',
    todo: 'Check the network; the account stays connected, and what waits goes out when the connection is back.',
  },
  'account.spend_cap': {
    says: 'What is left of the month’s cap is kept for publishing: the platform was not asked',
    todo: 'Raise the cap in Settings › Applications, or wait for the next month. The account stays connected.',
  },
  'account.unanswered': {
    says: 'The platform did not answer for this account',
    todo: 'Nothing to do: it stays connected, and Coulisse tries again. Examine again in a few minutes.',
  },
  'application.there': { says: 'The application “{{name}}” is there, with the secret it needs', todo: '' },
  'application.unaudited': {
    says: 'The application “{{name}}” is not noted as approved by the platform: few accounts, and nothing public',
    todo: 'Ask the platform to approve it, then note that in Settings › Applications.',
  },
  'application.gone': {
    says: 'The application in whose name this account consented is no longer noted here',
    todo: 'Note it in Settings › Applications, then press “Reconnect”.',
  },
  'callback.free': {
    says: 'The browser can come back to Coulisse',
    todo: 'These return addresses have to be registered with the platform exactly as they are: {{addresses}}',
  },
  'callback.taken': {
    says: 'The browser can come back to none of these addresses: {{addresses}}',
    todo: 'Close what occupies them (often another Coulisse), or paste the address of the page you end on.',
  },
  'callback.pasted': {
    says: 'The browser will end on {{address}}, which is pasted into Coulisse',
    todo: 'This return address has to be registered with the platform exactly as it is.',
  },
  'kind.professional': { says: 'It is a professional account', todo: '' },
  'kind.public': { says: 'The account is public: everybody sees what it posts', todo: '' },
  'kind.personal': { says: 'It is a personal account', todo: '' },
  'kind.private': {
    says: 'The account is private: only its followers see what it posts',
    todo: 'If that is not wanted: in its privacy settings, at the platform, turn off “private account” or “protected”.',
  },
  'kind.not_private': {
    says: 'The account is public, and an application that is not audited posts on private accounts only',
    todo: 'Choose “draft” when posting, make the account private at the platform, or have the application audited.',
  },
  'kind.not_professional': {
    says: 'It is a personal account: the platform lets nothing be posted there',
    todo: 'In its app: Settings › Account type and tools › Switch to professional account. Then “Reconnect”.',
  },
  'kind.professional_needed': {
    says: 'Only professional accounts (business or creator) can be connected',
    todo: 'A personal account is changed in its app: Settings › Account type and tools › Switch to professional account.',
  },
  'scopes.to_allow': {
    says: 'Coulisse will ask for these permissions: {{scopes}}',
    todo: 'At the platform, the application must be entitled to them; otherwise the page of consent refuses.',
  },
  'scopes.given': { says: 'All that Coulisse asks for was granted', todo: '' },
  'scopes.missing': {
    says: 'Not granted: {{scopes}}',
    todo: 'Press “Reconnect” and leave everything ticked on the platform’s page.',
  },
  'scopes.no_messages': {
    says: 'Private messages are not open to Coulisse',
    todo: 'To read and answer them, click “Reconnect” and allow access to private messages (on Bluesky: an app password made with that access).',
  },
  'token.renewed': { says: 'The access renews itself', todo: '' },
  'token.days_left': { says: 'The access renews itself; unused, it lasts another {{days:day:days}}', todo: '' },
  'token.ends_soon': {
    says: 'The access lasts only {{days:day:days}} unless it is renewed',
    todo: 'Leave Coulisse open and online; else press “Reconnect”.',
  },
  'token.final': {
    says: 'This access was pasted and is not renewed: it lasts {{days:day:days}} at most',
    todo: 'Click “Reconnect” and go through the platform’s page, in the name of an application: it will then renew itself.',
  },
  'quota.left': { says: 'The platform’s quotas leave room to publish', todo: '' },
  'quota.not_told': { says: 'The platform has said nothing of its quotas yet', todo: '' },
  'quota.used_up': {
    says: 'The quota “{{name}}” is used up for {{minutes:minute:minutes}}',
    todo: 'Nothing to do: what waits goes out afterwards.',
  },
}

export const findingTexts: Record<Language, Record<string, FindingText>> = { fr, en }
