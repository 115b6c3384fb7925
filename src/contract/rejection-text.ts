/**
 * Why a platform refuses, in words with the way out, by the `reason` of PLATFORM_REJECTED. Data only. A platform may
 * give a reason of its own that is not here: then `otherRejection` names it.
 */
import type { Language } from './values.ts'

const fr = {
  account_deactivated: 'Ce compte est désactivé sur la plateforme. Réactivez-le là-bas, puis réessayez.',
  account_not_found: 'La plateforme ne connaît pas ce compte. Vérifiez l’identifiant.',
  account_taken_down: 'La plateforme a fermé ce compte. Lisez le message qu’elle vous a envoyé : elle seule peut le rouvrir.',
  app_password_required:
    'C’est le mot de passe principal du compte. Coulisse n’en veut pas : créez un mot de passe d’application et saisissez celui-ci.',
  consent_denied: 'L’accord a été refusé sur la page de la plateforme. Recommencez et acceptez, avec le compte voulu.',
  consent_refused:
    'La plateforme n’a pas accepté la demande. Vérifiez l’application (identifiant, adresses de retour, autorisations) chez elle, puis recommencez.',
  not_a_bluesky_server: 'Ce qui répond à cette adresse n’est pas un serveur Bluesky. Vérifiez-la ; d’habitude : https://bsky.social',
  server_not_found: 'Aucun serveur ne porte ce nom. Vérifiez l’orthographe ; d’habitude : https://bsky.social',
  service_address: 'Écrivez l’adresse avec https:// devant ; d’habitude : https://bsky.social',
}

export type KnownRejection = keyof typeof fr

const en: Record<KnownRejection, string> = {
  account_deactivated: 'This account is deactivated on the platform. Reactivate it there, then try again.',
  account_not_found: 'The platform does not know this account. Check the handle.',
  account_taken_down: 'The platform has closed this account. Read the message it sent you: only the platform can open it again.',
  app_password_required: 'This is the main password of the account. Coulisse does not want it: make an app password and type that one.',
  consent_denied: 'Consent was refused on the platform’s page. Start again and agree, with the account you mean.',
  consent_refused:
    'The platform did not accept the request. Check the application there (id, return addresses, permissions), then start again.',
  not_a_bluesky_server: 'What answers at this address is not a Bluesky server. Check the address; usually: https://bsky.social',
  server_not_found: 'No server has this name. Check the spelling; usually: https://bsky.social',
  service_address: 'Write the address with https:// in front; usually: https://bsky.social',
}

export const rejectionText: Record<Language, Record<KnownRejection, string>> = { fr, en }

/** For a reason we have no words for: the platform's own name of it. */
export const otherRejection: Record<Language, (reason: string) => string> = {
  fr: (reason) => `Motif donné : ${reason}. Modifiez ce qui est en cause, puis réessayez.`,
  en: (reason) => `Its reason: ${reason}. Change what it is about, then try again.`,
}

export const isKnownRejection = (reason: string): reason is KnownRejection => Object.hasOwn(fr, reason)
