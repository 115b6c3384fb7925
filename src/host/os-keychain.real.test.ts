import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

/** Needs Debian's dbus and gnome-keyring. Its own bus, its own home: the person's keychain is not touched. */
describe.runIf(process.platform === 'linux')('os keychain on a real gnome-keyring', () => {
  let home = ''
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'coulisse-keyring-'))
  })
  afterEach(() => rm(home, { recursive: true, force: true }))

  const run = async (body: string): Promise<unknown> => {
    const script = join(home, 'script.ts')
    const source = new URL('os-keychain.ts', import.meta.url).href
    await writeFile(script, `import { createOsKeychain } from ${JSON.stringify(source)}\nconst keychain = createOsKeychain()\n${body}`)
    const daemon = 'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1'
    const { stdout } = await promisify(execFile)(
      'dbus-run-session',
      ['--', 'sh', '-c', `${daemon} && exec "$0" "$1"`, process.execPath, script],
      {
        env: { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home },
      },
    )
    return JSON.parse(stdout)
  }

  it('keeps a secret in a keyring that is locked and opened again', async () => {
    expect(
      await run(
        `await keychain.set('vault', 'clé ünïque'); console.log(JSON.stringify([await keychain.available(), await keychain.get('vault')]))`,
      ),
    ).toEqual([true, 'clé ünïque'])
    expect(await run(`console.log(JSON.stringify(await keychain.get('vault')))`)).toBe('clé ünïque')
    expect(await run(`await keychain.delete('vault'); console.log(JSON.stringify(await keychain.get('vault')))`)).toBeNull()
  })
})
