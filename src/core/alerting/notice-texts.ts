/** What a desktop notification says, in both languages: no more of a post than its account and its time. */
import type { Language } from '../../contract/values.ts'

export type NoticeKind = 'missed' | 'ready' | 'failed' | 'needs_person' | 'account'

export interface NoticeText {
  one: string
  /** `{{count}}` of them. */
  many: string
  /** What to do about it. */
  wayOut: string
}

export const noticeTexts: Record<Language, Record<NoticeKind, NoticeText>> = {
  fr: {
    missed: { one: 'Publication manquée', many: '{{count}} publications manquées', wayOut: 'Décidez si elle part quand même.' },
    ready: {
      one: 'Une publication est prête, à publier à la main',
      many: '{{count}} publications prêtes, à publier à la main',
      wayOut: 'Ouvrez-la : tout est prêt à copier.',
    },
    failed: { one: 'Publication refusée', many: '{{count}} publications refusées', wayOut: 'Ouvrez-la pour voir pourquoi et que faire.' },
    needs_person: {
      one: 'Une publication attend votre réponse',
      many: '{{count}} publications attendent votre réponse',
      wayOut: 'Elle est peut-être en ligne : vérifiez sur la plateforme.',
    },
    account: { one: 'Compte à reconnecter', many: '{{count}} comptes à reconnecter', wayOut: 'Ce qui attend partira ensuite.' },
  },
  en: {
    missed: { one: 'A publication was missed', many: '{{count}} publications were missed', wayOut: 'Decide whether it still goes out.' },
    ready: {
      one: 'A publication is ready to be posted by hand',
      many: '{{count}} publications are ready to be posted by hand',
      wayOut: 'Open it: everything is there to be copied.',
    },
    failed: {
      one: 'A publication was refused',
      many: '{{count}} publications were refused',
      wayOut: 'Open it to see why, and what to do.',
    },
    needs_person: {
      one: 'A publication waits for your answer',
      many: '{{count}} publications wait for your answer',
      wayOut: 'It may be out already: look on the platform.',
    },
    account: {
      one: 'An account has to be reconnected',
      many: '{{count}} accounts have to be reconnected',
      wayOut: 'What waits goes out then.',
    },
  },
}
