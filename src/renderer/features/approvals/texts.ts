import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const approvalsTexts = defineTexts({
  fr: {
    all: {
      approve_one: 'Approuver',
      approve_other: 'Approuver les {{count}}',
      veto_one: 'Refuser',
      veto_other: 'Refuser les {{count}}',
    },
    bymanager: 'Votre agence donne l’accord. Vous pouvez refuser, avec une raison.',
    deadline: 'Sans réponse avant {{time}}, elle ne part pas. Elle est gardée comme « manquée » et l’agence lui choisit une autre heure.',
    deadlineSoon: 'Plus que {{left}} : sans réponse, elle ne part pas.',
    details: 'Détails et historique',
    empty: {
      model: 'Quand votre agence vous demandera un accord, la publication s’affichera ici, telle qu’elle paraîtra.',
      staff: 'Ce qui attend l’accord d’un modèle ou d’un manager s’affichera ici. La règle se choisit dans la fiche de chaque modèle.',
      title: 'Rien à approuver',
    },
    earlier: 'Refusée auparavant : « {{reason}} »',
    more: 'Afficher la suite',
    tabs: { label: 'Approbations', vetoed: 'Refusées', waiting: 'En attente' },
    title: 'Approbations',
    titleModel: 'Accords',
    vetoed: {
      act: 'Corriger et redemander',
      empty: 'Aucune publication refusée.',
      model: 'Ce que vous avez refusé. L’agence peut le corriger et vous redemander.',
      staff: 'Chacune attend que vous la corrigiez et redemandiez l’accord, ou que vous l’annuliez.',
    },
  },
  en: {
    all: { approve_one: 'Approve', approve_other: 'Approve all {{count}}', veto_one: 'Veto', veto_other: 'Veto all {{count}}' },
    bymanager: 'Your agency approves. You can veto, with a reason.',
    deadline: 'With no answer before {{time}}, it does not go out. It is kept as “missed” and the agency picks another time.',
    deadlineSoon: '{{left}} left: with no answer, it does not go out.',
    details: 'Details and history',
    empty: {
      model: 'When your agency asks for your approval, the publication will be here, as it will look.',
      staff: 'What waits for a model’s or a manager’s approval will be here. The rule is chosen in each model’s profile.',
      title: 'Nothing to approve',
    },
    earlier: 'Vetoed before: “{{reason}}”',
    more: 'Show more',
    tabs: { label: 'Approvals', vetoed: 'Vetoed', waiting: 'Waiting' },
    title: 'Approvals',
    titleModel: 'Approve',
    vetoed: {
      act: 'Edit and ask again',
      empty: 'Nothing was vetoed.',
      model: 'What you vetoed. The agency can edit it and ask you again.',
      staff: 'Each waits for you to edit it and ask again, or to cancel it.',
    },
  },
})
