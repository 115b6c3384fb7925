import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const todayTexts = defineTexts({
  fr: {
    count: { failed: 'En échec', needs: 'À traiter', published: 'Publiées sur 7 jours', scheduled: 'Planifiées' },
    empty: {
      act: 'Écrire un contenu',
      text: 'Les prochaines publications s’afficheront ici, avec leur heure et leur état.',
      title: 'Rien de planifié',
    },
    needs: {
      none: 'Personne n’est attendu.',
      noneNote: 'Un échec, un doute ou un retard apparaîtra ici.',
      title: 'Ce qui attend quelqu’un',
    },
    next: { title: 'Prochaines publications' },
    title: 'Aujourd’hui',
    today: 'aujourd’hui',
    tomorrow: 'demain',
  },
  en: {
    count: { failed: 'Failed', needs: 'To deal with', published: 'Published in 7 days', scheduled: 'Scheduled' },
    empty: { act: 'Write a post', text: 'The next publications will be here, with their time and state.', title: 'Nothing scheduled' },
    needs: { none: 'Nobody is waited for.', noneNote: 'A failure, a doubt or a delay will show here.', title: 'What needs a person' },
    next: { title: 'Next publications' },
    title: 'Today',
    today: 'today',
    tomorrow: 'tomorrow',
  },
})
