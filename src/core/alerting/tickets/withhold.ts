/**
 * Takes names and secrets out of lines that may leave the agency: everything by which its people, models, accounts and
 * servers are called, and whatever looks like a secret, an address or a handle, known or not. Pure.
 */
import { platformIds } from '../../../contract/platforms.ts'
import { foldText } from '../../fold-text.ts'
import { redactText } from '../../log-redaction.ts'

/** Holds no letter, so that it is nobody's name. */
const gone = '[…]'

/** Longer ones are taken out wherever they stand; shorter ones would tear other words apart. */
const anywhereFrom = 6

const looks: readonly RegExp[] = [
  // Decentralized identifiers of Bluesky, and links, with all that they name.
  /\bdid:[a-z]+:[\w.:%-]+/giu,
  /\b[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]+/giu,
  // Handles, as people write them.
  /(?<![\p{L}\p{N}])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_])?/gu,
  // A host or a handle that is a domain: `lea.bsky.social`. Files (`review.ts:12`) and versions stay.
  /(?<![\p{L}\p{N}_./-])(?:[\p{L}\p{N}-]+\.)+(?:social|app|test|com|net|org|fr|io|tv|me|eu|local|example)(?![\p{L}\p{N}])/giu,
  // Folders of a home directory are called by who lives there.
  /(?:\/(?:home|Users)\/|[A-Z]:\\Users\\)[^\s"')]+/gu,
]

const escape = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

/** A name, its parts, and each without accents. */
const formsOf = (name: string): string[] => {
  const whole = name.normalize('NFC').trim()
  const parts = whole.split(/[\s@/:]+/u).filter((part) => part.length >= 3 && !part.includes('//'))
  return [whole, ...parts].flatMap((form) => [form, foldText(form)]).filter((form) => /[\p{L}\p{N}]/u.test(form))
}

const patternOf = (form: string): string =>
  form.length >= anywhereFrom ? escape(form) : `(?<![\\p{L}\\p{N}])${escape(form)}(?![\\p{L}\\p{N}])`

/** What is everybody's: schemes and ends of addresses, platforms (agencies call applications by them). */
const common = new Set<string>([...platformIds, 'http', 'https', 'www', 'com', 'bsky', 'social'])

export type Withhold = (line: string) => string

/** `names`: everything by which anybody or anything of this agency is called. */
export const withholding = (names: readonly string[]): Withhold => {
  const forms = [...new Set(names.flatMap(formsOf))].filter((form) => !common.has(form.toLowerCase()))
  const byLength = forms.toSorted((a, b) => b.length - a.length)
  return (line) => {
    const text = line.normalize('NFC')
    const lower = text.toLowerCase()
    // Most names stand in no line: one search each, rather than one expression of thousands.
    const here = byLength.filter((form) => lower.includes(form.toLowerCase()))
    const named = here.length === 0 ? text : text.replaceAll(new RegExp(here.map(patternOf).join('|'), 'giu'), gone)
    return looks.reduce((left, look) => left.replaceAll(look, gone), redactText(named))
  }
}
