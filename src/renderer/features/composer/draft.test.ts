import { describe, expect, it } from 'vitest'
import { changeDraft, contentOf, emptyDraft, isBlank, type DraftChange, type DraftMedia } from './draft.ts'
import { fieldOfRule } from './fields.ts'

const media = (key: string, changes: Partial<DraftMedia> = {}): DraftMedia => ({
  key,
  fileName: `${key}.jpg`,
  kind: 'image',
  alt: '',
  seconds: null,
  ratio: null,
  assetId: `ast_${key}`,
  file: null,
  state: 'ready',
  error: null,
  ...changes,
})
const draft = { ...emptyDraft(['fr']), media: [media('a'), media('b'), media('c')] }
const keys = (changed: typeof draft | ReturnType<typeof changeDraft>) => changed.media.map(({ key }) => key)

describe('changeDraft', () => {
  it.each([
    ['c', 0, ['c', 'a', 'b']],
    ['a', 2, ['b', 'c', 'a']],
    ['b', -5, ['b', 'a', 'c']],
    ['a', 99, ['b', 'c', 'a']],
    ['gone', 0, ['a', 'b', 'c']],
  ])('moves %s to %i', (key, to, order) => {
    expect(keys(changeDraft(draft, { do: 'move', key, to }))).toEqual(order)
  })

  it('adds to a thread, rewrites its parts and takes them out', () => {
    const changes: DraftChange[] = [
      { do: 'set', changes: { text: 'Un' } },
      { do: 'insert_part', at: 0, text: '' },
      { do: 'write_part', at: 0, text: 'Deux' },
      { do: 'insert_part', at: 1, text: 'Trois' },
      { do: 'drop_part', at: 0 },
      { do: 'insert_part', at: 0, text: 'Deux' },
    ]
    const changed = changes.reduce(changeDraft, emptyDraft(['fr']))
    expect(changed.thread).toEqual(['Deux', 'Trois'])
    expect(contentOf(changed)).toMatchObject({ text: 'Un', thread: ['Deux', 'Trois'] })
    expect(isBlank({ ...emptyDraft([]), thread: [' '] })).toBe(true)
    expect(isBlank({ ...emptyDraft([]), thread: ['Deux'] })).toBe(false)
  })

  it('says something else on a platform, whatever becomes of the common text, until that is dropped', () => {
    const changes: DraftChange[] = [
      { do: 'write_for', platform: 'x', text: 'Court' },
      { do: 'write_for', platform: 'bluesky', text: '' },
      { do: 'set', changes: { text: 'Un' } },
    ]
    const changed = changes.reduce(changeDraft, emptyDraft(['fr']))
    expect(contentOf(changed)).toMatchObject({ text: 'Un', platformTexts: { x: 'Court', bluesky: '' } })
    expect(contentOf(changeDraft(changed, { do: 'drop_for', platform: 'x' })).platformTexts).toEqual({ bluesky: '' })
    expect(isBlank({ ...emptyDraft([]), platformTexts: { x: ' ' } })).toBe(true)
    expect(isBlank({ ...emptyDraft([]), platformTexts: { x: 'Court' } })).toBe(false)
  })

  it('keeps only what core has, in order, with descriptions', () => {
    const changed = changeDraft(
      { ...draft, media: [media('a', { alt: 'Loge' }), media('b', { assetId: null, state: 'uploading' })] },
      { do: 'set', changes: { text: 'Bonsoir' } },
    )
    expect(contentOf(changed)).toEqual({
      text: 'Bonsoir',
      platformTexts: {},
      thread: [],
      assets: [{ assetId: 'ast_a', alt: 'Loge' }],
      languages: ['fr'],
      labels: [],
      options: {},
    })
  })

  it('is blank without text and media', () => {
    expect(isBlank(emptyDraft(['fr']))).toBe(true)
    expect(isBlank({ ...emptyDraft([]), text: ' \n' })).toBe(true)
    expect(isBlank(draft)).toBe(false)
  })
})

describe('fieldOfRule', () => {
  it.each([
    ['text.too_long', 'text'],
    ['mention.forbidden', 'text'],
    ['alt.missing', 'media'],
    ['images.too_many', 'media'],
    ['account.not_connected', 'accounts'],
    ['platform.not_allowed', 'accounts'],
    ['languages.too_many', 'languages'],
    ['label.unknown', 'labels'],
    ['privacy.missing', 'choices'],
    ['options.invalid', 'choices'],
    ['moon.full', 'text'],
  ])('%s → %s', (rule, field) => {
    expect(fieldOfRule(rule)).toBe(field)
  })
})
