import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const vaultTexts = defineTexts({
  fr: {
    later: 'Continuer sans ouvrir',
    laterNote: 'Vous pourrez préparer des contenus ; rien ne partira avant l’ouverture.',
    note: {
      keychain: 'Le trousseau de cette machine ne donne plus la clé du coffre. Un code de secours l’ouvre.',
      passphrase: 'Il garde les accès aux comptes. Sa phrase secrète est demandée à chaque démarrage.',
    },
    open: 'Ouvrir le coffre',
    passphrase: 'Phrase secrète',
    recoveryCode: 'Code de secours du coffre',
    recoveryHelp: 'Il ne sert qu’une fois.',
    title: 'Le coffre est fermé',
    usePassphrase: 'Utiliser la phrase secrète',
    useRecovery: 'Utiliser un code de secours',
  },
  en: {
    later: 'Go on without opening it',
    laterNote: 'You can prepare posts; nothing goes out until it is open.',
    note: {
      keychain: 'The keychain of this machine no longer gives the key of the vault. A recovery code opens it.',
      passphrase: 'It keeps the accounts’ credentials. Its passphrase is asked at every start.',
    },
    open: 'Open the vault',
    passphrase: 'Passphrase',
    recoveryCode: 'Recovery code of the vault',
    recoveryHelp: 'Each works once.',
    title: 'The vault is locked',
    usePassphrase: 'Use the passphrase',
    useRecovery: 'Use a recovery code',
  },
})
