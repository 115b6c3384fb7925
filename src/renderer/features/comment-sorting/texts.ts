import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const commentSortingTexts = defineTexts({
  fr: {
    corrections_one: 'Une correction a été apprise pour ce modèle.',
    corrections_other: '{{count}} corrections ont été apprises pour ce modèle.',
    corrections_zero: 'Aucune correction pour l’instant : corrigez dans la réception, et ce tri apprend.',
    creator: 'Modèle',
    isOwn: 'Réglages propres à ce modèle.',
    isUsual: 'Réglages d’usage : chacun y avait raison au moins neuf fois sur dix à l’essai.',
    language: {
      title: 'Langue',
      what: 'Plus bas : davantage de messages ont une langue, parfois la mauvaise ; une règle ou une réponse « en français » s’applique à plus de messages. Plus haut : moins, et plus sûrs.',
    },
    none: 'Aucun message de ce modèle n’a encore été trié.',
    note: 'Chaque message reçu est trié sur cette machine. Au-dessous du seuil, rien n’est dit : ni dans la réception, ni aux règles.',
    noModel: 'Aucun modèle pour l’instant.',
    relevance: {
      title: 'À propos du post',
      what: 'Plus bas : davantage de messages passent pour pertinents, dont des hors-sujet ; les règles qui aiment ou répondent « si c’est pertinent » agissent plus souvent. Plus haut : elles agissent moins et se trompent moins.',
    },
    saved: 'Seuils enregistrés : ce qui attend est trié de nouveau',
    sentiment: {
      title: 'Ton',
      what: 'Plus bas : davantage de messages sont dits négatifs ou positifs, plus souvent à tort ; le filtre « Négatifs » en montre plus. Plus haut : il n’en garde que les plus nets.',
    },
    spam: {
      title: 'Spam',
      what: 'Plus bas : plus de spam est reconnu, et plus de vrais messages pris pour du spam ; une règle qui masque le spam en masque davantage. Plus haut : moins de vrais messages masqués à tort, plus de spam laissé.',
    },
    tab: 'Tri des messages',
    threshold: '{{what}} : sûr à (%)',
    toUsual: 'Revenir à l’usage',
    would: 'Dit pour {{said}} des {{of}} derniers messages',
    wouldChange: 'Dit pour {{said}} des {{of}} derniers messages, au lieu de {{before}}',
  },
  en: {
    corrections_one: 'One correction was learnt from for this model.',
    corrections_other: '{{count}} corrections were learnt from for this model.',
    corrections_zero: 'No correction yet: correct in the inbox, and this sorting learns.',
    creator: 'Model',
    isOwn: 'This model’s own settings.',
    isUsual: 'The usual settings: each was right at least nine times of ten when tried.',
    language: {
      title: 'Language',
      what: 'Lower: more messages have a language, sometimes the wrong one; a rule or a reply “in French” applies to more messages. Higher: fewer, and surer.',
    },
    none: 'No message of this model has been sorted yet.',
    note: 'Each message that comes in is sorted on this machine. Below the threshold nothing is said: neither in the inbox nor to rules.',
    noModel: 'No model yet.',
    relevance: {
      title: 'About the post',
      what: 'Lower: more messages pass for relevant, off-topic ones among them; rules that like or answer “if it is relevant” act more often. Higher: they act less and are wrong less.',
    },
    saved: 'Thresholds saved: what waits is sorted anew',
    sentiment: {
      title: 'Tone',
      what: 'Lower: more messages are said to be negative or positive, more often wrongly; the filter “Negative” shows more. Higher: it keeps only the plainest.',
    },
    spam: {
      title: 'Spam',
      what: 'Lower: more spam is known, and more real messages are taken for spam; a rule that hides spam hides more. Higher: fewer real messages hidden by mistake, more spam left.',
    },
    tab: 'Sorting of messages',
    threshold: '{{what}}: at least (%) sure',
    toUsual: 'Back to the usual',
    would: 'Said of {{said}} of the last {{of}} messages',
    wouldChange: 'Said of {{said}} of the last {{of}} messages, instead of {{before}}',
  },
})
