/**
 * What each code of the error table says to a person: what happened, and the way out. Data only; the interface and
 * the command line fill in `{{placeholders}}`: the fields of the code's data, with `platform` as its name, `what` through
 * `subjectText`, and dates written out in the reader's zone.
 */
import type { ErrorCode } from './errors.ts'
import type { Language } from './values.ts'

export interface ErrorText {
  /** What happened, in one sentence without a full stop. */
  title: string
  /** What the reader can do, or what Coulisse will do by itself. */
  wayOut: string
}

/** What a person who asked for something just now is told; what Coulisse does by itself is in `unattendedText`. */
export const errorText: Record<Language, Record<ErrorCode, ErrorText>> = {
  fr: {
    BAD_INPUT: { title: 'Certaines valeurs ne conviennent pas', wayOut: 'Corrigez les champs signalés, puis recommencez.' },
    UNAUTHENTICATED: {
      title: 'Votre session est terminée',
      wayOut: 'Connectez-vous de nouveau ; rien de ce qui est enregistré n’est perdu.',
    },
    WRONG_CREDENTIALS: {
      title: 'Ces identifiants ne correspondent pas',
      wayOut: 'Vérifiez votre saisie. Un mot de passe perdu se remplace avec un code de secours ou par un administrateur.',
    },
    TOTP_REQUIRED: {
      title: 'Il manque le code de votre application d’authentification',
      wayOut: 'Saisissez le code à six chiffres qu’elle affiche maintenant.',
    },
    TOO_MANY_ATTEMPTS: { title: 'Trop de tentatives', wayOut: 'Patientez jusqu’au {{retryAt}}, puis réessayez.' },
    FORBIDDEN: { title: 'Votre rôle ne permet pas cette action', wayOut: 'Demandez à un administrateur de votre agence.' },
    NOT_FOUND: {
      title: 'Introuvable : {{what}}',
      wayOut: 'Cet élément a été supprimé, ou il n’est pas dans votre périmètre. Revenez à la liste.',
    },
    CONFLICT: {
      title: 'Impossible en l’état : {{what}}',
      wayOut: 'Un autre élément s’y oppose. Rechargez, vérifiez ce qui existe déjà, puis recommencez.',
    },
    STATE_CHANGED: {
      title: 'La situation a changé entre-temps',
      wayOut: 'L’affichage est à jour : vérifiez, puis recommencez si c’est encore utile.',
    },
    LAST_ADMIN: { title: 'C’est le dernier administrateur actif', wayOut: 'Nommez d’abord un autre administrateur.' },
    LINK_INVALID: {
      title: 'Ce lien n’est plus valable',
      wayOut: 'Il a expiré ou a déjà servi. Demandez-en un nouveau à un administrateur.',
    },
    TEXT_INVALID: { title: 'Le texte ne convient pas à la plateforme', wayOut: '{{rule}}. Modifiez le texte, puis recommencez.' },
    MEDIA_INVALID: { title: 'Le média ne convient pas', wayOut: '{{rule}}.' },
    PLATFORM_REJECTED: { title: '{{platform}} a refusé', wayOut: '{{reason}}' },
    REAUTH_REQUIRED: {
      title: '{{platform}} demande de reconnecter le compte',
      wayOut: 'Reconnectez le compte ; ce qui attend partira ensuite.',
    },
    RATE_LIMITED: { title: '{{platform}} demande de patienter', wayOut: 'Réessayez après le {{retryAt}}.' },
    QUOTA_EXCEEDED: {
      title: 'Le quota de {{platform}} est épuisé ({{budget}})',
      wayOut: 'Il se renouvelle le {{retryAt}} : réessayez alors.',
    },
    SPEND_CAP: {
      title: '{{platform}} : plafond du mois atteint pour « {{app}} » ({{spentUsd}} sur {{capUsd}})',
      wayOut:
        'Relevez le plafond de l’application dans les réglages : ce qui attend partira aussitôt. Sinon, le compteur repart le {{renewsAt}}.',
    },
    PLATFORM_DOWN: {
      title: '{{platform}} ne répond pas',
      wayOut: 'Vérifiez votre connexion, puis réessayez dans quelques minutes : la plateforme est peut-être en panne.',
    },
    MEDIA_HOST_REFUSED: { title: 'L’hébergement de médias ne sert pas ce média', wayOut: '{{rule}}.' },
    MEDIA_HOST_DOWN: {
      title: 'L’hébergement de médias ne répond pas',
      wayOut: 'Vérifiez son adresse dans les réglages et votre connexion, puis réessayez.',
    },
    ALERT_CHANNEL_FAILED: { title: 'L’essai n’est pas arrivé', wayOut: '{{rule}}.' },
    OUTCOME_UNKNOWN: {
      title: 'Envoyé, mais la réponse s’est perdue',
      wayOut: 'Coulisse cherche la publication sur la plateforme avant tout nouvel envoi.',
    },
    OFFLINE: {
      title: 'Pas de connexion à Internet',
      wayOut: 'Vérifiez le réseau. Ce qui est planifié partira au retour de la connexion, selon ses règles de retard.',
    },
    NOT_SUPPORTED: {
      title: '{{platform}} ne le permet pas ({{capability}})',
      wayOut: 'Choisissez un autre type de contenu ou un autre compte.',
    },
    TOO_LATE: {
      title: 'L’heure prévue était passée de {{lateMinutes}} min quand Coulisse a pu s’en occuper',
      wayOut: 'Coulisse était fermée, en veille ou retenue. Publiez maintenant, choisissez une autre heure ou annulez.',
    },
    APPROVAL_REQUIRED: {
      title: 'Personne ne l’a approuvé',
      wayOut: 'Planifiez-le pour plus tard : il partira une fois approuvé par le modèle ou un manager.',
    },
    VETOED: {
      title: 'Refusé : {{reason}}',
      wayOut: 'Rien ne part. Modifiez le contenu, puis redemandez une approbation à une autre heure.',
    },
    SKIPPED: { title: 'Pas publiée : {{reason}}', wayOut: 'Rien n’est paru. Replanifiez-la si elle doit paraître.' },
    HELD: { title: 'En pause ({{by}})', wayOut: 'Levez la pause pour reprendre.' },
    CANCELLED: { title: 'Annulé', wayOut: 'Rien d’autre n’a été fait. Relancez quand vous voulez.' },
    VAULT_LOCKED: {
      title: 'Le coffre est fermé',
      wayOut: 'Ouvrez-le avec sa phrase secrète ou un code de secours ; les publications attendent jusque-là.',
    },
    KEYCHAIN_UNAVAILABLE: {
      title: 'Le trousseau de cette machine ne répond pas',
      wayOut: 'Déverrouillez-le, ou protégez le coffre par une phrase secrète.',
    },
    STORE_LOCKED: {
      title: 'Une autre instance de Coulisse utilise ces données',
      wayOut: 'Continuez dans l’autre fenêtre, ou fermez-la ({{holder}}), puis recommencez.',
    },
    STORE_NEWER: {
      title: 'Ces données viennent d’une version plus récente de Coulisse',
      wayOut: 'Mettez Coulisse à jour. Rien n’a été modifié.',
    },
    STORE_CORRUPT: {
      title: 'Le fichier de données est endommagé',
      wayOut: 'Restaurez la dernière sauvegarde (coulisse restore). Le fichier a été laissé intact.',
    },
    DISK_FULL: { title: 'Le disque est plein', wayOut: 'Libérez de la place ; Coulisse reprendra tout seul.' },
    INTERNAL: { title: 'Une erreur imprévue est survenue', wayOut: 'Réessayez. Si elle revient, copiez les détails et ouvrez un ticket.' },
  },
  en: {
    BAD_INPUT: { title: 'Some values do not fit', wayOut: 'Correct the fields marked, then try again.' },
    UNAUTHENTICATED: { title: 'Your session has ended', wayOut: 'Sign in again; nothing that was saved is lost.' },
    WRONG_CREDENTIALS: {
      title: 'These credentials do not match',
      wayOut: 'Check what you typed. A lost password is replaced with a recovery code, or by an admin.',
    },
    TOTP_REQUIRED: { title: 'The code of your authenticator app is missing', wayOut: 'Type the six digits it shows now.' },
    TOO_MANY_ATTEMPTS: { title: 'Too many attempts', wayOut: 'Wait until {{retryAt}}, then try again.' },
    FORBIDDEN: { title: 'Your role does not allow this', wayOut: 'Ask an admin of your agency.' },
    NOT_FOUND: { title: 'Not found: {{what}}', wayOut: 'It was removed, or it is out of your reach. Go back to the list.' },
    CONFLICT: {
      title: 'Not possible as things stand: {{what}}',
      wayOut: 'Something else stands against it. Reload, look at what is already there, then try again.',
    },
    STATE_CHANGED: {
      title: 'Things changed in the meantime',
      wayOut: 'What you see is up to date now: check, and try again if it still makes sense.',
    },
    LAST_ADMIN: { title: 'This is the last active admin', wayOut: 'Make somebody else an admin first.' },
    LINK_INVALID: { title: 'This link no longer works', wayOut: 'It expired or was used already. Ask an admin for a new one.' },
    TEXT_INVALID: { title: 'The text does not suit the platform', wayOut: '{{rule}}. Change the text, then try again.' },
    MEDIA_INVALID: { title: 'The media does not suit', wayOut: '{{rule}}.' },
    PLATFORM_REJECTED: { title: '{{platform}} refused', wayOut: '{{reason}}' },
    REAUTH_REQUIRED: {
      title: '{{platform}} asks for the account to be reconnected',
      wayOut: 'Reconnect the account; what is waiting goes out after that.',
    },
    RATE_LIMITED: { title: '{{platform}} asks us to wait', wayOut: 'Try again after {{retryAt}}.' },
    QUOTA_EXCEEDED: {
      title: 'The quota on {{platform}} is used up ({{budget}})',
      wayOut: 'It starts anew on {{retryAt}}: try again then.',
    },
    SPEND_CAP: {
      title: '{{platform}}: this month’s cap is reached for “{{app}}” ({{spentUsd}} of {{capUsd}})',
      wayOut: 'Raise the application’s cap in the settings: what waits goes out at once. Or wait: the count starts anew on {{renewsAt}}.',
    },
    PLATFORM_DOWN: {
      title: '{{platform}} does not answer',
      wayOut: 'Check your connection, then try again in a few minutes: the platform may be out of order.',
    },
    MEDIA_HOST_REFUSED: { title: 'The media host does not serve this media', wayOut: '{{rule}}.' },
    MEDIA_HOST_DOWN: {
      title: 'The media host does not answer',
      wayOut: 'Check its address in the settings and your connection, then try again.',
    },
    ALERT_CHANNEL_FAILED: { title: 'The test did not arrive', wayOut: '{{rule}}.' },
    OUTCOME_UNKNOWN: {
      title: 'Sent, but the answer was lost',
      wayOut: 'Coulisse looks for the post on the platform before sending anything again.',
    },
    OFFLINE: {
      title: 'No connection to the Internet',
      wayOut: 'Check the network. What is scheduled goes out when the connection is back, by its rules for being late.',
    },
    NOT_SUPPORTED: {
      title: '{{platform}} does not allow this ({{capability}})',
      wayOut: 'Choose another kind of content or another account.',
    },
    TOO_LATE: {
      title: 'The planned time had passed by {{lateMinutes}} min when Coulisse could see to it',
      wayOut: 'Coulisse was closed, asleep or held back. Publish now, choose another time or cancel.',
    },
    APPROVAL_REQUIRED: {
      title: 'Nobody has approved it',
      wayOut: 'Plan it for later: it goes out once the model or a manager has approved it.',
    },
    VETOED: { title: 'Vetoed: {{reason}}', wayOut: 'Nothing goes out. Edit the post, then ask for approval again at another time.' },
    SKIPPED: { title: 'Not posted: {{reason}}', wayOut: 'Nothing went out. Reschedule it if it is to go out after all.' },
    HELD: { title: 'On hold ({{by}})', wayOut: 'Lift the hold to go on.' },
    CANCELLED: { title: 'Cancelled', wayOut: 'Nothing else was done. Start again whenever you want.' },
    VAULT_LOCKED: { title: 'The vault is locked', wayOut: 'Open it with its passphrase or a recovery code; publications wait until then.' },
    KEYCHAIN_UNAVAILABLE: {
      title: 'The keychain of this machine does not answer',
      wayOut: 'Unlock it, or protect the vault with a passphrase.',
    },
    STORE_LOCKED: {
      title: 'Another Coulisse is using this data',
      wayOut: 'Go on in the other window, or close it ({{holder}}), then try again.',
    },
    STORE_NEWER: { title: 'This data comes from a newer version of Coulisse', wayOut: 'Update Coulisse. Nothing was changed.' },
    STORE_CORRUPT: {
      title: 'The data file is damaged',
      wayOut: 'Restore the last backup (coulisse restore). The file was left untouched.',
    },
    DISK_FULL: { title: 'The disk is full', wayOut: 'Make room; Coulisse goes on by itself.' },
    INTERNAL: { title: 'Something unexpected went wrong', wayOut: 'Try again. If it comes back, copy the details and open a ticket.' },
  },
}

