/**
 * `npm run package`: builds everything and makes the installers of this system. Arguments go to electron-builder:
 *   npm run package -- --linux dir -c.electronDist=DIR -c.electronVersion=25.1.1
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { buildStale } from './build.ts'
import { root } from './build-stamp.ts'

await buildStale(['core', 'shell', 'renderer'])
const child = spawn(
  process.execPath,
  [join(root, 'node_modules/electron-builder/cli.js'), '--publish', 'never', ...process.argv.slice(2)],
  { cwd: root, stdio: 'inherit' },
)
child.on('exit', (code) => {
  process.exitCode = code ?? 1
})
