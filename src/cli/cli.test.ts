import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestCli } from '../../test/harness/cli.ts'
import type { TestCli } from '../../test/harness/cli.ts'
import { FakeClock } from '../../test/harness/fake-clock.ts'
import { createHttpClient } from '../../test/harness/http-client.ts'
import { tempDir } from '../../test/harness/temp-dir.ts'
import { realImage } from '../../test/seed/images.ts'
import { startCore } from '../core/index.ts'
import { startPractice } from '../practice/index.ts'
import type { Practice } from '../practice/index.ts'
import { errorText } from '../contract/error-text.ts'
import { findingTexts } from '../contract/finding-text.ts'
import { ruleTemplates } from '../contract/rule-text.ts'
import { chooseLanguage } from './language.ts'
import { texts } from './texts.ts'

describe('the command line', () => {
  let dir: ReturnType<typeof tempDir>
  let practice: Practice
  let cli: TestCli

  beforeEach(async () => {
    dir = tempDir()
    const clock = new FakeClock(new Date('2026-03-02T09:00:00Z'))
    practice = await startPractice({ clock, seed: null })
    cli = createTestCli(join(dir.path, 'data'), { clock })
  })
  afterEach(async () => {
    await practice.close()
    dir[Symbol.dispose]()
  })

  /** An agency with one creator whose account is not connected yet. */
  const firstRun = async (vaultPassphrase?: string) => {
    await using core = await startCore({ dataDir: join(dir.path, 'data'), argon2: { memoryKiB: 8, passes: 1, lanes: 1 } }, cli.ports)
    const client = core.local({ kind: 'cli', id: 'cli', name: 'test' })
    await client.setup.createAgency({
      agencyName: 'A',
      language: 'fr',
      zone: 'Europe/Paris',
      adminName: 'Ada',
      email: 'ada@example.test',
      password: 'correct horse battery',
      vaultPassphrase,
    })
    await client.creators.create({
      name: 'Léa Martin',
      pseudonyms: ['Luna'],
      platforms: ['bluesky'],
      zone: 'Europe/Paris',
      market: 'france',
      notes: '',
      constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
    })
    practice.bluesky.createAccount({ handle: 'lea.test', password: 'app-password' })
  }
  const connect = (answers = ['app-password']) =>
    cli.run(
      ['connect', '--creator', 'luna', '--platform', 'bluesky', '--field', 'identifier=lea.test', '--field', `service=${practice.url}`],
      { answers },
    )

  const writeCsv = async (...rows: string[]) => {
    mkdirSync(join(dir.path, 'week', 'photos'), { recursive: true })
    writeFileSync(join(dir.path, 'week', 'photos', 'a.jpg'), await realImage())
    const path = join(dir.path, 'week', 'posts.csv')
    writeFileSync(path, ['creator,account,at,text,images,alts', ...rows].join('\n'))
    return path
  }

  it('explains itself, and says what was not called right', async () => {
    expect(await cli.run([])).toMatchObject({ code: 0, out: texts.en.usage })
    expect(await cli.run(['help', '--lang', 'fr'])).toMatchObject({ code: 0, out: texts.fr.usage })
    expect(await cli.run(['version'])).toMatchObject({ code: 0, out: '1.2.3' })
    const { code, out } = await cli.run(['backup', '--help'])
    expect([code, out.split('\n')[0]]).toEqual([
      0,
      'coulisse backup                               copies the data, also while Coulisse runs',
    ])
    expect(out).toContain('--data DIR')
    expect(out).not.toContain('serve')
    expect((await cli.run(['help', 'import'])).out).toContain('--undo IMPORT')
    expect((await cli.run(['--version'])).out).toBe((await cli.run(['version'])).out)
    expect(await cli.run(['publish'])).toMatchObject({ code: 2, err: 'Unknown command: publish. See: coulisse help' })
    expect((await cli.run(['serve', '--port', '70000'])).code).toBe(2)
    expect((await cli.run(['import', '--nonsense'])).code).toBe(2)
    expect((await cli.run(['help', '--lang', 'de'])).code).toBe(2)
    expect(existsSync(join(dir.path, 'data'))).toBe(false)
  })

  it('connects an account with a secret that is asked for, never taken as an argument', async () => {
    await firstRun()
    const given = await cli.run([
      'connect',
      '--creator',
      'luna',
      '--platform',
      'bluesky',
      '--field',
      'identifier=lea.test',
      '--field',
      'password=app-password',
    ])
    expect(given).toMatchObject({ code: 2, err: texts.en.secretInArgs('password') })
    expect(await cli.run(['connect', '--creator', 'luna'])).toMatchObject({ code: 2, err: expect.stringContaining('bluesky') })
    expect(await cli.run(['connect', '--creator', 'Nina'])).toMatchObject({ code: 2, err: texts.en.noCreator('Nina') })
    expect(await connect(['wrong'])).toMatchObject({ code: 1, err: texts.en.platformDoubts })
    expect(await connect()).toMatchObject({ code: 0, out: expect.stringContaining('lea.test is connected to Léa Martin.') })
    expect((await cli.run(['creators'])).out).toContain('bluesky:lea.test · connected · 0 followers')
    expect(JSON.parse((await cli.run(['creators', '--json'])).out)).toMatchObject([
      { name: 'Léa Martin', accounts: [{ handle: 'lea.test', state: 'connected' }] },
    ])
  })

  it('opens a vault that is protected by a passphrase', async () => {
    await firstRun('a long passphrase')
    expect(await connect(['nonsense', 'app-password'])).toMatchObject({ code: 1 })
    expect(await connect(['a long passphrase', 'app-password'])).toMatchObject({ code: 0 })
    const { out } = await cli.run(['doctor'])
    expect(out).toContain(findingTexts.en['keychain.passphrase_set']?.says)
    expect(out).not.toContain('first run')
  })

  it('gives a sole admin a way back in, to whoever can open the vault', async () => {
    await firstRun('a long passphrase')
    const reset = (answers: string[], ...more: string[]) => cli.run(['reset-access', 'Ada@example.test', '--yes', ...more], { answers })
    expect(await reset(['', ''])).toMatchObject({ code: 1, err: expect.stringContaining(errorText.en.VAULT_LOCKED.title) })
    expect(await reset(['wrong'])).toMatchObject({ code: 1, err: texts.en.wrongPassphrase })
    expect(await cli.run(['reset-access', 'nobody@example.test', '--yes'], { answers: ['a long passphrase'] })).toMatchObject({
      code: 1,
      err: expect.stringContaining('nobody@example.test'),
    })
    expect(await cli.run(['reset-access', 'ada@example.test'], { answers: ['a long passphrase', 'n'] })).toMatchObject({ code: 4 })
    expect((await reset(['a long passphrase'], '--port', '4799')).out).toMatch(
      /http:\/\/127\.0\.0\.1:4799\/link#[\s\S]+coulisse serve --data \S+ --port 4799\n/,
    )
    const { code, out } = await reset(['a long passphrase'], '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ serve: expect.stringMatching(/ --port 4680$/) })
    const [, token = ''] = (JSON.parse(out) as { link: string }).link.split('#')

    const stop = new AbortController()
    const listening = Promise.withResolvers<string>()
    const serving = cli.run(['serve', '--port', '0'], {
      stop: stop.signal,
      onOut: (line) => listening.resolve(/http:\S+/.exec(line)?.[0] ?? ''),
    })
    const { client } = createHttpClient(await listening.promise)
    expect(await client.session.acceptLink({ token, password: 'another good one' })).toMatchObject({ email: 'ada@example.test' })
    const { items } = await client.history.list({ limit: 50 })
    expect(items.find(({ action }) => action === 'team.password_reset')).toMatchObject({ actor: { kind: 'cli', name: 'ada' } })
    stop.abort()
    await serving
  })

  it('imports: dry run, question, rows in error by line, duplicates, undo', async () => {
    await firstRun()
    await connect()
    const path = await writeCsv('Léa Martin,lea.test,2026-03-03 10:00,Bonjour,photos/a.jpg,Une photo', 'Nina,x,,Nobody,,')
    const dry = await cli.run(['import', path, '--dry-run'])
    expect(dry).toMatchObject({
      code: 1,
      out: ['line 3 · error · creator: No model named “Nina”', '1 row ready, 0 duplicates, 1 row in error.', texts.en.dryRun].join('\n'),
    })
    expect(await cli.run(['import', path])).toMatchObject({ code: 4, err: `${texts.en.cannotAsk}\n${texts.en.declined}` })
    expect(await cli.run(['import', path], { answers: ['n'] })).toMatchObject({ code: 4 })
    const done = await cli.run(['import', path, '--lang', 'fr'], { answers: ['oui'] })
    expect(done).toMatchObject({ code: 1, out: expect.stringContaining('Importé : 1 contenu, 1 publication planifiée.') })
    const again = await cli.run(['import', path, '--yes', '--json'])
    expect(JSON.parse(again.out)).toMatchObject({ import: null, ready: 0, duplicates: 1, errors: 1 })
    const id = /--undo (imp_\S+)/.exec(done.out)?.[1] ?? ''
    expect(await cli.run(['import', '--undo', id])).toMatchObject({ code: 0, out: 'Import taken back: 1 post removed.' })
    const twice = await cli.run(['import', '--undo', id])
    expect(twice).toMatchObject({ code: 1, err: expect.stringContaining('this import was undone already') })
  })

  it('reads what a spreadsheet saves in the encoding of Windows, and says so', async () => {
    await firstRun()
    await connect()
    const path = await writeCsv('Léa Martin,lea.test,2026-03-03 10:00,Un été,,')
    writeFileSync(path, readFileSync(path, 'utf8'), 'latin1')
    const { out, code } = await cli.run(['import', path, '--dry-run', '--json'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ encoding: 'windows-1252', ready: 1, rows: [{ text: 'Un été', creatorName: 'Léa Martin' }] })
    expect((await cli.run(['import', path, '--yes'])).out).toContain(texts.en.readAs('Windows-1252'))
    writeFileSync(path, Buffer.from([0x63, 0x72, 0x65, 0x8d, 0x0a]))
    expect(await cli.run(['import', path, '--yes'])).toMatchObject({ code: 1, err: expect.stringContaining('CSV UTF-8') })
    expect(await cli.run(['import', '--undo', 'nope'])).toMatchObject({ code: 2, err: texts.en.badImportId('nope') })
  })

  it('does not follow a link out of the folder, and names a file that is no picture', async () => {
    await firstRun()
    await connect()
    const path = await writeCsv(
      'Luna,lea.test,2026-03-03 10:00,One,photos/out.jpg,x',
      'Luna,lea.test,2026-03-03 11:00,Two,photos/text.jpg,x',
    )
    writeFileSync(join(dir.path, 'secret.jpg'), await realImage())
    symlinkSync(join(dir.path, 'secret.jpg'), join(dir.path, 'week', 'photos', 'out.jpg'))
    writeFileSync(join(dir.path, 'week', 'photos', 'text.jpg'), 'hello')
    const { code, out } = await cli.run(['import', path, '--yes'])
    expect(code).toBe(1)
    expect(out).toContain('line 2 · error · images: Image neither among the files given nor in the model’s library: photos/out.jpg')
    expect(out).toContain('photos/text.jpg: The media does not suit (text.jpg).')
    expect(out).toContain(texts.en.importNothing)
  })

  it('says which file cannot be read, and what makes a file unreadable', async () => {
    await firstRun()
    expect(await cli.run(['import', join(dir.path, 'nowhere.csv')])).toMatchObject({ code: 2, err: expect.stringContaining('nowhere.csv') })
    const path = join(dir.path, 'bad.csv')
    writeFileSync(path, 'creator,text,picture\na,b,c')
    const { code, err } = await cli.run(['import', path])
    expect(code).toBe(1)
    for (const said of ['picture: Unknown column', 'account: Column missing', 'at: Column missing']) expect(err).toContain(said)
  })

  it('serves until it is asked to end; meanwhile the data is another’s, and says whose', async () => {
    await firstRun()
    const stop = new AbortController()
    const listening = Promise.withResolvers<string>()
    const serving = cli.run(['serve', '--port', '0'], {
      stop: stop.signal,
      onOut: (line) => listening.resolve(/http:\S+/.exec(line)?.[0] ?? ''),
    })
    const url = await listening.promise
    expect(await createHttpClient(url).client.setup.status()).toMatchObject({ state: 'ready' })
    const path = await writeCsv('Luna,,,Draft,,')
    for (const [args, page] of [
      [['import', path, '--yes'], '/import'],
      [['connect', '--creator', 'Luna'], '/accounts'],
      [['serve', '--port', '0'], ''],
    ] as const) {
      const refused = await cli.run(args)
      expect(refused).toMatchObject({ code: 3, err: expect.stringContaining(`${url}${page}`) })
    }
    // What only looks is answered all the same, and takes nothing over.
    expect(await cli.run(['creators'])).toMatchObject({ code: 0, out: expect.stringContaining('Léa Martin') })
    expect(await cli.run(['status'])).toMatchObject({ code: 0, out: expect.stringContaining('0 publications waiting') })
    expect(await cli.run(['import', path, '--dry-run'])).toMatchObject({ code: 0, out: expect.stringContaining('1 row ready') })
    expect(await cli.run(['doctor'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Coulisse is open on this data[^]*data file is sound/),
    })
    expect((await cli.run(['backup'])).code).toBe(0)
    // The agency's wall clock, with its name, whatever this machine's is.
    expect((await cli.run(['status'])).out).toContain('Last backup: 2 Mar 2026, 10:00 (Europe/Paris)')
    const [file = ''] = readdirSync(join(dir.path, 'data', 'backups'))
    expect(await cli.run(['restore', file, '--yes'])).toMatchObject({ code: 3 })
    stop.abort()
    expect(await serving).toMatchObject({ code: 0, out: expect.stringContaining(texts.en.ended) })
    expect(await cli.run(['restore', file, '--yes'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Restored. The former file is kept'),
    })
    expect(await cli.run(['status'])).toMatchObject({ code: 0, out: expect.stringContaining('0 publications waiting') })
  })

  it('tells of first run, and of a port that is taken', async () => {
    const stop = new AbortController()
    const seen = Promise.withResolvers<void>()
    let port = ''
    const serving = cli.run(['serve', '--port', '0'], {
      stop: stop.signal,
      onOut: (line) => {
        port = /:(\d+)/.exec(line)?.[1] ?? port
        if (line === texts.en.firstRun) seen.resolve()
      },
    })
    await seen.promise
    const other = createTestCli(join(dir.path, 'other'))
    expect(await other.run(['serve', '--port', port])).toMatchObject({ code: 2, err: texts.en.portTaken(Number(port)) })
    stop.abort()
    await serving
    expect(await cli.run(['import', await writeCsv('Luna,,,Draft,,'), '--yes'])).toMatchObject({ code: 2, err: texts.en.no_agency })
  })

  it('examines a machine without data, and data that does not open', async () => {
    expect((await cli.run(['doctor', '--json'])).out).toContain('store.none')
    expect(existsSync(join(dir.path, 'data'))).toBe(false)
    mkdirSync(join(dir.path, 'data'))
    writeFileSync(join(dir.path, 'data', 'store.sqlite'), 'not a database at all, but quite long enough to be looked at as one')
    const { code, out } = await cli.run(['doctor', '--lang', 'fr'])
    expect(code).toBe(1)
    expect(out).toContain('coulisse restore FICHIER')
    expect(await cli.run(['creators'])).toMatchObject({ code: 1, err: expect.stringContaining(errorText.en.STORE_CORRUPT.title) })
  })
})

describe('languages', () => {
  it('are as asked, or else the terminal’s', () => {
    expect([
      chooseLanguage('fr', 'en_US'),
      chooseLanguage(undefined, 'fr_FR.UTF-8'),
      chooseLanguage(undefined, 'C'),
      chooseLanguage(undefined, undefined),
    ]).toEqual(['fr', 'fr', 'en', 'en'])
  })

  it('say the same things with the same placeholders', () => {
    const placeholders = (text: string) => (text.match(/\{\{(?:bytes:|time:)?\w+/g) ?? []).toSorted()
    expect(Object.keys(findingTexts.fr)).toEqual(Object.keys(findingTexts.en))
    expect(Object.keys(ruleTemplates.fr)).toEqual(Object.keys(ruleTemplates.en))
    for (const [finding, { says, todo }] of Object.entries(findingTexts.fr)) {
      expect(placeholders(findingTexts.en[finding]?.says ?? '')).toEqual(placeholders(says))
      expect(placeholders(findingTexts.en[finding]?.todo ?? '')).toEqual(placeholders(todo))
      expect(findingTexts.en[finding]?.todo === '').toBe(todo === '')
    }
    for (const [rule, text] of Object.entries(ruleTemplates.fr))
      expect(placeholders(ruleTemplates.en[rule] ?? '')).toEqual(placeholders(text))
  })
})
