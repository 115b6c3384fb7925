import { describe, expect, test } from 'vitest'
import { errorText, subjectText } from '../../contract/error-text.ts'
import { errorTable } from '../../contract/errors.ts'
import type { Texts } from '../lib/i18n/define-texts.ts'
import { allTexts } from './texts.ts'

const flat = (texts: Texts, prefix = ''): [key: string, text: string][] =>
  Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [[prefix + key, value] as [string, string]] : flat(value, `${prefix}${key}.`),
  )

const fr = flat(Object.fromEntries(Object.entries(allTexts).map(([name, texts]) => [name, texts.fr as Texts])))
const en = new Map(flat(Object.fromEntries(Object.entries(allTexts).map(([name, texts]) => [name, texts.en as Texts]))))
const byText = (a: string, b: string) => (a < b ? -1 : 1)
const placeholders = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? '').toSorted(byText)

/** Words that French and English share, and names. A text is added here only when it is right in both. */
const sameInBoth: ReadonlySet<string> = new Set([
  'Interactions',
  'Spam',
  'Urgent',
  'Important',
  'publication',
  'publications',
  'photos',
  'stories',
  'Photos',
  'Stories',
  'Net',
  'Engagement',
  'Conversions',
  'Hashtag',
  'Google Trends',
  'Sources',
  'Total',
  'Active',
  'Application',
  'Applications',
  'Coulisse',
  'Coulisse {{version}}',
  'ffmpeg {{version}}',
  'Date',
  'Dimensions',
  'Description',
  'English',
  'France',
  'Format',
  'Français',
  'Hashtags',
  'Image',
  'Images',
  'Import',
  'Interaction',
  'Mention',
  'Message',
  'Messages',
  'Minutes',
  'Quota',
  'Navigation',
  'Note',
  'Plan',
  'Notes',
  'Pages',
  'Photo',
  'Protection',
  'Publication',
  'Publications',
  'Quotas',
  'Sessions',
  '{{count}} hashtag',
  '{{count}} hashtags',
  '{{count}} publication',
  '{{count}} publications',
])

describe('texts', () => {
  test('have the same keys in French and English', () => {
    expect([...en.keys()].toSorted(byText)).toEqual(fr.map(([key]) => key).toSorted(byText))
  })
  test('are never empty', () => {
    expect([...fr, ...en].filter(([key, text]) => text.trim() === '' && key)).toEqual([])
  })
  test('carry the same placeholders in both', () => {
    const off = fr.filter(([key, text]) => placeholders(text).join() !== placeholders(en.get(key) ?? '').join())
    expect(off.map(([key]) => key)).toEqual([])
  })
  test('are translated', () => {
    const same = fr.filter(
      ([key, text]) => en.get(key) === text && !sameInBoth.has(text) && /\p{L}/u.test(text.replace(/\{\{.*?\}\}/g, '')),
    )
    expect(same.map(([key, text]) => `${key}: ${text}`)).toEqual([])
  })
})

describe('error texts', () => {
  const codes = Object.keys(errorTable) as (keyof typeof errorTable)[]
  test.each(codes)('%s says what happened and the way out in both languages', (code) => {
    for (const language of ['fr', 'en'] as const) {
      const { title, wayOut } = errorText[language][code]
      expect(title).not.toBe('')
      expect(wayOut).not.toBe('')
      const fields = Object.keys(errorTable[code].data.shape)
      expect(fields).toEqual(expect.arrayContaining(placeholders(title + wayOut)))
    }
    expect(errorText.fr[code].title).not.toBe(errorText.en[code].title)
  })
  test('name the same subjects', () => {
    expect(Object.keys(subjectText.en)).toEqual(Object.keys(subjectText.fr))
  })
})
