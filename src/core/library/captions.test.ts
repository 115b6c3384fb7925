import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore, TestUser } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('captions', () => {
  let test: TestCore
  let admin: TestUser
  let creatorId: string

  const newCreator = async (name: string, pseudonyms: string[]) => {
    const made = await admin.client.creators.create({
      name,
      pseudonyms,
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: noConstraints,
    })
    return made.id
  }
  const save = (text: string, more: object = {}, captionId?: string) =>
    admin.client.captions.save({
      creatorId,
      captionId,
      content: { text, language: null, kinds: null, platforms: null, tags: [], ...more },
    })
  const texts = async (filter: object) => (await admin.client.captions.list({ creatorId, ...filter })).items.map(({ text }) => text)

  beforeAll(async () => {
    test = await startTestCore()
    admin = test.admin
    creatorId = await newCreator('Léa', ['Nova'])
  })
  afterAll(() => test[Symbol.asyncDispose]())

  it('are kept, changed, found and removed, and plans hear of it', async () => {
    const first = await save('{Été|Hiver} à {{name}}', { kinds: ['photo'], language: 'fr', tags: ['Plage'] })
    expect(first).toMatchObject({ variants: 2, uses: 0, kinds: ['photo'], platforms: null })
    await save('Only words', { kinds: ['text'], platforms: ['bluesky'], language: 'en' })
    expect(await texts({ search: 'ete' })).toEqual(['{Été|Hiver} à {{name}}'])
    expect(await texts({ search: 'plage lea' })).toEqual([])
    expect(await texts({ tag: 'plage' })).toHaveLength(1)
    expect(await texts({ kind: 'text' })).toEqual(['Only words'])
    expect(await texts({ kind: 'reel' })).toEqual([])
    expect(await texts({ platform: 'x' })).toEqual(['{Été|Hiver} à {{name}}'])
    expect(await texts({ language: 'en' })).toEqual(['Only words'])
    const changed = await save('{Été|Hiver|Automne}', {}, first.id)
    expect(changed).toMatchObject({ id: first.id, variants: 3, kinds: null })
    await expect(save(' Only words ')).rejects.toEqual(failsWith('CONFLICT', { what: 'caption_twice' }))
    await admin.client.captions.remove({ creatorId, captionId: first.id })
    expect(await texts({})).toEqual(['Only words'])
    await expect(save('again', {}, first.id)).rejects.toEqual(failsWith('NOT_FOUND'))
    const { items } = await admin.client.history.list({ creatorId })
    expect(items.map(({ action }) => action).slice(0, 3)).toEqual(['caption.removed', 'caption.changed', 'caption.added'])
  })

  it('come in pages', async () => {
    const other = await newCreator('Mia', [])
    for (const text of ['a', 'b', 'c'])
      await admin.client.captions.save({
        creatorId: other,
        content: { text, language: null, kinds: null, platforms: null, tags: [] },
      })
    const first = await admin.client.captions.list({ creatorId: other, limit: 2 })
    const second = await admin.client.captions.list({ creatorId: other, limit: 2, cursor: first.next })
    expect([first, second].map(({ items }) => items.length)).toEqual([2, 1])
    expect(second.next).toBeUndefined()
    await expect(admin.client.captions.list({ creatorId: other, cursor: 'x' })).rejects.toEqual(failsWith('BAD_INPUT'))
  })

  it.each([
    ['{a|b', 'caption.unclosed', 1],
    ['a } b', 'caption.unopened', 3],
    ['hi {{ }}', 'caption.empty_variable', 4],
    ['hi {{ age }}', 'caption.unknown_variable', 4],
    ['{prénom}', 'caption.one_option', 1],
    ['{|}', 'caption.blank', 1],
  ])('refuse %j for %s, with its place', async (text, rule, actual) => {
    await expect(save(text)).rejects.toEqual(failsWith('TEXT_INVALID', { rule, actual }))
    expect((await admin.client.captions.check({ creatorId, text })).problem).toMatchObject({ rule, at: actual - 1 })
  })

  it('show what they come to', async () => {
    const shown = await admin.client.captions.check({ creatorId, text: '{Hi|Hello} {{pseudonym}}, {{nom}}', variant: 1, count: 5 })
    expect(shown).toMatchObject({
      problem: null,
      variants: 2,
      variables: [
        { name: 'name', value: 'Léa' },
        { name: 'pseudonym', value: 'Nova' },
      ],
      previews: [
        { variant: 1, text: 'Hello Nova, Léa' },
        { variant: 0, text: 'Hi Nova, Léa' },
      ],
    })
    expect(shown.counts).toContainEqual({ platform: 'bluesky', used: 15, max: 300 })
  })

  it('are not another creator’s to change', async () => {
    const other = await newCreator('Zoé', [])
    const { id } = await save('mine alone')
    await expect(admin.client.captions.remove({ creatorId: other, captionId: id })).rejects.toEqual(failsWith('NOT_FOUND'))
  })
})
