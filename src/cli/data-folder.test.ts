/** Where the data lies, and what is said when it does not lie there: through the process, as a person meets it. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createTestCli } from '../../test/harness/cli.ts'
import { tempDir } from '../../test/harness/temp-dir.ts'
import { texts } from './texts.ts'

const entry = join(import.meta.dirname, 'coulisse.ts')

const run = (args: readonly string[]): Promise<{ code: number | null; out: string; err: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [entry, ...args], { env: { ...process.env, LC_ALL: 'en_US.UTF-8' } })
    const said = { out: '', err: '' }
    child.stdout.on('data', (data: Buffer) => (said.out += data.toString()))
    child.stderr.on('data', (data: Buffer) => (said.err += data.toString()))
    child.once('close', (code) => resolve({ code, ...said }))
  })

describe('a data folder that is none', () => {
  it('is named, with the way out, and nothing is made', async () => {
    using dir = tempDir()
    const typo = join(dir.path, 'typo')
    const cli = createTestCli(typo)
    writeFileSync(join(dir.path, 'posts.csv'), 'creator,account,at,text\na,b,,c')
    for (const args of [
      ['status'],
      ['creators'],
      ['backup'],
      ['connect', '--creator', 'Léa'],
      ['import', join(dir.path, 'posts.csv'), '--yes'],
      ['import', '--undo', 'imp_01932f6e-0000-7000-8000-000000000000'],
    ])
      expect(await cli.run(args)).toMatchObject({ code: 2, out: '', err: texts.en.noData(typo) })
    expect(await cli.run(['doctor'])).toMatchObject({ code: 1, out: expect.stringContaining(`There is no data here (${typo})`) })
    expect(existsSync(typo)).toBe(false)
  })

  it('is none either when it is empty, or a file', async () => {
    using dir = tempDir()
    expect((await createTestCli(dir.path).run(['status'])).err).toBe(texts.en.noData(dir.path))
    writeFileSync(join(dir.path, 'store.sqlite'), '')
    expect((await createTestCli(dir.path).run(['status'])).err).toBe(texts.en.noData(dir.path))
    const file = join(dir.path, 'file')
    writeFileSync(file, 'x')
    for (const args of [['status'], ['serve', '--port', '0'], ['doctor'], ['restore', file, '--yes'], ['demo', '--once', '--data', file]])
      expect(await createTestCli(file).run(args)).toMatchObject({ code: 2, err: texts.en.notAFolder(file) })
  })

  it.skipIf(process.platform !== 'linux')('does not keep a command for ever where no folder can be made', async () => {
    expect(await run(['status', '--data', '/proc/x'])).toMatchObject({ code: 2, err: `${texts.en.noData('/proc/x')}\n` })
    expect(await run(['serve', '--port', '0', '--data', '/proc/x/y'])).toMatchObject({
      code: 2,
      err: `${texts.en.noAccess('/proc/x/y', 'ENOENT')}\n`,
    })
  })
})

describe('restore', () => {
  it('says when it makes new data, and what is wrong with a file that is no backup', async () => {
    using dir = tempDir()
    const old = createTestCli(join(dir.path, 'old'))
    const stopper = new AbortController()
    await old.run(['serve', '--port', '0'], { stop: stopper.signal, onOut: () => stopper.abort() })
    expect((await old.run(['backup'])).code).toBe(0)
    const [name = ''] = readdirSync(join(dir.path, 'old', 'backups'))
    const backup = join(dir.path, 'old', 'backups', name)

    const into = join(dir.path, 'new')
    const cli = createTestCli(into)
    expect(await cli.run(['restore', 'nowhere.sqlite', '--yes'])).toMatchObject({ code: 2, err: expect.stringContaining('nowhere.sqlite') })
    const bad = join(dir.path, 'bad.sqlite')
    writeFileSync(bad, 'a letter, not a database, and it goes on for quite a while')
    expect(await cli.run(['restore', backup])).toMatchObject({ code: 4 })
    expect(existsSync(into)).toBe(false)
    expect(await cli.run(['restore', backup], { answers: ['y'] })).toMatchObject({ code: 0, out: texts.en.restoredNew(into) })
    expect(await old.run(['restore', bad, '--yes'])).toMatchObject({ code: 1, err: texts.en.badBackupFile(bad, [name]) })
    const missing = await old.run(['restore', 'nowhere.sqlite', '--yes', '--json'])
    expect(JSON.parse(missing.out)).toMatchObject({
      ok: false,
      error: { code: 'BACKUP_NOT_FOUND', message: expect.stringContaining(name) },
    })
    expect(missing.code).toBe(2)
  })
})

describe('what was not called right', () => {
  it('is said in the reader’s language, and as an object to a script', async () => {
    using dir = tempDir()
    const cli = createTestCli(join(dir.path, 'data'))
    expect((await cli.run(['status', '--nope', '--lang', 'fr'])).err).toBe(texts.fr.unknownOption('--nope'))
    expect((await cli.run(['status', '--data'])).err).toBe(texts.en.optionNeedsValue('--data'))
    expect((await cli.run(['status', '--data', '--json'])).code).toBe(2)
    expect((await cli.run(['status', '--json=1'])).err).toBe(texts.en.optionTakesNoValue('--json'))
    expect((await cli.run(['status', 'a', 'b'])).err).toBe(texts.en.extraArgument('a', 'status'))
    expect((await cli.run(['status', '--undo', 'x'])).err).toBe(texts.en.optionNotOf('--undo', 'status'))
    expect(JSON.parse((await cli.run(['version', '--json'])).out)).toEqual({ version: '1.2.3' })
    for (const args of [['nonsense'], ['status'], ['status', 'a'], ['import'], ['version', 'x'], ['serve', '--port', 'x']]) {
      const { code, out, err } = await cli.run([...args, '--json'])
      expect(code).not.toBe(0)
      expect(err).toBe('')
      expect(JSON.parse(out)).toMatchObject({ ok: false, error: { code: expect.any(String), message: expect.any(String) } })
    }
  })
})
