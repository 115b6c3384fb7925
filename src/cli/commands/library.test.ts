import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { drawScene } from '../../../bench/library/draw-scene.ts'
import { createTestCli } from '../../../test/harness/cli.ts'
import type { TestCli } from '../../../test/harness/cli.ts'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { startCore } from '../../core/index.ts'
import type { CoreClient } from '../../core/index.ts'

describe('coulisse library add', () => {
  let dir: ReturnType<typeof tempDir>
  let cli: TestCli
  const folder = () => join(dir.path, 'shoot')

  const withClient = async <T>(use: (client: CoreClient) => Promise<T>): Promise<T> => {
    await using core = await startCore({ dataDir: join(dir.path, 'data'), argon2: { memoryKiB: 8, passes: 1, lanes: 1 } }, cli.ports)
    return await use(core.local({ kind: 'cli', id: 'cli', name: 'test' }))
  }

  beforeEach(async () => {
    dir = tempDir()
    cli = createTestCli(join(dir.path, 'data'))
    await withClient(async (client) => {
      await client.setup.createAgency({
        agencyName: 'A',
        language: 'fr',
        zone: 'Europe/Paris',
        adminName: 'Ada',
        email: 'ada@example.test',
        password: 'correct horse battery',
      })
      await client.creators.create({
        name: 'Léa Martin',
        pseudonyms: ['Luna'],
        platforms: [],
        zone: 'Europe/Paris',
        market: 'france',
        notes: '',
        constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
      })
    })
    mkdirSync(join(folder(), 'Mars'), { recursive: true })
    writeFileSync(join(folder(), 'a.jpg'), await drawScene(1))
    writeFileSync(join(folder(), 'Mars', 'b.jpg'), await drawScene(2))
    writeFileSync(join(folder(), 'broken.jpg'), 'no picture')
    writeFileSync(join(folder(), 'notes.txt'), 'left alone')
    symlinkSync('/etc/hostname', join(folder(), 'link.jpg'))
  })
  afterEach(() => dir[Symbol.dispose]())

  it('takes a folder in with its subfolders, says what it refused, and takes nothing twice', async () => {
    const first = await cli.run(['library', 'add', folder(), '--creator', 'luna', '--json'])
    expect(JSON.parse(first.out)).toMatchObject({ added: 2, known: 0, refused: 1, lookAlikes: 0 })
    expect(first.err).toContain('broken.jpg')
    const again = await cli.run(['library', 'add', folder(), '--creator', 'luna', '--json'])
    expect(JSON.parse(again.out)).toMatchObject({ added: 0, known: 2, refused: 1 })
    const items = await withClient(async (client) => (await client.assets.list({})).items)
    expect(new Set(items.map(({ fileName, folder: where }) => `${where}/${fileName}`))).toEqual(new Set(['/a.jpg', 'Mars/b.jpg']))
  })

  it('takes in what comes while it watches, until it is ended', async () => {
    const stop = new AbortController()
    const late = await drawScene(3)
    const said: string[] = []
    const { code } = await cli.run(['library', 'add', folder(), '--creator', 'luna', '--watch'], {
      stop: stop.signal,
      onOut: (line) => {
        said.push(line)
        if (line.startsWith('Watching')) writeFileSync(join(folder(), 'Mars', 'late.jpg'), late)
        if (line.startsWith('1 added')) stop.abort()
      },
    })
    // One file of the first look was refused.
    expect(code).toBe(1)
    expect(said.filter((line) => / added[ ,]/.test(line))).toHaveLength(2)
  })

  it('says what is missing or wrong', async () => {
    expect((await cli.run(['library', 'add', folder()])).code).toBe(2)
    expect((await cli.run(['library', 'add', join(dir.path, 'nowhere'), '--creator', 'luna'])).code).toBe(2)
    expect((await cli.run(['library', 'empty', folder(), '--creator', 'luna'])).code).toBe(2)
  })
})
