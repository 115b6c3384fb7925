/** The report that a creator is sent, read back out of the file: figures, posts, what is unknown, and whose amounts it holds. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { FakeClock } from '../../../test/harness/fake-clock.ts'
import { layEmptyStore } from '../../../test/harness/lay-empty-store.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { seedAccount, seedCreator, seedPost, seedPublication } from '../../../test/seed/builders.ts'
import { unknownFigures } from '../platforms/kit/figures.ts'
import { openStore } from '../store/open-store.ts'
import { createRollUps } from './roll-ups.ts'

const day = 86_400_000
const start = Date.parse('2026-03-01T10:00:00Z')
const march = { from: '2026-03-01', to: '2026-03-31' }

/** What stands on each page, spaces made plain. */
const pagesOf = async (file: File): Promise<string[]> => {
  const reading = getDocument({ data: new Uint8Array(await file.arrayBuffer()), useSystemFonts: true })
  const document = await reading.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent()
    pages.push(
      items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replaceAll(/\s+/gu, ' '),
    )
  }
  await reading.destroy()
  return pages
}

describe('the report', () => {
  let test: TestCore
  let dir: ReturnType<typeof tempDir>
  let creatorId = ''
  let onlyfansId = ''
  let otherId = ''
  let postId = ''
  let accountId = ''

  beforeEach(async () => {
    dir = tempDir()
    const clock = new FakeClock(new Date(start))
    const ports = testPorts({ clock })
    layEmptyStore(dir.path)
    const store = await openStore({ dataDir: dir.path, clock, random: ports.random, machine: ports.machine, leaseMs: 1000 * day })
    const rollUps = createRollUps(store)
    while (store.write((tx) => rollUps.rebuild(tx, 10)));
    creatorId = seedCreator(store, { name: 'Léa Œuvré' }).id
    otherId = seedCreator(store, { name: 'Zoé' }).id
    const account = seedAccount(store, creatorId, { handle: 'lea.test', followers: 1234 })
    accountId = account.id
    const other = seedAccount(store, creatorId, { handle: 'lea.other', platform: 'instagram', followers: 900 })
    store.write((tx) => {
      rollUps.accounts.keepFollowers(tx, account.id, 1234)
      rollUps.accounts.keepFollowers(tx, other.id, 900)
      // Where they are was read when they were fewer.
      rollUps.accounts.keepAudience(tx, other.id, { followers: 880, countries: [{ country: 'FR', followers: 500 }], cities: null })
    })
    onlyfansId = seedAccount(store, creatorId, { platform: 'onlyfans', handle: 'lea.scene', followers: null }).id
    for (let index = 0; index < 9; index += 1) {
      const post = seedPost(store, creatorId, { text: index === 8 ? 'Le grand soir 🎭 – “enfin”, žluť' : `Jour ${index}` })
      if (index === 8) postId = post.id
      const publishedAt = start + index * day
      const { id: publicationId } = seedPublication(store, { post, account }, { state: 'published', publishedAt, dueAt: publishedAt })
      clock.jumpTo(publishedAt + 3_600_000)
      const figures = { ...unknownFigures, likes: index === 8 ? 900 : 10 + index, replies: 2, reposts: 1 }
      store.write((tx) => rollUps.add(tx, [{ publicationId, figures }]))
    }
    while (store.write((tx) => rollUps.score(tx, 5)));
    clock.jumpTo(start + 30 * day)
    await store.close()
    test = await startTestCore({ dataDir: dir.path, ports: { clock }, config: { leaseMs: 1000 * day } })
    const { id } = await test.client.links.create({ accountId: onlyfansId, name: 'mars', url: null })
    await test.client.links.setOnPost({ postId, accountId, linkId: id })
    const reading = { clicks: 321, subscribers: 17, revenue: 654_321, currency: 'EUR' as const }
    await test.client.figures.enterLink({ accountId: onlyfansId, name: 'mars', url: null, day: '2026-03-20', ...reading })
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    dir[Symbol.dispose]()
  })

  it('holds the period’s figures, the best posts, what is unknown, and amounts where they were asked for', async () => {
    const manager = await test.asUser('manager', [creatorId])
    const file = await manager.client.reports.pdf({ creatorId, ...march, language: 'fr', withMoney: true })
    expect([file.name, file.type]).toEqual(['chiffres-lea-œuvre-2026-03-01-2026-03-31.pdf', 'application/pdf'])
    const pages = await pagesOf(file)
    const all = pages.join(' ')
    expect(pages[0]).toContain('Agence Test')
    expect(pages[0]).toContain('Léa Œuvré')
    expect(all).toContain('Du 1er mars 2026 au 31 mars 2026')
    // 10 + … + 17 + 900, and of Bluesky no views.
    expect(all).toMatch(/J’aime 1 008/)
    // What was not read is not nothing; that no post went out is known.
    expect(all).toContain('inconnu avant')
    expect(all).toContain('rien avant')
    expect(all).toContain('Heure de Paris. Comparé aux 31 jours d’avant.')
    expect(all).toMatch(/Vues —/)
    expect(all).toContain('Ce n’est pas zéro')
    // Without the picture letters; a letter of another alphabet without its mark.
    expect(all).toMatch(/Le grand soir – “enfin”, žlut/)
    expect(all).toMatch(/Note \d/)
    // One number, of one source: the accounts add up to it.
    expect(all).toMatch(/Abonnés 2 134/)
    expect(all).toMatch(/@lea.test 1 234 /)
    expect(all).toMatch(/@lea.other 900 /)
    // Nine posts at nine hours of the week: none stands on enough of them to be advised.
    expect(all).toContain('Pas encore assez de publications pour le dire.')
    expect(all).toMatch(/mars 321 17 6 543,21 €/)
    expect(all).toContain(`1 / ${pages.length}`)
  })

  it('holds no amount unless it was asked for, and tells who may not see money no amount at all', async () => {
    const manager = await test.asUser('manager', [creatorId])
    const sent = (await pagesOf(await manager.client.reports.pdf({ creatorId, ...march, language: 'en' }))).join(' ')
    expect(sent).toContain('From 1 March 2026 to 31 March 2026')
    expect(sent).toMatch(/mars 321 17/)
    expect(sent).not.toMatch(/6,543|€|Revenue/)

    const model = await test.asUser('model', [creatorId])
    await expect(model.client.reports.pdf({ creatorId, ...march, language: 'en', withMoney: true })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    expect((await pagesOf(await model.client.reports.pdf({ creatorId, ...march, language: 'en' }))).join(' ')).not.toMatch(/6,543|€/)
    await expect(model.client.reports.pdf({ creatorId: otherId, ...march, language: 'en' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('is of one day too, beside the day before', async () => {
    const sent = async (language: 'fr' | 'en') =>
      (await pagesOf(await test.client.reports.pdf({ creatorId, from: '2026-03-02', to: '2026-03-02', language }))).join(' ')
    expect(await sent('fr')).toMatch(/Le 2 mars 2026 Heure de Paris. Comparé à la veille\./)
    expect(await sent('en')).toMatch(/2 March 2026 Paris time. Compared with the day before\./)
  })

  it('is whole of nothing too, and refuses a period that is none', async () => {
    const pages = await pagesOf(await test.client.reports.pdf({ creatorId: otherId, ...march, language: 'fr' }))
    expect(pages.join(' ')).toContain('Aucune publication de la période n’a encore de note.')
    await expect(
      test.client.reports.pdf({ creatorId: otherId, from: '2026-03-31', to: '2026-03-01', language: 'fr' }),
    ).rejects.toMatchObject({ code: 'BAD_INPUT' })
  })
})
