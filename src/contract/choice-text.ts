/**
 * What a person chooses for a post on one account, in words, by the choice's name (`capabilities.choices`). Data only; the
 * interface fills in `{{platform}}` and `{{terms}}`.
 */
import type { Language } from './values.ts'

export interface ChoiceText {
  label: string
  help?: string
  /** Of a choice among several, by value. */
  values?: Readonly<Record<string, string>>
}

const fr = {
  delivery: {
    label: 'Envoi',
    values: { inbox: 'En brouillon, dans la boîte de réception du compte', direct: 'Publier directement' },
    help: 'Un brouillon part sans ces choix, et une vidéo sans le texte : quelqu’un le complète et le publie dans l’application {{platform}}.',
  },
  privacy: {
    label: 'Qui peut voir la publication',
    values: {
      PUBLIC_TO_EVERYONE: 'Tout le monde',
      MUTUAL_FOLLOW_FRIENDS: 'Amis',
      FOLLOWER_OF_CREATOR: 'Abonnés',
      SELF_ONLY: 'Le compte lui-même',
    },
  },
  allowComment: { label: 'Autoriser les commentaires' },
  allowDuet: { label: 'Autoriser les duos' },
  allowStitch: { label: 'Autoriser les collages' },
  commercial: {
    label: 'Déclarer un contenu commercial',
    help: 'Dès que la publication fait la promotion de quelqu’un, d’un produit ou d’un service contre une contrepartie.',
  },
  ownBrand: {
    label: 'Votre marque',
    help: 'Promotion du compte ou de sa propre activité. La publication portera la mention « Contenu promotionnel ».',
  },
  paidPartnership: {
    label: 'Partenariat rémunéré',
    help: 'Promotion d’une autre marque ou d’un tiers. La publication portera la mention « Partenariat rémunéré ».',
  },
  madeWithAi: { label: 'Contenu généré par IA', help: 'La publication portera cette mention.' },
  title: { label: 'Titre', help: 'Au-dessus du texte. Vide : sans titre.' },
  coverIndex: { label: 'Photo de couverture', help: 'Celle que {{platform}} montre en premier dans les profils et les listes.' },
  autoMusic: { label: 'Ajouter une musique', help: '{{platform}} en choisit une qui va avec les photos.' },
  musicConfirmed: { label: 'En publiant, vous acceptez, de {{platform}} : {{terms}}.' },
  price: { label: 'Prix', help: 'Pour voir la publication. Vide : sans prix. Sera dit à qui la publie.' },
  replySettings: {
    label: 'Qui peut répondre',
    help: 'Les comptes mentionnés le peuvent toujours.',
    values: {
      everyone: 'Tout le monde',
      following: 'Les comptes suivis',
      mentionedUsers: 'Les comptes mentionnés seulement',
      subscribers: 'Les abonnés payants',
      verified: 'Les comptes certifiés',
    },
  },
  placement: {
    label: 'Où',
    values: { feed: 'Dans le fil', story: 'En story, pour 24 h' },
    help: 'Une story, c’est une seule photo ou une seule vidéo, sans le texte.',
  },
  coverAtMs: { label: 'Image de couverture', help: 'L’image de la vidéo que {{platform}} montre avant la lecture.' },
  reelsOnly: { label: 'Seulement dans l’onglet Reels', help: 'S’il s’agit d’une vidéo : elle ne sera pas sur la grille du profil.' },
} satisfies Record<string, ChoiceText>

const en: Record<keyof typeof fr, ChoiceText> = {
  delivery: {
    label: 'Sending',
    values: { inbox: 'As a draft, to the account’s inbox', direct: 'Publish directly' },
    help: 'A draft goes without these choices, and a video without the text: a person completes and posts it in the {{platform}} application.',
  },
  privacy: {
    label: 'Who can see the post',
    values: {
      PUBLIC_TO_EVERYONE: 'Everyone',
      MUTUAL_FOLLOW_FRIENDS: 'Friends',
      FOLLOWER_OF_CREATOR: 'Followers',
      SELF_ONLY: 'Only the account itself',
    },
  },
  allowComment: { label: 'Allow comments' },
  allowDuet: { label: 'Allow duets' },
  allowStitch: { label: 'Allow stitches' },
  commercial: {
    label: 'Disclose commercial content',
    help: 'As soon as the post promotes somebody, goods or services in exchange for something of value.',
  },
  ownBrand: {
    label: 'Your brand',
    help: 'Promotes the account or its own business. The post will be labelled “Promotional content”.',
  },
  paidPartnership: {
    label: 'Paid partnership',
    help: 'Promotes another brand or a third party. The post will be labelled “Paid partnership”.',
  },
  madeWithAi: { label: 'AI-generated content', help: 'The post will be labelled so.' },
  title: { label: 'Title', help: 'Above the text. Empty: no title.' },
  coverIndex: { label: 'Cover photo', help: 'The one that {{platform}} shows first in profiles and lists.' },
  autoMusic: { label: 'Add music', help: '{{platform}} chooses some that goes with the photos.' },
  musicConfirmed: { label: 'By posting, you agree to {{platform}}’s {{terms}}.' },
  price: { label: 'Price', help: 'To see the post. Empty: no price. Told to whoever posts it.' },
  replySettings: {
    label: 'Who can reply',
    help: 'Accounts that are mentioned always can.',
    values: {
      everyone: 'Everyone',
      following: 'Accounts it follows',
      mentionedUsers: 'Accounts mentioned only',
      subscribers: 'Paying subscribers',
      verified: 'Verified accounts',
    },
  },
  placement: {
    label: 'Where',
    values: { feed: 'In the feed', story: 'As a story, for 24 h' },
    help: 'A story is one photo or one video, without the text.',
  },
  coverAtMs: { label: 'Cover frame', help: 'The frame of the video that {{platform}} shows before it plays.' },
  reelsOnly: { label: 'Only under Reels', help: 'If it is a video: it will not be on the profile grid.' },
}

export const choiceTexts: Record<Language, Readonly<Record<string, ChoiceText>>> = { fr, en }

/** What a person agrees to, by the term's id. */
export const termTexts: Record<Language, Readonly<Record<string, string>>> = {
  fr: { music: 'Confirmation d’utilisation de la musique', branded: 'Politique sur les contenus de marque' },
  en: { music: 'Music Usage Confirmation', branded: 'Branded Content Policy' },
}
