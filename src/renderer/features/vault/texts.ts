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
    wrong: {
      passphrase: {
        title: 'Ce n’est pas la phrase secrète du coffre',
        text: 'C’est celle choisie à la création du coffre, pas votre mot de passe : vérifiez les majuscules et la disposition du clavier. Si elle est perdue, un code de secours du coffre l’ouvre.',
      },
      recoveryCode: {
        title: 'Ce code n’ouvre pas le coffre',
        text: 'Chaque code ne sert qu’une fois. Il s’agit des codes du coffre, remis au premier démarrage, et non de ceux d’une personne : essayez-en un autre.',
      },
    },
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
    wrong: {
      passphrase: {
        title: 'This is not the passphrase of the vault',
        text: 'It is the one chosen when the vault was made, not your password: check capitals and the keyboard layout. If it is lost, a recovery code of the vault opens it.',
      },
      recoveryCode: {
        title: 'This code does not open the vault',
        text: 'Each code works once. It takes the codes of the vault, given at the first start, and not those of a person: try another one.',
      },
    },
  },
})
