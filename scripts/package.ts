/**
 * `npm run package`: builds everything and makes the installers of this system. Arguments go to electron-builder:
 *   npm run package -- --linux dir -c.electronDist=DIR -c.electronVersion=25.1.1
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildOrExplain } from './build.ts'
import { root } from './build-stamp.ts'

const args = process.argv.slice(2)
/** The Electron asked for, when it is not the one of package.json. */
const askedVersion = args.map((arg) => /^(?:-c|--config)\.electronVersion=(\d+)/.exec(arg)?.[1]).find((major) => major !== undefined)
/** A fuse that older Electrons do not have, and refuse to be told of. */
const newerFuses =
  askedVersion === undefined || Number(askedVersion) >= 29 ? ['-c.electronFuses.grantFileProtocolExtraPrivileges=false'] : []

if (await buildOrExplain(['core', 'shell', 'renderer'])) {
  const child = spawn(
    process.execPath,
    [join(root, 'node_modules/electron-builder/cli.js'), '--publish', 'never', ...newerFuses, ...args],
    {
      cwd: root,
      stdio: 'inherit',
    },
  )
  child.on('exit', (code) => {
    process.exitCode = code ?? 1
  })
}
