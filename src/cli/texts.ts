/** What the command line says, in both languages. */
import type { Language } from '../contract/values.ts'
import { fill } from './fill.ts'

const counted =
  (language: Language) =>
  (count: number, one: string, many: string): string =>
    fill(`{{count:${one}:${many}}}`, { count }, language)
const plural = counted('fr')
const pluralEn = counted('en')

const fr = {
  unexpected: 'Erreur imprévue',
  crashed: (logDir: string | undefined) =>
    [
      'Une erreur imprévue a arrêté Coulisse.',
      'Ce qui était enregistré le reste, et ce qui est planifié attend : relancez la commande.',
      ...(logDir === undefined ? [] : [`Si cela recommence, joignez ce fichier à une demande d’aide : ${logDir}/crashes.log`]),
    ].join('\n'),
  openAt: (address: string) => `Elle est ouverte ici : ${address}`,
  usage: `coulisse – le bureau d’une agence de création

Usage : coulisse COMMANDE [options]

  serve    [--port N]                  ouvre l’application dans un navigateur (127.0.0.1)
  demo     [--once] [--json]           une agence d’essai, une semaine en accéléré, sur un réseau d’entraînement
  import   FICHIER.csv [--dry-run] [--yes] [--json]
                                       importe des contenus ; images relatives au fichier
  import   --undo IMPORT               reprend un import tant que rien n’est en ligne
  library  add DOSSIER --creator NOM [--watch] [--json]
                                       ajoute images et vidéos d’un dossier ; --watch : aussi celles qui arrivent
  creators [--json]                    les modèles et leurs comptes
  connect  --creator NOM --platform P [--field NOM=VALEUR]
                                       relie un compte ; les secrets se saisissent ou viennent de l’entrée standard
  status   [--json]                    ce qui attend
  doctor   [--json]                    examine données, trousseau, horloge, disque, réseau
  backup                               copie les données, même pendant que Coulisse tourne
  restore  FICHIER [--yes]             remplace les données par une sauvegarde
  reset-access EMAIL [--port N] [--yes]
                                       redonne l’accès à une personne qui a tout perdu (mot de passe, application
                                       d’authentification, codes) ; demande le trousseau, la phrase secrète ou un code du coffre
  help, version

Options communes : --data DOSSIER (sinon COULISSE_DATA_DIR, sinon le dossier de l’application), --lang fr|en

Codes de sortie : 0 tout est fait · 1 échec, ou fait en partie · 2 mauvais usage · 3 données utilisées par une autre instance · 4 refusé par la personne`,
  unknownCommand: (name: string) => `Commande inconnue : ${name}. Voir : coulisse help`,
  needs: (what: string) => `Il manque ${what}. Voir : coulisse help`,
  badNumber: (name: string, value: string) => `${name} : « ${value} » n’est pas un nombre valable`,
  unknownOption: (name: string) => `Option inconnue : ${name}. Voir : coulisse help`,
  optionNeedsValue: (name: string) => `${name} attend une valeur. Voir : coulisse help`,
  optionTakesNoValue: (name: string) => `${name} ne prend pas de valeur. Voir : coulisse help`,
  optionNotOf: (name: string, command: string) => `${command} ne prend pas ${name}. Voir : coulisse help`,
  extraArgument: (argument: string, command: string) => `Argument en trop pour ${command} : « ${argument} ». Voir : coulisse help`,
  badImportId: (value: string) =>
    `« ${value} » n’est pas un import : son nom commence par imp_, comme coulisse import l’a affiché (aussi dans l’application : Importer › Imports précédents).`,

  noData: (dir: string) =>
    `Pas de données de Coulisse dans ${dir}. Vérifiez --data ; pour commencer une agence à cet endroit : coulisse serve --data ${dir}`,
  notAFolder: (dir: string) => `${dir} n’est pas un dossier. Donnez avec --data le dossier des données.`,
  noAccess: (dir: string, reason: string) =>
    `Impossible d’utiliser le dossier ${dir} (${reason}). Vérifiez ses droits, ou choisissez-en un autre avec --data.`,
  checkTheName: 'Vérifiez ce que vous avez saisi : cet élément n’existe pas, ou plus.',
  restoreWith: (file: string, dir: string) =>
    `Arrêtez Coulisse, puis restaurez la dernière sauvegarde : coulisse restore ${file} --data ${dir}\nLe fichier abîmé sera gardé. Pour en savoir plus : coulisse doctor --data ${dir}`,
  noBackupLeft: (dir: string) =>
    `Il n’y a pas de sauvegarde dans ${dir} : si vous en avez une ailleurs, coulisse restore FICHIER --data ${dir}. Gardez le fichier tel quel et ouvrez un ticket. Pour en savoir plus : coulisse doctor --data ${dir}`,
  cannotAsk: 'Personne à qui demander (pas de terminal) : ajoutez --yes.',
  declined: 'Rien n’a été fait.',
  yes: /^(o|oui|y|yes)$/i,
  no_agency: 'Aucune agence ici encore. Ouvrez l’application une première fois (coulisse serve) et suivez l’assistant.',

  serving: (url: string) => `Coulisse est ouverte : ${url}\nCtrl-C l’arrête.`,
  firstRun: 'Premier démarrage : ouvrez cette adresse pour créer votre agence.',
  vaultLocked: 'Le coffre attend sa phrase secrète : ouvrez l’adresse et saisissez-la ; les publications attendent jusque-là.',
  vaultKeychainLocked: 'Le coffre est fermé : le trousseau ne répond pas. Voir : coulisse doctor',
  notBuilt: 'L’interface n’est pas construite : npm run build. Seules les procédures répondent.',
  portTaken: (port: number) => `Le port ${port} est déjà pris : choisissez-en un autre avec --port, ou --port 0 pour un libre.`,
  ended: 'Coulisse est arrêtée.',
  lost: 'Une autre instance a pris ces données en charge ; celle-ci s’arrête.',

  line: (line: number) => `ligne ${line}`,
  error: 'erreur',
  warning: 'attention',
  duplicate: 'doublon',
  importCounts: (ready: number, duplicates: number, errors: number) =>
    `${plural(ready, 'ligne prête', 'lignes prêtes')}, ${plural(duplicates, 'doublon', 'doublons')}, ${plural(errors, 'ligne en erreur', 'lignes en erreur')}.`,
  importAsk: (ready: number, leftOut: number) =>
    `Importer ${plural(ready, 'ligne', 'lignes')}${leftOut > 0 ? ` et laisser ${leftOut} de côté` : ''} ? [o/N] `,
  importNothing: 'Rien à importer.',
  dryRun: 'Essai à blanc : rien n’a été enregistré.',
  imported: (posts: number, scheduled: number, awaiting: number, id: string) =>
    `Importé : ${plural(posts, 'contenu', 'contenus')}, ${plural(scheduled, 'publication planifiée', 'publications planifiées')}${awaiting > 0 ? `, ${plural(awaiting, 'publication en attente d’approbation', 'publications en attente d’approbation')}` : ''}.\nPour revenir en arrière : coulisse import --undo ${id}`,
  leftOut: (count: number) => `Laissé de côté : ${plural(count, 'ligne', 'lignes')}.`,
  undone: (posts: number) => `Import repris : ${plural(posts, 'contenu retiré', 'contenus retirés')}.`,
  fileUnreadable: (file: string) => `Fichier illisible : ${file}`,
  readAs: (encoding: string) => `Lu comme ${encoding} (le fichier n’est pas en UTF-8) : vérifiez les accents.`,
  outsideFolder: 'mène hors du dossier',

  checkNames: { store: 'données', keychain: 'coffre', clock: 'horloge', disk: 'disque', network: 'réseau' },
  checkStates: { ok: 'bien', warning: 'attention', failed: 'à régler' },

  backedUp: (file: string, size: string, media: number) =>
    `Sauvegarde faite : ${file} (${size})${media > 0 ? `\nAvec ${plural(media, 'image ou vidéo', 'images et vidéos')}, dans le dossier media à côté : copiez-le avec le fichier.` : ''}`,
  mediaDone: (done: number, total: number) => `Images et vidéos : ${done} sur ${total}`,
  mediaRestored: (count: number) => `Remises à leur place : ${plural(count, 'image ou vidéo', 'images et vidéos')}.`,
  mediaMissing: (count: number) => `Manquantes ou abîmées : ${plural(count, 'image ou vidéo', 'images et vidéos')}.`,
  restoreAsk: (dir: string) => `Remplacer les données de ${dir} par cette sauvegarde ? Ce qui est remplacé est gardé. [o/N] `,
  restoreAskNew: (dir: string) => `Il n’y a pas de données dans ${dir}. En créer à partir de cette sauvegarde ? [o/N] `,
  restored: (replaced: string) => `Restauré. L’ancien fichier est gardé : ${replaced}`,
  restoredNew: (dir: string) => `Restauré : données créées dans ${dir}, où il n’y en avait pas.`,
  noBackupFile: (file: string, known: readonly string[]) =>
    `Pas de sauvegarde de ce nom : ${file}\n${known.length === 0 ? 'Ce dossier de données n’en contient aucune.' : `Sauvegardes de ce dossier :\n${known.map((name) => `  · ${name}`).join('\n')}`}`,
  badBackupFile: (file: string, known: readonly string[]) =>
    `${file} n’est pas une sauvegarde de Coulisse, ou elle est abîmée. Rien n’a été changé.\n${known.length === 0 ? 'Choisissez-en une autre.' : `Choisissez-en une autre :\n${known.map((name) => `  · ${name}`).join('\n')}`}`,
  toDecide: (count: number) =>
    `${plural(count, 'publication dont l’heure est passée attend', 'publications dont l’heure est passée attendent')} votre décision : elles sont peut-être déjà en ligne.`,

  noCreator: (name: string) => `Aucun modèle nommé « ${name} »`,
  severalCreators: (name: string, names: string) => `Plusieurs modèles répondent à « ${name} » : ${names}`,
  whichPlatform: (known: string) => `Dites de quelle plateforme, avec --platform : ${known}`,
  noPlatform: (name: string, known: string) => `Plateforme inconnue : ${name} (connues : ${known})`,
  secretInArgs: (name: string) => `${name} est un secret : il se saisit, ou vient de l’entrée standard ; jamais en argument.`,
  unknownField: (name: string, known: string) => `Champ inconnu : ${name} (connus : ${known})`,
  passphrase: 'Phrase secrète du coffre : ',
  recoveryCode: 'Code de secours du coffre : ',
  resetAsk: (email: string) =>
    `Redonner l’accès à ${email} ? Son application d’authentification est désactivée et ses sessions sont fermées ; l’historique le note. [o/N] `,
  resetDone: (name: string, link: string, until: string, serve: string) =>
    `Lien pour ${name}, à usage unique, valable jusqu’au ${until} :\n${link}\nLancez d’abord ceci, et laissez-le tourner pendant que vous ouvrez le lien :\n${serve}\nSi ce port est déjà pris, donnez-en un autre (--port) et mettez le même dans le lien.`,
  platformSilent: (service: string) =>
    `Aucun serveur ne répond à ${service}. Vérifiez l’adresse et votre connexion ; si elles sont justes, le serveur est peut-être en panne.`,
  platformDoubts:
    'La plateforme ne reconnaît pas cet identifiant avec ce mot de passe, et ne dit pas lequel est faux. Vérifiez l’identifiant complet (lea.bsky.social) et recopiez le mot de passe d’application ; s’il a été retiré, créez-en un nouveau.',
  wrongPassphrase: 'Ce n’est pas la phrase secrète du coffre. Perdue ? Un code de secours du coffre l’ouvre dans l’application.',
  wrongVaultCode: 'Ce code n’ouvre pas le coffre : chaque code ne sert qu’une fois, et ce sont ceux du coffre. Essayez-en un autre.',
  connected: (handle: string, creator: string) => `${handle} est relié à ${creator}.`,
  followers: (count: number | null) => (count === null ? 'abonnés inconnus' : plural(count, 'abonné', 'abonnés')),
  noCreators: 'Aucun modèle.',
  folderWord: 'DOSSIER',
  libraryAdded: ({ added, lookAlikes, known, refused }: { added: number; lookAlikes: number; known: number; refused: number }) =>
    `${plural(added, 'média ajouté', 'médias ajoutés')} ${lookAlikes > 0 ? ` (dont ${plural(lookAlikes, 'presque identique', 'presque identiques')} à un autre)` : ''}, ${known} déjà là, ${plural(refused, 'refusé', 'refusés')}.`,
  libraryWatching: (folder: string) => `${folder} est surveillé ; Ctrl+C pour finir. Coulisse ne peut pas être ouverte en même temps.`,
  accountStates: { connected: 'relié', needs_reconnect: 'à reconnecter', disconnected: 'déconnecté' },
  nextAt: (at: string) => `prochaine publication ${at}`,
  statusLines: (
    queued: number,
    needPerson: number,
    nextAt: string | null,
    lastBackup: string | null,
    stop: { since: string; by: string } | null,
  ) => [
    `${plural(queued, 'publication en attente', 'publications en attente')}${nextAt ? `, la prochaine ${nextAt}` : ''}`,
    needPerson === 0 ? 'Rien n’attend de décision.' : `${plural(needPerson, 'publication attend', 'publications attendent')} une décision.`,
    ...(stop ? [`À l’arrêt depuis ${stop.since} (${stop.by}) : rien ne part.`] : []),
    lastBackup ? `Dernière sauvegarde : ${lastBackup}` : 'Aucune sauvegarde.',
  ],
} as const

