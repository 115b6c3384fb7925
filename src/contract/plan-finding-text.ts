/**
 * What a plan could not have, in words: what it is, and the way out. Total over the rules. Data and one pure function:
 * `{{wanted}}` is a figure, `{{wanted:one:other}}` the form that agrees with it, `{{wanted:kind}}` the kind's noun for
 * so many, `{{kind}}` its plural. Which account, band and days it is about is said by whoever shows it.
 */
import type { PlanFinding, PlanKind } from './plans.ts'
import type { Language } from './values.ts'

export interface PlanFindingText {
  says: string
  todo: string
}

type Noun = readonly [one: string, other: string]

export const planKindNouns: Record<Language, Record<PlanKind, Noun>> = {
  fr: {
    text: ['texte', 'textes'],
    photo: ['photo', 'photos'],
    photo_set: ['série de photos', 'séries de photos'],
    reel: ['reel', 'reels'],
    story: ['story', 'stories'],
    onlyfans_post: ['publication OnlyFans', 'publications OnlyFans'],
  },
  en: {
    text: ['text', 'texts'],
    photo: ['photo', 'photos'],
    photo_set: ['photo set', 'photo sets'],
    reel: ['reel', 'reels'],
    story: ['story', 'stories'],
    onlyfans_post: ['OnlyFans post', 'OnlyFans posts'],
  },
}

const anything: Record<Language, Noun> = { fr: ['publication', 'publications'], en: ['post', 'posts'] }

const fr: Record<PlanFinding['rule'], PlanFindingText> = {
  'plan.no_bands': { says: 'Aucun créneau : rien ne sera planifié', todo: 'Ajoutez un créneau.' },
  'plan.no_days': {
    says: 'Aucun jour de la période n’est à remplir : rien ne sera planifié, et ce qu’un plan y avait mis est retiré',
    todo: 'Retirez des dates bloquées ou ajoutez des jours aux créneaux.',
  },
  'band.too_short': {
    says: 'Ce créneau ne laisse aucune place hors des heures creuses : {{wanted}} {{wanted:publication voulue:publications voulues}}, {{possible}} possible',
    todo: 'Élargissez le créneau ou réduisez les heures creuses.',
  },
  'band.full': {
    says: 'Ce créneau est trop serré : {{wanted}} {{wanted:publication voulue:publications voulues}}, {{possible}} {{possible:tient:tiennent}} avec l’espacement',
    todo: 'Élargissez le créneau, réduisez son minimum ou l’espacement.',
  },
  'vary.impossible': {
    says: 'L’heure ne peut pas changer d’un jour à l’autre ({{possible}} sur {{wanted}})',
    todo: 'Élargissez le créneau ou mettez la variation à 0.',
  },
  'obligation.no_slot': {
    says: 'Il faut {{wanted}} {{wanted:kind}}, les créneaux en laissent {{possible}}',
    todo: 'Ajoutez un créneau, augmentez un maximum ou réduisez l’engagement quotidien.',
  },
  'obligation.not_on_platform': {
    says: 'Il faut {{wanted}} {{wanted:kind}}, mais aucun compte concerné n’en publie',
    todo: 'Reliez un compte qui le peut ou retirez cet engagement quotidien.',
  },
  'mix.not_on_platform': {
    says: 'Ce compte ne publie rien de ce que demande la répartition',
    todo: 'Donnez une part à ce qu’il publie, ou faites-lui un plan propre.',
  },
  'library.short': {
    says: 'Il faut {{wanted}} {{wanted:kind}}, la médiathèque en a {{possible}}',
    todo: 'Ajoutez-en {{missing}}, réduisez leur part dans la répartition, l’engagement quotidien ou le délai avant réemploi.',
  },
  'captions.short': {
    says: 'Il faut {{wanted}} {{wanted:kind}}, les légendes en donnent {{possible}}',
    todo: 'Écrivez-en {{missing}} de plus, avec des variantes, ou permettez de reprendre un texte.',
  },
}

const en: typeof fr = {
  'plan.no_bands': { says: 'No time band: nothing will be scheduled', todo: 'Add a time band.' },
  'plan.no_days': {
    says: 'No day of the period is to be filled: nothing will be scheduled, and what a plan had put there is taken out',
    todo: 'Remove blackout dates or add days to the time bands.',
  },
  'band.too_short': {
    says: 'This time band leaves no room outside the quiet hours: {{wanted}} {{wanted:post:posts}} wanted, {{possible}} possible',
    todo: 'Widen the time band or reduce the quiet hours.',
  },
  'band.full': {
    says: 'This time band is too tight: {{wanted}} {{wanted:post:posts}} wanted, {{possible}} {{possible:fits:fit}} with the spacing',
    todo: 'Widen the time band, lower its minimum or the spacing.',
  },
  'vary.impossible': {
    says: 'The time cannot vary from day to day ({{possible}} of {{wanted}})',
    todo: 'Widen the time band or set the variation to 0.',
  },
  'obligation.no_slot': {
    says: '{{wanted}} {{wanted:kind}} {{wanted:is:are}} wanted, the time bands leave room for {{possible}}',
    todo: 'Add a time band, raise a maximum or lower the daily commitment.',
  },
  'obligation.not_on_platform': {
    says: '{{wanted}} {{wanted:kind}} {{wanted:is:are}} wanted, but no account concerned can post any',
    todo: 'Connect an account that can, or remove this daily commitment.',
  },
  'mix.not_on_platform': {
    says: 'This account posts nothing of what the content mix asks for',
    todo: 'Give a share to what it posts, or a plan of its own.',
  },
  'library.short': {
    says: '{{wanted}} {{wanted:kind}} {{wanted:is:are}} wanted, the library has {{possible}}',
    todo: 'Add {{missing}}, lower their share of the content mix, the daily commitment or the days before reuse.',
  },
  'captions.short': {
    says: '{{wanted}} {{wanted:kind}} {{wanted:is:are}} wanted, the captions give {{possible}}',
    todo: 'Write {{missing}} more, with variants, or allow the same words again.',
  },
}

const texts: Record<Language, typeof fr> = { fr, en }

/** French counts none as one. */
const isOne = (count: number, language: Language): boolean => new Intl.PluralRules(language).select(count) === 'one'

export const planFindingText = (finding: PlanFinding, language: Language): PlanFindingText => {
  const { rule, kind, wanted, possible } = finding
  const noun = kind === null ? anything[language] : planKindNouns[language][kind]
  const counts: Record<string, number> = { wanted, possible, missing: Math.max(0, wanted - possible), days: finding.days }
  const fill = (template: string): string =>
    template.replace(
      /\{\{(\w+)(?::([^:}]+))?(?::([^}]+))?\}\}/g,
      (_, field: string, one: string | undefined, other: string | undefined) => {
        if (field === 'kind') return noun[1]
        const count = counts[field] ?? 0
        if (one === undefined) return String(count)
        const [single, many] = one === 'kind' ? noun : [one, other ?? one]
        return isOne(count, language) ? single : many
      },
    )
  const text = texts[language][rule]
  return { says: fill(text.says), todo: fill(text.todo) }
}
