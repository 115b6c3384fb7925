import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const practiceTexts = defineTexts({
  fr: {
    tab: 'Entraînement',
    title: 'Réseau d’entraînement',
    what: 'Un Bluesky, un X, un TikTok et un Instagram d’essai, sur cette machine, avec un public inventé. Ce qu’on y publie ne part pas sur Internet.',
    start: 'Mettre en route',
    again: 'Réessayer',
    running: 'Il tourne, et reviendra à chaque démarrage de Coulisse.',
    open: 'Ouvrir ses pages',
    accounts_none: 'Aucun compte n’y est connecté.',
    accounts_one: '{{count}} compte y est connecté.',
    accounts_other: '{{count}} comptes y sont connectés.',
    failed: {
      title: 'Il ne répond plus',
      port: 'Un autre programme occupe son adresse ({{url}}). Fermez-le, puis réessayez : les comptes connectés là le sont par cette adresse.',
      other: 'Il n’a pas pu démarrer. Réessayez ; le journal de Coulisse en dit la cause.',
    },
    steps: {
      title: 'Pour essayer',
      creator: 'Ajoutez un modèle.',
      connect:
        'Connectez un compte : X, TikTok et Instagram par la page d’accord d’essai ; Bluesky avec un compte créé d’un clic sur les pages du réseau.',
      post: 'Publiez, puis regardez le résultat sur ses pages.',
    },
    stop: {
      act: 'Arrêter le réseau',
      title: 'Arrêter le réseau d’entraînement ?',
      text: 'Ses applications et son hébergement de médias seront retirés des réglages. Ce qui y a été publié reste gardé sur cette machine.',
      inUse: 'Déconnectez d’abord les comptes qui y sont : {{handles}}.',
      done: 'Le réseau d’entraînement est arrêté.',
    },
    begin: {
      title: 'Comment commencer ?',
      note: 'Vous pourrez changer d’avis dans les réglages.',
      real: 'Avec les comptes de l’agence',
      practice: 'Essayer avec le réseau d’entraînement',
      enter: 'Entrer dans Coulisse',
    },
    connect: 'Le réseau d’entraînement tourne sur cette machine.',
    connectBluesky: 'Un compte d’essai ? Créez-le d’un clic sur le réseau d’entraînement, puis recopiez ce qu’il affiche.',
  },
  en: {
    tab: 'Practice',
    title: 'Practice network',
    what: 'A Bluesky, an X, a TikTok and an Instagram to try with, on this machine, with a made-up audience. What is posted there does not go to the Internet.',
    start: 'Start it',
    again: 'Try again',
    running: 'It is running, and comes back whenever Coulisse starts.',
    open: 'Open its pages',
    accounts_none: 'No account is connected there.',
    accounts_one: '{{count}} account is connected there.',
    accounts_other: '{{count}} accounts are connected there.',
    failed: {
      title: 'It no longer answers',
      port: 'Another program has its address ({{url}}). Close it, then try again: accounts connected there are known by this address.',
      other: 'It could not start. Try again; the log of Coulisse tells the cause.',
    },
    steps: {
      title: 'To try it',
      creator: 'Add a model.',
      connect:
        'Connect an account: X, TikTok and Instagram through the page of consent; Bluesky with an account made by one click on the network’s pages.',
      post: 'Publish, then look at the result on its pages.',
    },
    stop: {
      act: 'Stop the network',
      title: 'Stop the practice network?',
      text: 'Its applications and its media host will be removed from the settings. What was posted there stays on this machine.',
      inUse: 'First disconnect the accounts that are there: {{handles}}.',
      done: 'The practice network is stopped.',
    },
    begin: {
      title: 'How to begin?',
      note: 'You can change your mind in the settings.',
      real: 'With the agency’s accounts',
      practice: 'Try with the practice network',
      enter: 'Enter Coulisse',
    },
    connect: 'The practice network is running on this machine.',
    connectBluesky: 'An account to try with? Make one by a click on the practice network, then copy what it shows.',
  },
})
