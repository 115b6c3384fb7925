/**
 * Secrets are planted through every door, and looked for wherever Coulisse writes or answers: the data folder byte
 * by byte (store, write-ahead log, backups, log files), the log, answers, errors, exports.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { generateSync } from 'otplib'
import { describe, expect, it } from 'vitest'
import type { Network } from '../../src/core/ports.ts'
import { createFileLog } from '../../src/host/file-log.ts'
import { createNodeNetwork } from '../../src/host/node-network.ts'
import { startPractice } from '../../src/practice/index.ts'
import { codeOf } from '../harness/code-of.ts'
import { startTestCore } from '../harness/start-test-core.ts'
import type { TestCore } from '../harness/start-test-core.ts'
import { tempDir } from '../harness/temp-dir.ts'
import { FakeClock } from '../harness/fake-clock.ts'
import { MemoryLog } from '../harness/test-ports.ts'
import { foundIn, foundOnDisk } from './planted.ts'
import { ownHeaders, rawHttp } from './raw-http.ts'

/** Collects what the platform hands out, as only an attacker on the wire would see it. */
const recordingNetwork = (tokens: Set<string>, through = createNodeNetwork()): Network => ({
  exchange: async (request) => {
    const answer = await through.exchange(request)
    const text = new TextDecoder().decode(answer.body)
    for (const [, token] of text.matchAll(/"(?:accessJwt|refreshJwt)":"([^"]+)"/g)) if (token) tokens.add(token)
    return answer
  },
})

const password = 'planted-person-password-1'
const nextPassword = 'planted-person-password-2'
const appPassword = 'plan-tedx-appp-assw'
const vaultPassphrase = 'planted vault passphrase'

/** Goes through everything that takes or gives out a secret. Answers them by name. */
const plantEverything = async (test: TestCore, service: string): Promise<Record<string, string>> => {
  const { client } = test.admin
  const secrets: Record<string, string> = {
    password: test.admin.password,
    nextPassword,
    appPassword,
    vaultPassphrase,
    session: test.admin.cookie().split('=')[1] ?? '',
  }
  test.recoveryCodes.forEach((code, index) => (secrets[`recoveryCode${index}`] = code))

  const creator = await client.creators.create({
    name: 'Zoé',
    pseudonyms: [],
    platforms: ['bluesky'],
    zone: 'Europe/Paris',
    market: 'france',
    notes: '',
    constraints: { neverShow: [], neverMention: [], platformsNotAllowed: [], free: '' },
  })
  const account = await client.accounts.connect({
    creatorId: creator.id,
    platform: 'bluesky',
    credentials: { identifier: 'zoe.test', password: appPassword, service },
  })
  await client.accounts.check({ accountId: account.id })

  const { secret } = await client.session.startTotp()
  secrets['totpSecret'] = secret
  const totp = () => generateSync({ secret, epoch: Math.floor(test.ports.clock.now() / 1000) })
  await client.session.confirmTotp({ code: totp() })

  const invited = await client.team.invite({ name: 'Max', email: 'max@example.test', role: 'manager', creatorIds: [creator.id] })
  secrets['inviteToken'] = invited.link.token
  const max = test.asNobody()
  await max.client.session.acceptLink({ token: invited.link.token, password })
  secrets['invitedPassword'] = password
  secrets['invitedSession'] = max.cookie().split('=')[1] ?? ''
  await max.client.session.changePassword({ current: password, next: nextPassword })
  secrets['resetToken'] = (await client.team.resetPassword({ userId: invited.member.id })).token
  secrets['signInToken'] = test.core.createSignInLink(test.admin.email, { kind: 'cli', id: 'cli', name: 'cli' })?.token ?? ''
  const desktop = test.asDesktop()
  await test.advance(60_000)
  await desktop.client.session.redeemLink({ token: secrets['signInToken'], totp: totp() })

  ;(await client.session.newRecoveryCodes({ password: test.admin.password })).recoveryCodes.forEach(
    (code, index) => (secrets[`newCode${index}`] = code),
  )
  ;(await client.vault.newRecoveryCodes()).recoveryCodes.forEach((code, index) => (secrets[`vaultCode${index}`] = code))
  await client.vault.rotate()
  return secrets
}

/** Wrong calls with the secrets in them: what is answered, as bytes. */
const provoke = async (test: TestCore, secrets: Readonly<Record<string, string>>): Promise<string[]> => {
  const cookie = test.admin.cookie()
  const bodies: [string, unknown][] = Object.values(secrets).flatMap((secret) => [
    ['/rpc/session/signIn', { email: secret, password: secret }],
    ['/rpc/session/signIn', { email: 'x@example.test', password: [secret] }],
    ['/rpc/session/describeLink', { token: { secret } }],
    ['/rpc/session/recover', { email: 'admin@example.test', recoveryCode: secret.repeat(4), password: secret }],
    ['/rpc/setup/unlockVault', { passphrase: secret }],
    ['/rpc/setup/unlockVault', { recoveryCode: 1, [secret]: secret }],
    ['/rpc/accounts/connect', { creatorId: secret, platform: secret, credentials: { password: secret } }],
    ['/rpc/nothing/nothing', { secret }],
  ])
  const answers = await Promise.all(
    bodies.map(([path, input]) => rawHttp(test.url, { path, headers: { ...ownHeaders, cookie }, body: JSON.stringify({ json: input }) })),
  )
  answers.push(
    await rawHttp(test.url, {
      path: '/rpc/session/list',
      headers: { ...ownHeaders, cookie },
      body: `{"json": ${Object.values(secrets)[0] ?? ''}`,
    }),
  )
  return answers.map(({ body }) => body)
}

