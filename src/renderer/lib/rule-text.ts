/**
 * Why a platform or a person's constraint stands against a content, by the rule's name (`posts.check`, `imports.preview`,
 * `MEDIA_INVALID`, `TEXT_INVALID`). A rule that is not here yet is still readable: its name and its figures.
 */
import { useCallback } from 'react'
import type { Language } from '../../contract/values.ts'
import type { Format } from './format.ts'
import { withFrenchSpaces } from './i18n/french-spaces.ts'
import { useFormat, useLanguage } from './locale.tsx'

export type RuleData = Record<string, string | number>

const fr = {
  'account.ambiguous': 'Plusieurs comptes répondent à « {{name}} » : écrivez {{names}}',
  'account.missing': 'Une heure est donnée, mais aucun compte',
  'account.not_connected': 'Ce compte n’est plus connecté : ce qui est planifié attendra sa reconnexion',
  'account.unknown': 'Aucun compte « {{name}} » pour ce modèle (connus : {{known}})',
  'alt.missing': 'Il manque la description de {{file}}',
  'alts.count': '{{alts}} descriptions pour {{images}} images',
  'budget.used_up': 'Le quota du compte est épuisé jusqu’à {{time:until}}',
  'column.missing': 'Colonne absente',
  'column.twice': 'Colonne en double',
  'column.unknown': 'Colonne inconnue',
  'creator.ambiguous': 'Plusieurs modèles répondent à « {{name}} » : {{names}}',
  'creator.missing': 'Aucun modèle indiqué',
  'creator.unknown': 'Aucun modèle nommé « {{name}} »',
  'image.animated': 'Image animée ({{actual}} images) : seules les images fixes sont acceptées',
  'image.bytes': 'Image trop lourde même réduite : {{bytes:actual}}, {{bytes:allowed}} au plus',
  'image.missing': 'Image introuvable parmi les fichiers déposés : {{path}}',
  'image.path_invalid': 'Chemin d’image refusé : {{path}}',
  'image.pixels': 'Image trop grande : {{actual}} pixels, {{allowed}} au plus',
  'image.type': 'Format d’image non accepté : {{actual}} (attendu : {{allowed}})',
  'image.unreadable': 'Image illisible : {{file}}',
  'images.too_many': '{{actual}} images, {{allowed}} au plus',
  'kind.unsupported': 'Ce type de contenu n’existe pas sur cette plateforme',
  'label.unknown': 'Étiquette de contenu inconnue : {{value}}',
  'language.invalid': 'Langue non reconnue : {{value}}',
  'languages.too_many': '{{actual}} langues, {{allowed}} au plus',
  'media.bytes': 'Fichier trop lourd : {{bytes:actual}}, {{bytes:allowed}} au plus',
  'media.empty': 'Fichier vide',
  'media.missing': 'Un média de ce contenu a disparu',
  'media.mixed': 'Des images et une vidéo ne vont pas ensemble dans un même contenu',
  'media.side': 'Trop grand : {{actual}} pixels de côté, {{allowed}} au plus',
  'media.too_big_for_server': 'Le serveur refuse un média aussi lourd, même réduit',
  'media.type': 'Type de fichier non accepté : {{actual}}',
  'mention.forbidden': 'Le modèle ne veut pas de « {{phrase}} » dans un texte',
  'platform.not_allowed': 'Le modèle ne veut pas de publication sur cette plateforme',
  'platform.unsupported': 'Coulisse ne publie pas encore sur cette plateforme',
  'row.duplicate': 'Identique à la ligne {{line}}',
  'row.imported_before': 'Déjà importée',
  'row.too_many_cells': '{{extra}} cellules de trop : un texte qui contient le séparateur se met entre guillemets',
  'text.control_characters': 'Le texte contient des caractères invisibles non acceptés',
  'text.empty': 'Rien à publier : ni texte ni média',
  'text.similar_elsewhere': 'Presque le même texte est planifié ou publié sur {{accounts}} autre(s) compte(s) de cette plateforme',
  'text.too_long': '{{actual}} caractères, {{allowed}} au plus',
  'text.too_many_bytes': 'Texte trop lourd ({{actual}} octets, {{allowed}} au plus) : retirez des émojis',
  'time.invalid': 'Date illisible : « {{value}} » (attendu : AAAA-MM-JJ HH:MM)',
  'time.past': 'Cette heure est déjà passée : {{value}}',
  'time.skipped': 'Cette heure n’existe pas ce jour-là (changement d’heure) : ce sera {{moved}}',
  'video.bytes': 'Vidéo trop lourde : {{bytes:actual}}, {{bytes:allowed}} au plus',
  'video.codec': 'Format de vidéo non accepté ({{actual}})',
  'video.empty': 'Vidéo vide',
  'video.no_picture': 'Ce fichier n’a pas d’image',
  'video.refused_by_service': 'La plateforme a refusé cette vidéo',
  'video.sound_codec': 'Format de son non accepté ({{actual}})',
  'video.too_big': 'Vidéo trop lourde : {{bytes:actual}}, {{bytes:allowed}} au plus',
  'video.type': 'Format de vidéo non accepté : {{file}} (attendu : {{allowed}})',
  'video.unreadable': 'Vidéo illisible : {{file}}',
  'videos.too_many': '{{actual}} vidéos, {{allowed}} au plus',
  'zone.unknown': 'Fuseau horaire inconnu : {{zone}}',
}

