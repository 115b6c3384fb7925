/**
 * Why a platform refuses, in words with the way out, by the `reason` of PLATFORM_REJECTED. Data only. A platform may
 * give a reason of its own that is not here: then `otherRejection` names it.
 */
import type { Language } from './values.ts'

const fr = {
  account_deactivated: 'Ce compte est désactivé sur la plateforme. Réactivez-le là-bas, puis réessayez.',
  account_locked:
    'La plateforme a verrouillé ce compte pour le protéger. Ouvrez-le dans un navigateur et suivez ce qu’elle demande, puis réessayez.',
  account_not_found: 'La plateforme ne connaît pas ce compte. Vérifiez l’identifiant.',
  account_suspended: 'La plateforme a suspendu ce compte. Lisez le message qu’elle lui a envoyé : elle seule peut le rétablir.',
  account_taken_down: 'La plateforme a fermé ce compte. Lisez le message qu’elle vous a envoyé : elle seule peut le rouvrir.',
  account_restricted: 'Instagram restreint ce compte. Ouvrez-le dans l’application Instagram et suivez ce qu’elle demande, puis réessayez.',
  action_blocked:
    'Instagram bloque cette action pour protéger sa communauté. Ne réessayez pas aujourd’hui : ouvrez le compte dans l’application pour lire pourquoi.',
  caption: 'Instagram refuse cette légende. Raccourcissez-la, puis réessayez.',
  carousel: 'Instagram refuse ce carrousel. Il faut de 2 à 10 photos.',
  cover: 'L’image de couverture est hors de la vidéo. Choisissez-la de nouveau.',
  gallery_refused:
    'Ce serveur Bluesky refuse plus de quatre images dans un même post. Rien n’a été publié : gardez-en quatre, ou mettez le serveur à jour.',
  too_many_tags: 'Trop de hashtags ou de mentions pour Instagram. Retirez-en, puis réessayez.',
  app_not_accepted:
    'La plateforme ne reconnaît plus l’application. Vérifiez chez elle qu’elle existe encore et que son identifiant est le bon, puis reliez le compte.',
  app_not_allowed:
    'L’application n’a pas le droit de faire cela. Dans la console développeur de la plateforme, vérifiez son offre et ses autorisations (lecture et écriture), puis reliez le compte.',
  app_password_required:
    'C’est le mot de passe principal du compte. Coulisse n’en veut pas : créez un mot de passe d’application et saisissez celui-ci.',
  consent_denied: 'L’accord a été refusé sur la page de la plateforme. Recommencez et acceptez, avec le compte voulu.',
  consent_refused:
    'La plateforme n’a pas accepté la demande. Vérifiez l’application (identifiant, adresses de retour, autorisations) chez elle, puis recommencez.',
  credits_depleted: 'L’application n’a plus de crédits chez la plateforme. Rechargez-les dans sa console développeur, puis réessayez.',
  duplicate_text:
    'Ce compte a déjà publié ce texte : la plateforme refuse deux fois les mêmes mots. Regardez s’il y est déjà, ou changez-le.',
  duration_check_failed: 'TikTok refuse la durée de cette vidéo. Coupez-la autrement, puis réessayez.',
  url_ownership_unverified:
    'TikTok ne va chercher des photos que sur un domaine vérifié. Dans sa console développeur, vérifiez pour cette application celui de l’hébergement des médias, puis réessayez.',
  file_format_check_failed: 'TikTok ne lit pas ce fichier. Exportez la vidéo en MP4 (H.264, son AAC), puis réessayez.',
  reply_not_allowed:
    'La plateforme n’a pas laissé le compte répondre à sa propre publication. Publiez la suite à la main, ou annulez-la ; ce qui est paru le reste.',
  frame_rate_check_failed: 'TikTok veut de 23 à 60 images par seconde. Exportez la vidéo de nouveau, puis réessayez.',
  ReplyTargetNotFound: 'Le message auquel vous répondez n’existe plus. Rien n’est parti.',
  ConvoLocked: 'Cette conversation est fermée : plus aucun message n’y passe.',
  message_too_late:
    'Plus de 24 heures après son dernier message, Instagram n’accepte plus de réponse. Attendez qu’on vous écrive de nouveau.',
  music_unconfirmed: 'L’usage de la musique n’est pas confirmé. Confirmez-le, ou envoyez la vidéo en brouillon.',
  not_a_bluesky_server: 'Ce qui répond à cette adresse n’est pas un serveur Bluesky. Vérifiez-la ; d’habitude : https://bsky.social',
  not_allowed:
    'La plateforme ne permet pas cela à ce compte ou à cette application. Ouvrez le compte dans un navigateur pour voir ce qu’elle demande.',
  not_the_platform:
    'Ce qui répond à l’adresse de l’application n’est pas la plateforme. Vérifiez le serveur indiqué dans les réglages de l’application.',
  commercial_unsaid: 'Personne n’a dit ce dont la vidéo fait la promotion. Dites-le, puis réessayez.',
  options_invalid: 'Ce qui est choisi pour ce compte n’est pas lisible. Choisissez-le de nouveau, puis réessayez.',
  paid_private: 'Un partenariat rémunéré doit pouvoir être vu. Choisissez qui peut voir la vidéo, puis réessayez.',
  no_page_account:
    'Aucun compte Instagram professionnel ne se trouve derrière la Page choisie : reliez-le à la Page sur Facebook, puis recommencez.',
  several_page_accounts: 'Plusieurs Pages ont été choisies : recommencez en ne choisissant que la Page de ce compte.',
  permissions_missing:
    'Toutes les autorisations demandées n’ont pas été accordées. Vérifiez celles de l’application (lecture, écriture, accès hors ligne), puis recommencez.',
  picture_size_check_failed: 'TikTok veut de 360 à 4096 pixels de côté. Exportez la vidéo de nouveau, puis réessayez.',
  privacy_level_option_mismatch:
    'Le compte ne permet plus cette visibilité (il est passé en privé ou en public). Choisissez de nouveau qui peut voir la vidéo.',
  privacy_missing: 'Personne n’a choisi qui peut voir la vidéo. Choisissez-le, ou envoyez-la en brouillon.',
  reached_active_user_cap: 'L’application sans audit a servi cinq comptes aujourd’hui, le plus que TikTok permet. Réessayez demain.',
  scope_not_authorized: 'Le compte n’a pas accordé cette autorisation. Reliez-le de nouveau, et laissez toutes les cases cochées.',
  server_not_found: 'Aucun serveur ne porte ce nom. Vérifiez l’orthographe ; d’habitude : https://bsky.social',
  service_address: 'Écrivez l’adresse avec https:// devant ; d’habitude : https://bsky.social',
  spam_risk_too_many_pending_share:
    'Trop de brouillons attendent dans la boîte de réception TikTok. Publiez-en ou supprimez-en, puis réessayez.',
  spam_risk_too_many_posts: 'Le compte a atteint ce que TikTok laisse publier en un jour, toutes applications comprises. Réessayez demain.',
  spam_risk_user_banned_from_posting: 'TikTok empêche ce compte de publier. Ouvrez-le dans l’application TikTok pour lire pourquoi.',
  unaudited_client_can_only_post_to_private_accounts:
    'TikTok n’a pas audité l’application : elle ne publie que pour le compte lui-même, et s’il est privé. Envoyez la vidéo en brouillon.',
  usage_capped:
    'L’application a atteint son plafond chez la plateforme. Relevez-le dans sa console développeur, ou attendez la période suivante, puis réessayez.',
}

