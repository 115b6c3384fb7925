import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawScene } from '../../../bench/library/draw-scene.ts'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import type { TestCore } from '../../../test/harness/start-test-core.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { noConstraints } from '../../../test/seed/builders.ts'
import type { FolderEars } from '../ports.ts'

const failsWith = (code: string, data: object = {}) => expect.objectContaining({ code, data: expect.objectContaining(data) })
const second = 1000
const minute = 60 * second

/** Ears that hear what the test says. */
const quietEars = () => {
  const heard = new Set<() => void>()
  const folderEars: FolderEars = {
    listen: (_path, _options, onChange) => {
      heard.add(onChange)
      return { [Symbol.dispose]: () => heard.delete(onChange) }
    },
  }
  return { folderEars, noise: () => heard.forEach((tell) => tell()), count: () => heard.size }
}

describe('watched folders', () => {
  let dir: ReturnType<typeof tempDir>
  let test: TestCore
  let ears: ReturnType<typeof quietEars>
  let creatorId: string
  const at = (...parts: string[]) => join(dir.path, 'shoot', ...parts)
  const names = async () =>
    (await test.client.assets.list({ creatorId })).items.map(({ folder, fileName }) => `${folder}/${fileName}`).toSorted()
  const only = async () => {
    const [watch] = await test.client.folders.list({ creatorId })
    if (!watch) throw new Error('no watch')
    return watch
  }
  const save = (content: object = {}, watchId?: string) =>
    test.client.folders.save({ creatorId, watchId, content: { path: at(), recursive: true, folder: 'Arrivages', isOn: true, ...content } })
  /** Longer than a file takes to be whole. */
  const pass = () => test.advance(5 * second)

  beforeEach(async () => {
    dir = tempDir()
    mkdirSync(at('Mars'), { recursive: true })
    ears = quietEars()
    test = await startTestCore({ ports: { folderEars: ears.folderEars }, config: { leaseMs: 10 * minute } })
    const more = { pseudonyms: [], platforms: ['bluesky' as const], market: 'france' as const, notes: '', constraints: noConstraints }
    creatorId = (await test.client.creators.create({ name: 'Léa', zone: 'Europe/Paris', ...more })).id
  })
  afterEach(async () => {
    await test[Symbol.asyncDispose]()
    dir[Symbol.dispose]()
  })

  it('bring what is there and what comes in, whole, once, with the folders below, and say what was refused', async () => {
    writeFileSync(at('a.jpg'), await drawScene(1))
    writeFileSync(at('Mars', 'b.jpg'), await drawScene(2))
    writeFileSync(at('Mars', 'same-as-a.jpg'), await drawScene(1))
    writeFileSync(at('broken.jpg'), 'no picture')
    writeFileSync(at('notes.txt'), 'left alone')
    await save()
    await test.settle()
    // Seen once: it may still be on its way.
    expect(await names()).toEqual([])
    await pass()
    // By name, folders among the files: the twin in `Mars` comes first, so the one beside it is known.
    expect(await names()).toEqual(['Arrivages/Mars/b.jpg', 'Arrivages/Mars/same-as-a.jpg'])
    expect(await only()).toMatchObject({ added: 2, known: 1, refused: 1, problem: null, looking: null })
    const [refused] = await test.client.folders.refused({ creatorId, watchId: (await only()).id })
    expect(refused).toMatchObject({ path: 'broken.jpg' })

    const late = await drawScene(3)
    writeFileSync(at('late.jpg'), late.subarray(0, 500))
    ears.noise()
    await test.advance(2 * second)
    // More of it has come since it was first seen.
    writeFileSync(at('late.jpg'), late)
    utimesSync(at('late.jpg'), new Date(), new Date(Date.now() + 1000))
    ears.noise()
    await test.advance(2 * second)
    expect((await only()).added).toBe(2)
    await pass()
    expect(await names()).toContain('Arrivages/late.jpg')
    expect((await only()).refused).toBe(1)
  })

  it('take nothing twice over a restart, and hear again', async () => {
    writeFileSync(at('a.jpg'), await drawScene(1))
    await save()
    await pass()
    expect(await names()).toEqual(['Arrivages/a.jpg'])
    // A person has filed it elsewhere: it is not filed again.
    const [asset] = (await test.client.assets.list({ creatorId })).items
    await test.client.assets.update({ assetIds: [asset?.id ?? ''], changes: { folder: '' } })
    await test.restart()
    await test.settle()
    writeFileSync(at('b.jpg'), await drawScene(2))
    ears.noise()
    await pass()
    expect(await names()).toEqual(['/a.jpg', 'Arrivages/b.jpg'])
    expect(ears.count()).toBe(1)
  })

  it('leave in the bin what lies there; a person who brings it in again takes it out, and the history says so', async () => {
    const data = await drawScene(1)
    const file = new File([new Uint8Array(data)], 'a.jpg')
    const { id } = await test.client.media.upload({ creatorId, file, fileName: 'a.jpg' })
    await test.client.assets.remove({ assetIds: [id] })
    writeFileSync(at('a.jpg'), data)
    await save()
    await pass()
    expect(await only()).toMatchObject({ added: 0, known: 1 })
    expect(await names()).toEqual([])
    const actions = async () => (await test.client.history.list({ creatorId })).items.map(({ action }) => action)
    expect((await actions())[1]).toBe('asset.removed')

    expect(await test.client.media.upload({ creatorId, file, fileName: 'a.jpg' })).toMatchObject({ id, isNew: false, isRestored: true })
    expect(await names()).toEqual(['/a.jpg'])
    expect((await actions())[0]).toBe('asset.restored')
    expect(await test.client.media.upload({ creatorId, file, fileName: 'a.jpg' })).toMatchObject({ id, isRestored: false })
    expect((await actions())[0]).toBe('asset.restored')
  })

  it('say that a folder is gone, and go on when it is back', async () => {
    await save()
    await pass()
    renameSync(at(), join(dir.path, 'elsewhere'))
    await test.client.folders.look({ creatorId, watchId: (await only()).id })
    await test.settle()
    expect((await only()).problem).toBe('missing')
    renameSync(join(dir.path, 'elsewhere'), at())
    writeFileSync(at('a.jpg'), await drawScene(1))
    await test.advance(6 * minute)
    expect(await only()).toMatchObject({ problem: null, added: 1 })
  })

  it('rest while they are off, and end when they are removed', async () => {
    await save()
    const { id } = await only()
    await save({ isOn: false }, id)
    writeFileSync(at('a.jpg'), await drawScene(1))
    ears.noise()
    await test.advance(6 * minute)
    expect(await names()).toEqual([])
    await save({ recursive: false }, id)
    await pass()
    expect(await names()).toEqual(['Arrivages/a.jpg'])
    await test.client.folders.remove({ creatorId, watchId: id })
    expect(ears.count()).toBe(0)
    expect(await test.client.folders.list({ creatorId })).toEqual([])
    expect(await names()).toEqual(['Arrivages/a.jpg'])
  })

  it('are folders there are, not Coulisse’s own, each once, and an admin’s to set', async () => {
    await expect(save({ path: at('nowhere') })).rejects.toEqual(
      failsWith('BAD_INPUT', { issues: [{ path: 'content.path', code: 'no_folder' }] }),
    )
    await expect(save({ path: 'relative' })).rejects.toEqual(failsWith('BAD_INPUT'))
    await expect(save({ path: test.dataDir })).rejects.toEqual(
      failsWith('BAD_INPUT', { issues: [{ path: 'content.path', code: 'own_folder' }] }),
    )
    const { id } = await save()
    await expect(save()).rejects.toEqual(failsWith('CONFLICT', { what: 'folder_watched', items: [id] }))
    const manager = await test.asUser('manager', [creatorId])
    await expect(manager.client.folders.list({ creatorId })).rejects.toEqual(failsWith('FORBIDDEN'))
    rmSync(at(), { recursive: true })
  })
})