const en: Record<keyof typeof fr, string> = {
  'account.ambiguous': 'Several accounts answer to “{{name}}”: write {{names}}',
  'account.missing': 'A time is given, but no account',
  'account.not_connected': 'This account is not connected any more: what is scheduled waits until it is',
  'account.unknown': 'No account “{{name}}” for this model (known: {{known}})',
  'alt.missing': 'The description of {{file}} is missing',
  'alts.count': '{{alts}} descriptions for {{images}} images',
  'budget.used_up': 'The account’s quota is used up until {{time:until}}',
  'column.missing': 'Column missing',
  'column.twice': 'Column there twice',
  'column.unknown': 'Unknown column',
  'creator.ambiguous': 'Several models answer to “{{name}}”: {{names}}',
  'creator.missing': 'No model named',
  'creator.unknown': 'No model named “{{name}}”',
  'image.animated': 'Animated image ({{actual}} frames): only still images are accepted',
  'image.bytes': 'Image too heavy even when reduced: {{bytes:actual}}, {{bytes:allowed}} at most',
  'image.missing': 'Image not among the files given: {{path}}',
  'image.path_invalid': 'Image path refused: {{path}}',
  'image.pixels': 'Image too large: {{actual}} pixels, {{allowed}} at most',
  'image.type': 'Image format not accepted: {{actual}} (expected: {{allowed}})',
  'image.unreadable': 'Image cannot be read: {{file}}',
  'images.too_many': '{{actual}} images, {{allowed}} at most',
  'kind.unsupported': 'This platform has no such kind of content',
  'label.unknown': 'Unknown content label: {{value}}',
  'language.invalid': 'Language not recognised: {{value}}',
  'languages.too_many': '{{actual}} languages, {{allowed}} at most',
  'media.bytes': 'File too heavy: {{bytes:actual}}, {{bytes:allowed}} at most',
  'media.empty': 'Empty file',
  'media.missing': 'A media of this post is gone',
  'media.mixed': 'Images and a video do not go together in one post',
  'media.side': 'Too large: {{actual}} pixels a side, {{allowed}} at most',
  'media.too_big_for_server': 'The server refuses media this heavy, even when reduced',
  'media.type': 'File type not accepted: {{actual}}',
  'mention.forbidden': 'The model does not want “{{phrase}}” in a text',
  'platform.not_allowed': 'The model does not want to be published on this platform',
  'platform.unsupported': 'Coulisse does not publish on this platform yet',
  'row.duplicate': 'The same as line {{line}}',
  'row.imported_before': 'Imported already',
  'row.too_many_cells': '{{extra}} cells too many: a text that holds the separator goes in quotation marks',
  'text.control_characters': 'The text holds invisible characters that are not accepted',
  'text.empty': 'Nothing to publish: neither text nor media',
  'text.similar_elsewhere': 'Nearly the same text is scheduled or published on {{accounts}} other account(s) of this platform',
  'text.too_long': '{{actual}} characters, {{allowed}} at most',
  'text.too_many_bytes': 'Text too heavy ({{actual}} bytes, {{allowed}} at most): take out emoji',
  'time.invalid': 'Date not readable: “{{value}}” (expected: YYYY-MM-DD HH:MM)',
  'time.past': 'This time has passed already: {{value}}',
  'time.skipped': 'This time does not exist that day (clock change): it will be {{moved}}',
  'video.bytes': 'Video too heavy: {{bytes:actual}}, {{bytes:allowed}} at most',
  'video.codec': 'Video format not accepted ({{actual}})',
  'video.empty': 'Empty video',
  'video.no_picture': 'This file has no picture',
  'video.refused_by_service': 'The platform refused this video',
  'video.sound_codec': 'Sound format not accepted ({{actual}})',
  'video.too_big': 'Video too heavy: {{bytes:actual}}, {{bytes:allowed}} at most',
  'video.type': 'Video format not accepted: {{file}} (expected: {{allowed}})',
  'video.unreadable': 'Video cannot be read: {{file}}',
  'videos.too_many': '{{actual}} videos, {{allowed}} at most',
  'zone.unknown': 'Unknown time zone: {{zone}}',
}

const texts: Record<Language, Record<string, string>> = { fr, en }

type Value = string | number | undefined

const shown = (value: Value, format: Format): string => (typeof value === 'number' ? format.number(value) : (value ?? '—'))

/** How `{{bytes:actual}}` and `{{time:until}}` are written out. */
const special: Record<string, (value: Value, format: Format) => string> = {
  bytes: (value, format) => (value === undefined || Number.isNaN(Number(value)) ? '—' : format.bytes(Number(value))),
  time: (value, format) => {
    const at = new Date(value ?? Number.NaN)
    return Number.isNaN(at.getTime()) ? '—' : format.dateTime(at)
  },
}

/** The figures of a rule nobody has put into words yet. */
const figures = (data: RuleData, format: Format): string =>
  Object.entries(data)
    .map(([name, value]) => `${name} ${shown(value, format)}`)
    .join(', ')

export const ruleText = (rule: string, data: RuleData, language: Language, format: Format): string => {
  const template = Object.hasOwn(texts[language], rule) ? texts[language][rule] : undefined
  if (template === undefined) {
    const extra = figures(data, format)
    return extra ? `${rule} (${extra})` : rule
  }
  const spaced = language === 'fr' ? withFrenchSpaces(template) : template
  return spaced.replace(/\{\{(?:(\w+):)?(\w+)\}\}/g, (_, how: string | undefined, field: string) => (special[how ?? ''] ?? shown)(data[field], format))
}

/** A rule in the reader's language. */
export const useRuleText = (): ((rule: string, data: RuleData) => string) => {
  const language = useLanguage()
  const format = useFormat()
  return useCallback((rule, data) => ruleText(rule, data, language, format), [language, format])
}
