/** A data file with a page of rubbish in it: every command says so, and what to do. */
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestCli } from '../../test/harness/cli.ts'
import type { TestCli } from '../../test/harness/cli.ts'
import { tempDir } from '../../test/harness/temp-dir.ts'
import { seedCreator } from '../../test/seed/builders.ts'
import { errorText } from '../contract/error-text.ts'
import { openStore } from '../core/store/open-store.ts'

const pageBytes = 4096

describe('a damaged data file', () => {
  let dir: ReturnType<typeof tempDir>
  let cli: TestCli
  let creatorPage = 0
  beforeEach(async () => {
    dir = tempDir()
    cli = createTestCli(dir.path)
    const { clock, random, machine } = cli.ports
    const store = await openStore({ dataDir: dir.path, clock, random, machine })
    for (let n = 0; n < 200; n += 1) seedCreator(store, { name: `Modèle ${n}` })
    creatorPage = Number(store.sql.prepare(`SELECT rootpage FROM sqlite_schema WHERE name = 'creator'`).pluck().get())
    await store.close()
  })
  afterEach(() => dir[Symbol.dispose]())

  const path = () => join(dir.path, 'store.sqlite')
  const spoil = (page: number) => {
    const file = openSync(path(), 'r+')
    writeSync(file, Buffer.alloc(pageBytes, 0xa5), 0, pageBytes, (page - 1) * pageBytes)
    closeSync(file)
  }

  it('is said by every command, whichever page it is', async () => {
    const csv = join(dir.path, 'posts.csv')
    writeFileSync(csv, 'creator,account,at,text\nModèle 1,,,A draft')
    const pages = readFileSync(path()).length / pageBytes
    // One in seven: all of them take half a minute. They were all tried when this was written.
    for (let page = 3; page <= pages; page += 7) {
      const before = readFileSync(path())
      spoil(page)
      for (const args of [['status'], ['creators'], ['doctor'], ['import', csv, '--yes']]) {
        const { code, out, err } = await cli.run(args)
        expect(`${out}${err}`).not.toMatch(/Unexpected|suppressed|internal|went wrong/i)
        if (code === 1 && args[0] !== 'doctor') expect(err).toContain(errorText.en.STORE_CORRUPT.title)
        if (args[0] === 'doctor' && code !== 0) expect(out).toMatch(/The data file is damaged|does not open/)
      }
      const file = openSync(path(), 'r+')
      writeSync(file, before)
      closeSync(file)
    }
  }, 120_000)

  it('names the backup to go back to', async () => {
    await cli.run(['backup'])
    spoil(creatorPage)
    const { code, out } = await cli.run(['creators', '--json'])
    expect(code).toBe(1)
    const message = expect.stringMatching(/coulisse restore \S+\.by_hand\.sqlite/)
    expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: 'STORE_CORRUPT', message } })
    expect(await cli.run(['doctor'])).toMatchObject({ code: 1, out: expect.stringContaining('The data file is damaged') })
  })
})