export type KnownRejection = keyof typeof fr

const en: Record<KnownRejection, string> = {
  account_deactivated: 'This account is deactivated on the platform. Reactivate it there, then try again.',
  account_locked: 'The platform has locked this account to protect it. Open it in a browser and do what it asks, then try again.',
  account_not_found: 'The platform does not know this account. Check the handle.',
  account_suspended: 'The platform has suspended this account. Read the message it was sent: only the platform can bring it back.',
  account_taken_down: 'The platform has closed this account. Read the message it sent you: only the platform can open it again.',
  account_restricted: 'Instagram restricts this account. Open it in the Instagram application and do what it asks, then try again.',
  action_blocked:
    'Instagram blocks this action to protect its community. Do not try again today: open the account in the application to read why.',
  caption: 'Instagram refuses this caption. Shorten it, then try again.',
  carousel: 'Instagram refuses this carousel. It takes 2 to 10 photos.',
  cover: 'The cover is outside the video. Choose it again.',
  gallery_refused:
    'This Bluesky server refuses more than four images in one post. Nothing was posted: keep four, or have the server updated.',
  too_many_tags: 'Too many hashtags or mentions for Instagram. Take some out, then try again.',
  app_not_accepted:
    'The platform no longer knows the application. Check there that it still exists and that its client id is right, then connect the account again.',
  app_not_allowed:
    'The application may not do this. In the platform’s developer console, check its plan and its permissions (read and write), then connect the account again.',
  app_password_required: 'This is the main password of the account. Coulisse does not want it: make an app password and type that one.',
  consent_denied: 'Consent was refused on the platform’s page. Start again and agree, with the account you mean.',
  consent_refused:
    'The platform did not accept the request. Check the application there (id, return addresses, permissions), then start again.',
  credits_depleted: 'The application has no credits left with the platform. Top them up in its developer console, then try again.',
  duplicate_text:
    'This account has published this text before: the platform refuses the same words twice. See whether it is there already, or change it.',
  duration_check_failed: 'TikTok refuses the length of this video. Cut it differently, then try again.',
  url_ownership_unverified:
    'TikTok fetches photos from verified domains only. In its developer portal, verify the media host’s domain for this application, then try again.',
  file_format_check_failed: 'TikTok cannot read this file. Export the video as MP4 (H.264, AAC sound), then try again.',
  reply_not_allowed:
    'The platform did not let the account answer its own post. Post the rest by hand, or cancel it; what is out stays out.',
  frame_rate_check_failed: 'TikTok wants 23 to 60 frames a second. Export the video again, then try again.',
  ReplyTargetNotFound: 'The message that you answer is gone. Nothing was sent.',
  ConvoLocked: 'This conversation is closed: no message gets through any more.',
  message_too_late: 'More than 24 hours after their last message, Instagram takes no answer. Wait until they write again.',
  music_unconfirmed: 'The use of the music is not confirmed. Confirm it, or send the video as a draft.',
  not_a_bluesky_server: 'What answers at this address is not a Bluesky server. Check the address; usually: https://bsky.social',
  not_allowed: 'The platform does not let this account or application do this. Open the account in a browser to see what it asks for.',
  not_the_platform: 'What answers at the application’s address is not the platform. Check the server in the application’s settings.',
  commercial_unsaid: 'Nobody said what the video promotes. Say it, then try again.',
  options_invalid: 'What was chosen for this account cannot be read. Choose it again, then try again.',
  paid_private: 'A paid partnership must be possible to see. Choose who may see the video, then try again.',
  no_page_account:
    'No professional Instagram account stands behind the Page that was chosen: link it to the Page on Facebook, then try again.',
  several_page_accounts: 'Several Pages were chosen: begin again, and choose only the Page of this account.',
  permissions_missing:
    'Not all permissions asked for were given. Check those of the application (read, write, offline access), then start again.',
  picture_size_check_failed: 'TikTok wants 360 to 4096 pixels a side. Export the video again, then try again.',
  privacy_level_option_mismatch:
    'The account no longer allows this audience (it became private or public). Choose again who may see the video.',
  privacy_missing: 'Nobody chose who may see the video. Choose it, or send it as a draft.',
  reached_active_user_cap: 'The application without audit has served five accounts today, the most TikTok allows. Try again tomorrow.',
  scope_not_authorized: 'The account did not give this permission. Connect it again, and leave every box ticked.',
  server_not_found: 'No server has this name. Check the spelling; usually: https://bsky.social',
  service_address: 'Write the address with https:// in front; usually: https://bsky.social',
  spam_risk_too_many_pending_share: 'Too many drafts wait in the TikTok inbox. Post or delete some, then try again.',
  spam_risk_too_many_posts: 'The account has reached what TikTok lets it post in a day, all applications together. Try again tomorrow.',
  spam_risk_user_banned_from_posting: 'TikTok keeps this account from posting. Open it in the TikTok application to read why.',
  unaudited_client_can_only_post_to_private_accounts:
    'TikTok has not audited the application: it posts for the account’s own eyes only, and if it is private. Send the video as a draft.',
  usage_capped:
    'The application has reached its cap with the platform. Raise it in the developer console, or wait for the next period, then try again.',
}

export const rejectionText: Record<Language, Record<KnownRejection, string>> = { fr, en }

/** For a reason we have no words for: the platform's own name of it. */
export const otherRejection: Record<Language, (reason: string) => string> = {
  fr: (reason) => `Motif donné : ${reason}. Modifiez ce qui est en cause, puis réessayez.`,
  en: (reason) => `Its reason: ${reason}. Change what it is about, then try again.`,
}

export const isKnownRejection = (reason: string): reason is KnownRejection => Object.hasOwn(fr, reason)
