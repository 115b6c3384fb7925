import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { noConstraints } from '../../../test/seed/builders.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })

describe('sets of hashtags', () => {
  let test: TestCore
  let creatorId: string
  const save = (content: object, setId?: string) =>
    test.client.hashtags.save({ creatorId, setId, content: { name: 'plage', tags: ['mer'], limits: {}, ...content } })
  const caption = (text: string, platformTexts: object = {}) =>
    test.client.captions.save({ creatorId, content: { text, platformTexts, language: null, kinds: null, platforms: null, tags: [] } })

  beforeAll(async () => {
    test = await startTestCore()
    const more = { pseudonyms: [], platforms: ['bluesky' as const], market: 'france' as const, notes: '', constraints: noConstraints }
    creatorId = (await test.client.creators.create({ name: 'Léa', zone: 'Europe/Paris', ...more })).id
  })
  afterAll(() => test[Symbol.asyncDispose]())

  it('are kept without hashes, each once, by a name that is there once', async () => {
    const set = await save({ name: 'été', tags: ['#Soleil', 'soleil', 'mer'], limits: { x: 1 } })
    expect(set).toMatchObject({ name: 'été', tags: ['Soleil', 'mer'], limits: { x: 1 }, uses: 0 })
    await expect(save({ name: 'ETE' })).rejects.toEqual(failsWith('CONFLICT', { what: 'hashtags_twice', items: [set.id] }))
    await expect(save({ name: 'two words' })).rejects.toEqual(failsWith('BAD_INPUT'))
    await expect(save({ name: 'x', tags: ['a b'] })).rejects.toEqual(failsWith('BAD_INPUT'))
    expect((await test.client.hashtags.list({ creatorId })).map(({ name }) => name)).toEqual(['été'])
  })

  it('stand in captions, as many as the platform is to have', async () => {
    const text = '{Bonjour|Salut} {{hashtags:été}}'
    expect((await test.client.captions.check({ creatorId, text })).previews.map((each) => each.text)).toEqual([
      'Bonjour #Soleil #mer',
      'Salut #Soleil #mer',
    ])
    const onX = await test.client.captions.check({ creatorId, text, platform: 'x', count: 1 })
    expect(onX.previews).toEqual([{ variant: 0, text: 'Bonjour #Soleil' }])
    expect((await test.client.captions.check({ creatorId, text: 'a {{hashtags:rien}}' })).problem).toEqual({
      rule: 'caption.unknown_variable',
      at: 2,
      name: 'hashtags:rien',
    })
  })

  it('are found whatever keyboard wrote their accents', async () => {
    const set = await save({ name: 'marché'.normalize('NFD'), tags: ['marché'.normalize('NFD')] })
    expect(set).toMatchObject({ name: 'marché', tags: ['marché'] })
    const text = 'Au {{hashtags:marché}}'
    for (const form of ['NFC', 'NFD'])
      expect((await test.client.captions.check({ creatorId, text: text.normalize(form) })).previews).toEqual([
        { variant: 0, text: 'Au #marché' },
      ])
    await test.client.hashtags.remove({ creatorId, setId: set.id })
  })

  it('are renamed where captions name them, and stay while one does', async () => {
    const made = await caption('Avec {{ hashtags:été }}', { x: 'Sur X {{hashtags:été}}', tiktok: '  ' })
    expect(made.platformTexts).toEqual({ x: 'Sur X {{hashtags:été}}' })
    const [set] = await test.client.hashtags.list({ creatorId })
    expect(set?.uses).toBe(1)
    await save({ name: 'vacances', tags: ['mer'] }, set?.id)
    const { items } = await test.client.captions.list({ creatorId })
    expect(items[0]).toMatchObject({ text: 'Avec {{hashtags:vacances}}', platformTexts: { x: 'Sur X {{hashtags:vacances}}' } })
    await expect(test.client.hashtags.remove({ creatorId, setId: set?.id ?? '' })).rejects.toEqual(
      failsWith('CONFLICT', { what: 'hashtags_used', items: [made.id] }),
    )
    await test.client.captions.remove({ creatorId, captionId: made.id })
    await test.client.hashtags.remove({ creatorId, setId: set?.id ?? '' })
    expect(await test.client.hashtags.list({ creatorId })).toEqual([])
  })

  it('refuse a platform’s words that are no template, and captions that are nobody’s', async () => {
    await expect(caption('fine', { x: 'not {fine' })).rejects.toEqual(failsWith('TEXT_INVALID', { rule: 'caption.unclosed' }))
    await expect(test.client.captions.uses({ creatorId, captionId: 'cap_019a0000-0000-7000-8000-000000000000' })).rejects.toEqual(
      failsWith('NOT_FOUND'),
    )
  })
})
