/** Media beside backups: brought back after the folder is lost, each held against its content, and removed with the last backup. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startTestCore } from '../../../test/harness/start-test-core.ts'
import { realImage } from '../../../test/seed/images.ts'
import { copyStore } from '../store/copy-store.ts'
import { restoreStore } from '../store/restore-store.ts'
import { backUpMedia, pruneBackupMedia, restoreMedia } from './back-up-media.ts'
import { createMediaFiles } from './media-files.ts'

const day = 24 * 3_600_000

const withPicture = async () => {
  const test = await startTestCore()
  const { id: creatorId } = await test.client.creators.create({
    name: 'Léa',
    pseudonyms: [],
    platforms: [],
    zone: 'UTC',
    market: 'other',
    notes: '',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
  })
  const bytes = await realImage()
  const file = new File([new Uint8Array(bytes)], 'a.jpg', { type: 'image/jpeg' })
  await test.client.media.upload({ creatorId, file, fileName: 'a.jpg' })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { test, bytes, sha256, path: createMediaFiles(test.dataDir).pathOf(sha256) }
}

describe('media of backups', () => {
  it('come back when the media folder is lost, and what is no longer itself stays out', async () => {
    const { test, bytes, sha256, path } = await withPicture()
    const { dataDir, ports } = test
    const { file } = await test.client.system.backUp()
    const backup = join(dataDir, 'backups', file)
    const kept = createMediaFiles(join(dataDir, 'backups')).pathOf(sha256)
    expect(existsSync(kept)).toBe(true)
    await test.core[Symbol.asyncDispose]()

    rmSync(join(dataDir, 'media'), { recursive: true })
    restoreStore(backup, { dataDir, ...ports })
    const seen: string[] = []
    expect(await restoreMedia(dataDir, backup, (done, total) => seen.push(`${done}/${total}`))).toEqual({
      restored: 1,
      missing: 0,
      damaged: 0,
    })
    expect(seen).toEqual(['1/1'])
    expect(readFileSync(path)).toEqual(Buffer.from(bytes))
    expect(await restoreMedia(dataDir, backup)).toEqual({ restored: 0, missing: 0, damaged: 0 })

    rmSync(path)
    writeFileSync(kept, Buffer.alloc(bytes.byteLength))
    expect(await restoreMedia(dataDir, backup)).toEqual({ restored: 0, missing: 0, damaged: 1 })
    expect(existsSync(path)).toBe(false)
    rmSync(kept)
    expect(await restoreMedia(dataDir, backup)).toEqual({ restored: 0, missing: 1, damaged: 0 })
    expect(readdirSync(dirname(path)).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('are kept once, made whole again when cut short, and go with the last backup that needs them', async () => {
    const { test, sha256 } = await withPicture()
    await using _core = test
    const { dataDir, ports } = test
    const kept = createMediaFiles(join(dataDir, 'backups')).pathOf(sha256)
    const first = await copyStore({ dataDir, at: ports.clock.now() })
    expect(await backUpMedia(dataDir, first.file)).toEqual({ files: 1, added: 1, missing: 0 })
    expect(await backUpMedia(dataDir, first.file)).toEqual({ files: 1, added: 0, missing: 0 })
    rmSync(kept)
    writeFileSync(kept, 'cut short')
    expect(await backUpMedia(dataDir, first.file)).toEqual({ files: 1, added: 1, missing: 0 })

    mkdirSync(dirname(kept), { recursive: true })
    writeFileSync(join(dirname(kept), '0'.repeat(64)), 'of a backup that is gone')
    expect(await pruneBackupMedia(dataDir)).toBe(1)
    expect(existsSync(kept)).toBe(true)
    rmSync(join(dataDir, 'backups', first.file))
    expect(await pruneBackupMedia(dataDir)).toBe(1)
    expect(existsSync(kept)).toBe(false)
  })

  it('are part of the daily backup, of which the newest are kept', async () => {
    const { test, sha256 } = await withPicture()
    await using core = test
    const { dataDir } = core
    const scheduled = () => readdirSync(join(dataDir, 'backups')).filter((name) => name.includes('scheduled'))
    for (let made = 0; made < 16; made += 1) await core.jump(day)
    expect(scheduled()).toHaveLength(14)
    expect(existsSync(createMediaFiles(join(dataDir, 'backups')).pathOf(sha256))).toBe(true)
    expect(await core.client.system.status()).toMatchObject({ lastBackupAt: new Date(core.ports.clock.now()) })
  })
})