/** The way out of a failure that nobody waits in front of: a publication's, which Coulisse tries again by itself. */
export const unattendedText: Record<Language, Partial<Record<ErrorCode, string>>> = {
  fr: {
    RATE_LIMITED: 'Coulisse réessaiera automatiquement le {{retryAt}}.',
    QUOTA_EXCEEDED: 'Coulisse reprendra automatiquement le {{retryAt}}.',
    PLATFORM_DOWN: 'Coulisse réessaiera automatiquement, de moins en moins souvent.',
    MEDIA_HOST_DOWN: 'Coulisse réessaiera automatiquement, de moins en moins souvent. Vérifiez l’adresse dans les réglages.',
  },
  en: {
    RATE_LIMITED: 'Coulisse tries again by itself on {{retryAt}}.',
    QUOTA_EXCEEDED: 'Coulisse goes on by itself on {{retryAt}}.',
    PLATFORM_DOWN: 'Coulisse tries again by itself, at growing intervals.',
    MEDIA_HOST_DOWN: 'Coulisse tries again by itself, at growing intervals. Check the address in the settings.',
  },
}

/** Names of the things that `data.what` speaks of; what is not here is shown as it is. */
export const subjectText: Record<Language, Record<string, string>> = {
  fr: {
    account: 'compte',
    amplifier_grant: 'autorisation',
    amplifier_group: 'groupe de relais',
    rule_of_one: 'tout ce que fait cette règle est propre à ce modèle (relais, scénario, réponses enregistrées)',
    rule_does_nothing: 'un de ses gestes ne pourrait rien faire ; ce que dit la règle montre quoi changer',
    granted_already: 'ce compte est déjà autorisé dans ce groupe',
    ticket: 'signalement',
    ticket_picture: 'image du signalement',
    agency: 'agence',
    answered_once: 'la plateforme n’accepte qu’une réponse à chacun, et elle est partie',
    same_answer: 'cette réponse est déjà partie, ou en route',
    interaction: 'geste',
    reply: 'réponse',
    asset: 'média',
    asset_kept: 'ce média n’est pas dans la corbeille',
    asset_scheduled: 'une publication planifiée s’en sert encore',
    asset_twice: 'l’autre modèle a déjà ce fichier',
    asset_used: 'un contenu ou un portrait s’en sert',
    backup: 'sauvegarde',
    caption: 'légende',
    caption_twice: 'ce modèle a déjà cette légende',
    creator: 'modèle',
    email: 'cette adresse e-mail est déjà prise',
    folder: 'dossier surveillé',
    folder_watched: 'ce dossier est déjà surveillé pour ce modèle',
    hashtags: 'série de hashtags',
    hashtags_twice: 'ce modèle a déjà une série de ce nom',
    hashtags_used: 'des légendes s’en servent encore',
    import: 'import',
    link: 'lien',
    name: 'ce nom est déjà pris',
    open_publications: 'des publications sont encore en cours',
    post: 'contenu',
    publication: 'publication',
    scheduled: 'des publications sont planifiées',
    session: 'session',
    totp: 'double authentification',
    user: 'personne',
    account_of_another_creator: 'ce compte est déjà relié à un autre modèle',
    another_account: 'ces identifiants sont ceux d’un autre compte',
    platform_not_allowed: 'cette plateforme est exclue par le modèle',
    import_undone: 'cet import a déjà été annulé',
    planned_already: 'ce contenu est déjà en ligne ou planifié sur ce compte ; pour le publier de nouveau, dupliquez-le',
    plan: 'le plan a été enregistré entre-temps',
    plan_run: 'une planification est déjà en cours',
    undo: 'action à défaire',
    undone: 'c’est déjà annulé',
    published: 'une partie est déjà en ligne',
    media_file: 'fichier du média',
    secret: 'identifiants du compte',
    store: 'données',
    vault: 'le coffre existe déjà',
    vault_mode: 'le coffre est protégé autrement',
  },
  en: {
    account: 'account',
    amplifier_grant: 'grant',
    amplifier_group: 'group of amplifiers',
    rule_of_one: 'all that this rule does is this model’s own (amplifiers, script, saved replies)',
    rule_does_nothing: 'one of its acts could do nothing; what is said of the rule shows what to change',
    granted_already: 'this account is allowed in this group already',
    ticket: 'report',
    ticket_picture: 'picture of the report',
    agency: 'agency',
    answered_once: 'the platform takes one answer to each, and it is out',
    same_answer: 'this answer is out already, or on its way',
    interaction: 'act',
    reply: 'reply',
    asset: 'media',
    asset_kept: 'this media is not in the bin',
    asset_scheduled: 'a scheduled publication still uses it',
    asset_twice: 'the other model has this file already',
    asset_used: 'a post or a portrait uses it',
    backup: 'backup',
    caption: 'caption',
    caption_twice: 'this model has this caption already',
    creator: 'model',
    email: 'this email address is taken',
    folder: 'watched folder',
    folder_watched: 'this folder is watched for this model already',
    hashtags: 'hashtag set',
    hashtags_twice: 'this model has a set of this name already',
    hashtags_used: 'captions still use it',
    import: 'import',
    link: 'link',
    name: 'this name is taken',
    open_publications: 'publications are still open',
    post: 'post',
    publication: 'publication',
    scheduled: 'publications are scheduled',
    session: 'session',
    totp: 'two-step sign-in',
    user: 'person',
    account_of_another_creator: 'this account is connected to another model',
    another_account: 'these credentials belong to another account',
    platform_not_allowed: 'the model rules this platform out',
    import_undone: 'this import was undone already',
    planned_already: 'this post is out or scheduled on this account already; to publish it again, copy it',
    plan: 'the plan was saved meanwhile',
    plan_run: 'planning is under way already',
    undo: 'act to undo',
    undone: 'it was undone already',
    published: 'part of it is out already',
    media_file: 'media file',
    secret: 'credentials of the account',
    store: 'data',
    vault: 'the vault is there already',
    vault_mode: 'the vault is protected in another way',
  },
}