type Texts = {
  readonly [K in keyof typeof fr]: (typeof fr)[K] extends (...args: infer A) => infer R
    ? (...args: A) => R extends readonly string[] ? readonly string[] : string
    : (typeof fr)[K] extends string
      ? string
      : (typeof fr)[K] extends RegExp
        ? RegExp
        : Readonly<Record<keyof (typeof fr)[K], string>>
}

const en: Texts = {
  unexpected: 'Unexpected failure',
  crashed: (logDir) =>
    [
      'An unexpected error stopped Coulisse.',
      'What was saved is still there, and what is scheduled waits: run the command again.',
      ...(logDir === undefined ? [] : [`If it happens again, attach this file to a request for help: ${logDir}/crashes.log`]),
    ].join('\n'),
  openAt: (address) => `It is open here: ${address}`,
  usage: `coulisse – the desk an agency runs its creators from

Usage: coulisse COMMAND [options]

  serve    [--port N]                  opens the application to a browser (127.0.0.1)
  demo     [--once] [--json]           a practice agency, one week on a fast clock, on a practice network
  import   FILE.csv [--dry-run] [--yes] [--json]
                                       imports posts; images relative to the file
  import   --undo IMPORT               takes an import back while nothing of it is out
  library  add FOLDER --creator NAME [--watch] [--json]
                                       adds a folder’s images and videos; --watch: also those that come
  creators [--json]                    models and their accounts
  connect  --creator NAME --platform P [--field NAME=VALUE]
                                       connects an account; secrets are typed or come from standard input
  status   [--json]                    what is waiting
  doctor   [--json]                    examines data, keychain, clock, disk, network
  backup                               copies the data, also while Coulisse runs
  restore  FILE [--yes]                replaces the data by a backup
  reset-access EMAIL [--port N] [--yes]
                                       a way back in for somebody who lost password, authenticator and codes; asks for
                                       the vault’s keychain, passphrase or a recovery code
  help, version

Common options: --data DIR (or COULISSE_DATA_DIR, or the application's folder), --lang fr|en

Exit codes: 0 all done · 1 failed, or done in part · 2 not called right · 3 data in use by another Coulisse · 4 the person said no`,
  unknownCommand: (name) => `Unknown command: ${name}. See: coulisse help`,
  needs: (what) => `${what} is missing. See: coulisse help`,
  badNumber: (name, value) => `${name}: “${value}” is not a valid number`,
  unknownOption: (name) => `Unknown option: ${name}. See: coulisse help`,
  optionNeedsValue: (name) => `${name} wants a value. See: coulisse help`,
  optionTakesNoValue: (name) => `${name} takes no value. See: coulisse help`,
  optionNotOf: (name, command) => `${command} does not take ${name}. See: coulisse help`,
  extraArgument: (argument, command) => `One argument too many for ${command}: “${argument}”. See: coulisse help`,
  badImportId: (value) =>
    `“${value}” is no import: its name begins with imp_, as coulisse import has shown it (also in the application: Import › Former imports).`,

  noData: (dir) => `There is no data of Coulisse in ${dir}. Check --data; to begin an agency in that place: coulisse serve --data ${dir}`,
  notAFolder: (dir) => `${dir} is not a folder. Give the data folder with --data.`,
  noAccess: (dir, reason) => `The folder ${dir} cannot be used (${reason}). Check its permissions, or choose another with --data.`,
  checkTheName: 'Check what you typed: there is no such thing, or not any more.',
  restoreWith: (file, dir) =>
    `End Coulisse, then restore the last backup: coulisse restore ${file} --data ${dir}\nThe damaged file is kept. To learn more: coulisse doctor --data ${dir}`,
  noBackupLeft: (dir) =>
    `There is no backup in ${dir}: if you have one elsewhere, coulisse restore FILE --data ${dir}. Keep the file as it is and open a ticket. To learn more: coulisse doctor --data ${dir}`,
  cannotAsk: 'Nobody to ask (no terminal): add --yes.',
  declined: 'Nothing was done.',
  yes: /^(y|yes|o|oui)$/i,
  no_agency: 'There is no agency here yet. Open the application once (coulisse serve) and follow the wizard.',

  serving: (url) => `Coulisse is open: ${url}\nCtrl-C ends it.`,
  firstRun: 'First run: open this address to create your agency.',
  vaultLocked: 'The vault is waiting for its passphrase: open the address and type it; publications wait until then.',
  vaultKeychainLocked: 'The vault is locked: the keychain does not answer. See: coulisse doctor',
  notBuilt: 'The interface is not built: npm run build. Only procedures answer.',
  portTaken: (port) => `Port ${port} is taken: choose another with --port, or --port 0 for a free one.`,
  ended: 'Coulisse has ended.',
  lost: 'Another Coulisse has taken this data over; this one ends.',

  line: (line) => `line ${line}`,
  error: 'error',
  warning: 'warning',
  duplicate: 'duplicate',
  importCounts: (ready, duplicates, errors) =>
    `${pluralEn(ready, 'row', 'rows')} ready, ${pluralEn(duplicates, 'duplicate', 'duplicates')}, ${pluralEn(errors, 'row', 'rows')} in error.`,
  importAsk: (ready, leftOut) => `Import ${pluralEn(ready, 'row', 'rows')}${leftOut > 0 ? ` and leave ${leftOut} out` : ''}? [y/N] `,
  importNothing: 'Nothing to import.',
  dryRun: 'Dry run: nothing was saved.',
  imported: (posts, scheduled, awaiting, id) =>
    `Imported: ${pluralEn(posts, 'post', 'posts')}, ${pluralEn(scheduled, 'publication', 'publications')} scheduled${awaiting > 0 ? `, ${pluralEn(awaiting, 'publication', 'publications')} waiting for approval` : ''}.\nTo take it back: coulisse import --undo ${id}`,
  leftOut: (count) => `Left out: ${pluralEn(count, 'row', 'rows')}.`,
  undone: (posts) => `Import taken back: ${pluralEn(posts, 'post', 'posts')} removed.`,
  fileUnreadable: (file) => `File cannot be read: ${file}`,
  readAs: (encoding) => `Read as ${encoding} (the file is not UTF-8): check the accents.`,
  outsideFolder: 'leads out of the folder',

  checkNames: { store: 'data', keychain: 'vault', clock: 'clock', disk: 'disk', network: 'network' },
  checkStates: { ok: 'fine', warning: 'look', failed: 'to fix' },

  backedUp: (file, size, media) =>
    `Backed up: ${file} (${size})${media > 0 ? `\nWith ${pluralEn(media, 'image or video', 'images and videos')}, in the media folder beside it: copy that with the file.` : ''}`,
  mediaDone: (done, total) => `Images and videos: ${done} of ${total}`,
  mediaRestored: (count) => `Put back: ${pluralEn(count, 'image or video', 'images and videos')}.`,
  mediaMissing: (count) => `Missing or damaged: ${pluralEn(count, 'image or video', 'images and videos')}.`,
  restoreAsk: (dir) => `Replace the data in ${dir} by this backup? What is replaced is kept. [y/N] `,
  restoreAskNew: (dir) => `There is no data in ${dir}. Make it from this backup? [y/N] `,
  restored: (replaced) => `Restored. The former file is kept: ${replaced}`,
  restoredNew: (dir) => `Restored: data made in ${dir}, where there was none.`,
  noBackupFile: (file, known) =>
    `There is no backup of this name: ${file}\n${known.length === 0 ? 'This data folder has none.' : `Backups of this folder:\n${known.map((name) => `  · ${name}`).join('\n')}`}`,
  badBackupFile: (file, known) =>
    `${file} is no backup of Coulisse, or it is damaged. Nothing was changed.\n${known.length === 0 ? 'Choose another.' : `Choose another:\n${known.map((name) => `  · ${name}`).join('\n')}`}`,
  toDecide: (count) =>
    `${pluralEn(count, 'publication whose time is past waits', 'publications whose time is past wait')} for your decision: they may be out already.`,

  noCreator: (name) => `No model named “${name}”`,
  severalCreators: (name, names) => `Several models answer to “${name}”: ${names}`,
  whichPlatform: (known) => `Say of which platform, with --platform: ${known}`,
  noPlatform: (name, known) => `Unknown platform: ${name} (known: ${known})`,
  secretInArgs: (name) => `${name} is a secret: it is typed, or comes from standard input; never as an argument.`,
  unknownField: (name, known) => `Unknown field: ${name} (known: ${known})`,
  passphrase: 'Passphrase of the vault: ',
  recoveryCode: 'Recovery code of the vault: ',
  resetAsk: (email) =>
    `Give ${email} a way back in? Their authenticator is switched off and their sessions end; the history notes it. [y/N] `,
  resetDone: (name, link, until, serve) =>
    `Link for ${name}, for one use, good until ${until}:\n${link}\nFirst start this, and leave it running while you open the link:\n${serve}\nIf that port is taken, give another one (--port) and put the same into the link.`,
  platformSilent: (service) =>
    `No server answers at ${service}. Check the address and your connection; if they are right, the server may be out of order.`,
  platformDoubts:
    'The platform does not recognise this handle with this password, and does not say which one is wrong. Check the whole handle (lea.bsky.social) and copy the app password again; if it was taken back, make a new one.',
  wrongPassphrase: 'This is not the passphrase of the vault. Lost? A recovery code of the vault opens it in the application.',
  wrongVaultCode: 'This code does not open the vault: each works once, and it takes the codes of the vault. Try another one.',
  connected: (handle, creator) => `${handle} is connected to ${creator}.`,
  followers: (count) => (count === null ? 'followers unknown' : pluralEn(count, 'follower', 'followers')),
  noCreators: 'No models.',
  folderWord: 'FOLDER',
  libraryAdded: ({ added, lookAlikes, known, refused }) =>
    `${added} added${lookAlikes > 0 ? ` (${lookAlikes} of them nearly the same as another)` : ''}, ${known} there already, ${refused} refused.`,
  libraryWatching: (folder) => `Watching ${folder}; Ctrl+C ends it. Coulisse cannot be open on the same data meanwhile.`,
  accountStates: { connected: 'connected', needs_reconnect: 'to reconnect', disconnected: 'disconnected' },
  nextAt: (at) => `next publication ${at}`,
  statusLines: (queued, needPerson, nextAt, lastBackup, stop) => [
    `${pluralEn(queued, 'publication', 'publications')} waiting${nextAt ? `, the next ${nextAt}` : ''}`,
    needPerson === 0
      ? 'Nothing waits for a decision.'
      : `${pluralEn(needPerson, 'publication waits', 'publications wait')} for a decision.`,
    ...(stop ? [`Stopped since ${stop.since} (${stop.by}): nothing goes out.`] : []),
    lastBackup ? `Last backup: ${lastBackup}` : 'There is no backup.',
  ],
}

export type CliTexts = Texts
export const texts: Record<Language, Texts> = { fr, en }
