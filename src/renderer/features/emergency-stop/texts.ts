import { defineTexts } from '../../lib/i18n/define-texts.ts'

export const emergencyStopTexts = defineTexts({
  fr: {
    act: 'Tout arrêter',
    hold: 'Maintenez pour arrêter tous les envois',
    ask: {
      title: 'Arrêter tous les envois ?',
      text: 'Plus rien ne partira, sur aucun compte, jusqu’à ce que quelqu’un reprenne. Ce qui est déjà en ligne y reste.',
    },
    done: 'Tout est arrêté : plus rien ne part',
    held_one: '{{count}} publication retenue',
    held_other: '{{count}} publications retenues',
    banner: { title: 'Tout est arrêté', text: 'Rien ne part, sur aucun compte.', by: 'Arrêté par {{name}}' },
    resume: {
      act: 'Reprendre les envois',
      title: 'Reprendre les envois ?',
      text: 'Ce qui a été retenu part maintenant, sauf ce que son réglage de retard écarte. Le reste part à son heure.',
      done_one: 'Les envois ont repris, {{count}} publication relâchée',
      done_other: 'Les envois ont repris, {{count}} publications relâchées',
    },
  },
  en: {
    act: 'Stop everything',
    hold: 'Hold to stop all publishing',
    ask: {
      title: 'Stop all publishing?',
      text: 'Nothing more goes out, on any account, until somebody resumes. What is online already stays there.',
    },
    done: 'Everything is stopped: nothing goes out',
    held_one: '{{count}} publication held',
    held_other: '{{count}} publications held',
    banner: { title: 'Everything is stopped', text: 'Nothing goes out, on any account.', by: 'Stopped by {{name}}' },
    resume: {
      act: 'Resume publishing',
      title: 'Resume publishing?',
      text: 'What was held goes out now, except what its rule for lateness leaves out. The rest goes out at its time.',
      done_one: 'Publishing goes on, {{count}} publication released',
      done_other: 'Publishing goes on, {{count}} publications released',
    },
  },
})
