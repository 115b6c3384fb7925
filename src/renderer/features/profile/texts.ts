import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const profileTexts = defineTexts({
  fr: {
    accounts: {
      followers_one: '{{formatted}} abonné',
      followers_other: '{{formatted}} abonnés',
      none: 'Aucun compte connecté pour l’instant.',
      title: 'Mes comptes',
    },
    calendar: {
      past: 'Publiées',
      pastEmpty: 'Ce qui est paru s’affichera ici, avec son lien.',
      upcoming: 'À venir',
      title: 'Mon calendrier',
    },
    empty: { text: 'Ce que votre agence planifie pour vous s’affichera ici.', title: 'Rien de planifié' },
    fact: { market: 'Marché', name: 'Nom', platforms: 'Plateformes', pseudonyms: 'Pseudonymes', zone: 'Fuseau horaire' },
    limits: {
      free: 'Autres règles',
      neverMention: 'Ne jamais mentionner',
      neverShow: 'Ne jamais montrer',
      none: 'Aucune limite enregistrée.',
      note: 'Pour les changer, parlez-en à votre agence.',
      title: 'Mes limites',
    },
    market: { france: 'France', other: 'Autre', us_east: 'États-Unis, côte Est', us_west: 'États-Unis, côte Ouest' },
    noCreator: { text: 'Votre agence doit relier ce compte à votre fiche.', title: 'Aucune fiche reliée' },
    settings: 'Mot de passe et préférences',
    title: 'Mon profil',
  },
  en: {
    accounts: {
      followers_one: '{{formatted}} follower',
      followers_other: '{{formatted}} followers',
      none: 'No account connected yet.',
      title: 'My accounts',
    },
    calendar: { past: 'Published', pastEmpty: 'What is out will be here, with its link.', upcoming: 'Coming up', title: 'My calendar' },
    empty: { text: 'What your agency plans for you will be here.', title: 'Nothing scheduled' },
    fact: { market: 'Market', name: 'Name', platforms: 'Platforms', pseudonyms: 'Pseudonyms', zone: 'Time zone' },
    limits: {
      free: 'Other rules',
      neverMention: 'Never mention',
      neverShow: 'Never show',
      none: 'No limit recorded.',
      note: 'To change them, talk to your agency.',
      title: 'My limits',
    },
    market: { france: 'France', other: 'Other', us_east: 'United States, East', us_west: 'United States, West' },
    noCreator: { text: 'Your agency has to link this account to your profile.', title: 'No profile linked' },
    settings: 'Password and preferences',
    title: 'My profile',
  },
})