describe.each(['keychain', 'passphrase'] as const)('with the vault under a %s', (mode) => {
  it('no secret stands anywhere in the data folder, in logs, in errors or in what is exported', async () => {
    const clock = new FakeClock()
    await using practice = { network: await startPractice({ clock, seed: null }), [Symbol.asyncDispose]: () => practice.network.close() }
    practice.network.bluesky.createAccount({ handle: 'zoe.test', password: appPassword, displayName: 'Zoé' })
    using dir = tempDir()
    const tokens = new Set<string>()
    const file = createFileLog({ dir: join(dir.path, 'logs'), name: 'core' })
    class TeeLog extends MemoryLog {
      override write(line: string): void {
        super.write(line)
        file.write(line)
      }
    }
    const log = new TeeLog()
    const test = await startTestCore({
      dataDir: dir.path,
      ports: { clock, log, network: recordingNetwork(tokens) },
      setup: mode === 'passphrase' ? { vaultPassphrase } : {},
    })
    const secrets = await plantEverything(test, practice.network.url)
    ;[...tokens].forEach((token, index) => (secrets[`platformToken${index}`] = token))
    expect(tokens.size).toBeGreaterThanOrEqual(2)
    for (const key of test.ports.keychain.entries.values()) secrets['masterKey'] = key
    for (const key of test.ports.keychain.entries.values()) secrets['masterKeyBytes'] = Buffer.from(key, 'base64').toString('latin1')

    const { client } = test.admin
    // Failures, so that something is logged.
    expect(
      await codeOf(
        client.accounts.connect({
          creatorId: (await client.creators.list({}))[0]?.id ?? '',
          platform: 'bluesky',
          credentials: { identifier: 'zoe.test', password: 'plan-tedx-wron-gone', service: practice.network.url },
        }),
      ),
    ).toBe('WRONG_CREDENTIALS')
    secrets['wrongAppPassword'] = 'plan-tedx-wron-gone'
    const answers = await provoke(test, secrets)
    // A row that somebody damaged is a failure that nobody foresaw: it goes to the log, and its id to the caller.
    const accountId = (await client.accounts.list({}))[0]?.id ?? ''
    const sql = new Database(join(dir.path, 'store.sqlite'))
    const rows = sql.prepare("SELECT id, sealed FROM secret WHERE kind = 'account'").all() as { id: string; sealed: Buffer }[]
    sql.exec("UPDATE secret SET sealed = zeroblob(60) WHERE kind = 'account'")
    expect(await codeOf(client.accounts.check({ accountId }))).toBe('INTERNAL')
    for (const { id, sealed } of rows) sql.prepare('UPDATE secret SET sealed = ? WHERE id = ?').run(sealed, id)
    sql.close()
    expect(answers.flatMap((answer) => foundIn(answer, secrets))).toEqual([])

    // What can be read back.
    const exported = JSON.stringify([
      await client.history.list({ limit: 500 }),
      await client.accounts.list({}),
      await client.team.list(),
      await client.session.list(),
      await client.session.current(),
      await client.creators.list({}),
      await client.system.status(),
      await client.system.doctor(),
      await client.setup.status(),
      await client.agency.get(),
      await client.platforms.list(),
    ])
    expect(foundIn(exported, secrets)).toEqual([])

    // While core runs: the write-ahead log holds the last changes.
    expect(existsSync(join(dir.path, 'store.sqlite-wal'))).toBe(true)
    await client.system.backUp()
    const running = foundOnDisk(dir.path, secrets)
    expect(running.files.some((path) => path.includes('backups'))).toBe(true)
    expect(running.found).toEqual([])

    await test[Symbol.asyncDispose]()
    await file[Symbol.asyncDispose]()
    expect(foundOnDisk(dir.path, secrets).found).toEqual([])
    expect(readFileSync(join(dir.path, 'logs', 'core.log'), 'utf8')).toContain('unexpected failure')
    expect(
      foundIn(log.lines.join('\n'), { ...secrets, person: 'Ada Admin', email: 'admin@example.test', creator: 'Zoé', handle: 'zoe.test' }),
    ).toEqual([])
  }, 60_000)
})

describe('the search itself', () => {
  it('finds a secret in any form', () => {
    using dir = tempDir()
    const secrets = { one: 'planted-secret-value' }
    const forms = [
      'planted-secret-value',
      Buffer.from('planted-secret-value').toString('base64'),
      Buffer.from('xxplanted-secret-value').toString('hex'),
      Buffer.from('planted-secret-value', 'utf16le'),
    ]
    forms.forEach((form, index) => writeFileSync(join(dir.path, `${index}.bin`), form))
    expect(foundOnDisk(dir.path, secrets).found).toHaveLength(4)
    expect(foundIn('nothing here', secrets)).toEqual([])
  })
})
