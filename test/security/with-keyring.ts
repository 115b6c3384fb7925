/**
 * Runs a script beside a real gnome-keyring, on a bus and in a home of its own, so that the person's keychain is
 * not touched. Needs Debian's `dbus` and `gnome-keyring`.
 */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

export interface KeyringRun {
  /** Holds the keyring's files; the same home is the same keyring, locked and opened again. */
  home: string
  script: string
  args: readonly string[]
  /** No daemon is started: a session without a keychain. */
  without?: boolean
}

/** What the script printed, read as JSON. Rejects with its error output when it fails. */
export const runWithKeyring = async ({ home, script, args, without = false }: KeyringRun): Promise<unknown> => {
  const daemon = without ? 'true' : 'printf pass | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1'
  const { stdout } = await promisify(execFile)(
    'dbus-run-session',
    ['--', 'sh', '-c', `${daemon} && exec "$0" "$@"`, process.execPath, script, ...args],
    {
      env: { PATH: process.env['PATH'], HOME: home, XDG_RUNTIME_DIR: home, XDG_DATA_HOME: `${home}/.local/share` },
    },
  )
  return JSON.parse(stdout)
}
