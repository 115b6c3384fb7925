/** A disk that is really full: a small one in memory, mounted as root. What a person who saves is told, and that core lives on. */
import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { tempDir } from '../../../test/harness/temp-dir.ts'
import { testPorts } from '../../../test/harness/test-ports.ts'
import { startCore } from '../index.ts'
import { MemoryPlatform } from './testing/memory-platform.ts'
import { seedAccounts, seedPublications, startPublishing } from './testing/start-publishing.ts'

const canMount = process.platform === 'linux' && process.getuid?.() === 0
const minute = 60_000

describe.runIf(canMount)('a disk with no room left', () => {
  let dir: ReturnType<typeof tempDir>
  let disk: string
  beforeAll(() => {
    dir = tempDir()
    disk = join(dir.path, 'disk')
    mkdirSync(disk)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', disk])
  })
  afterAll(() => {
    execFileSync('umount', [disk])
    dir[Symbol.dispose]()
  })

  const fill = (): (() => void) => {
    const path = join(disk, 'ballast')
    const handle = openSync(path, 'w')
    for (const size of [65_536, 4096, 1])
      for (;;) {
        try {
          writeSync(handle, Buffer.alloc(size))
        } catch {
          break
        }
      }
    closeSync(handle)
    return () => rmSync(path)
  }

  it('is told to whoever saves, is lived through, and is over when there is room', async () => {
    const ports = testPorts()
    await using core = await startCore({ dataDir: join(disk, 'calls'), leaseMs: 15_000 }, ports)
    const client = core.local({ kind: 'cli', id: 'cli', name: 'test' })
    const create = () =>
      client.creators.create({
        name: 'Léa',
        pseudonyms: [],
        platforms: [],
        zone: 'UTC',
        market: 'other',
        notes: 'n'.repeat(4000),
        constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
      })
    const makeRoom = fill()
    const failures: unknown[] = []
    // The log of the store may have some room left in its last page.
    for (let tries = 0; tries < 50 && failures.length < 3; tries += 1) await create().catch((error: unknown) => failures.push(error))
    expect(failures.at(-1)).toMatchObject({ code: 'DISK_FULL' })
    // The lease cannot be renewed either; that must not end the process.
    await ports.clock.advance(minute, () => core.settle())
    makeRoom()
    await ports.clock.advance(minute, () => core.settle())
    expect(await client.creators.list({})).toBeDefined()
    await client.creators.create({
      name: 'After',
      pseudonyms: [],
      platforms: [],
      zone: 'UTC',
      market: 'other',
      notes: '',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    })
  })

  it('publishes nothing that it cannot write down first, and each once when there is room', async () => {
    const platform = new MemoryPlatform()
    await using it = await startPublishing({ dataDir: join(disk, 'publishing'), platform })
    const { creatorId, accountIds } = seedAccounts(it.store, 2)
    const at = it.ports.clock.now() + minute
    const wanted = accountIds.flatMap((accountId) => [0, 1].map((n) => ({ accountId, text: `${accountId} ${n}`, dueAt: at + n })))
    seedPublications(it, creatorId, wanted)
    it.store.sql.pragma('wal_checkpoint(TRUNCATE)')
    const makeRoom = fill()
    await it.goTo(at + 2 * minute)
    expect(platform.accepted).toEqual([])
    makeRoom()
    await it.goTo(at + 10 * minute)
    expect([...platform.countByText().values()]).toEqual([1, 1, 1, 1])
  })
})
