import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const firstRunTexts = defineTexts({
  fr: {
    admin: {
      email: 'Adresse e-mail',
      name: 'Votre nom',
      note: 'Vous serez administrateur : tout vous est ouvert, et vous invitez les autres.',
      password: 'Mot de passe',
      title: 'Votre compte',
    },
    agency: {
      language: 'Langue',
      name: 'Nom de l’agence',
      note: 'Coulisse garde tout sur cette machine. Trois étapes, une minute.',
      title: 'Bienvenue dans les coulisses',
      zone: 'Fuseau horaire de l’agence',
      zoneHelp: 'L’heure de référence de l’équipe ; chacun peut choisir la sienne.',
    },
    codes: {
      done: 'Entrer dans Coulisse',
      file: 'coulisse-codes-de-secours.txt',
      note: 'Chacun ouvre une fois le coffre ou votre compte si vous perdez mot de passe ou trousseau. Ils ne seront plus jamais affichés.',
      title: 'Vos codes de secours',
    },
    create: 'Créer l’agence',
    languages: { en: 'English', fr: 'Français' },
    next: 'Continuer',
    step: 'Étape {{step}} sur 3',
    vault: { help: 'Cette machine n’a pas de trousseau : la phrase sera demandée à chaque démarrage.', label: 'Phrase secrète du coffre' },
  },
  en: {
    admin: {
      email: 'Email address',
      name: 'Your name',
      note: 'You will be an admin: everything is open to you, and you invite the others.',
      password: 'Password',
      title: 'Your account',
    },
    agency: {
      language: 'Language',
      name: 'Name of the agency',
      note: 'Coulisse keeps everything on this machine. Three steps, one minute.',
      title: 'Welcome backstage',
      zone: 'Time zone of the agency',
      zoneHelp: 'The team’s reference time; each person can choose their own.',
    },
    codes: {
      done: 'Enter Coulisse',
      file: 'coulisse-recovery-codes.txt',
      note: 'Each opens the vault or your account once, should you lose password or keychain. They will never be shown again.',
      title: 'Your recovery codes',
    },
    create: 'Create the agency',
    languages: { en: 'English', fr: 'Français' },
    next: 'Continue',
    step: 'Step {{step}} of 3',
    vault: { help: 'This machine has no keychain: the passphrase is asked at every start.', label: 'Passphrase of the vault' },
  },
})
