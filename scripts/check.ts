/** `npm run check`: format, types, lint, layers, dead code. Runs all of them, then says which failed. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './build-stamp.ts'

const checks: [name: string, command: string, ...args: string[]][] = [
  ['format', 'oxfmt', '--check'],
  ['types', 'tsc', '--noEmit', '-p', '.'],
  ['lint', 'oxlint', '--type-aware'],
  ['layers', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'test', 'bench', 'scripts'],
  ['dead code', 'knip'],
]

const run = async (command: string, args: string[]): Promise<{ ok: boolean; output: string }> => {
  const child = spawn(join(root, 'node_modules', '.bin', command), args, {
    cwd: root,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
    env: process.stdout.isTTY ? { ...process.env, FORCE_COLOR: '1' } : process.env,
  })
  const chunks: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk))
  const code = await new Promise<number>((resolve, reject) => {
    child.once('error', reject).once('close', (exitCode) => resolve(exitCode ?? 1))
  })
  return { ok: code === 0, output: Buffer.concat(chunks).toString('utf8') }
}

const failed: string[] = []
for (const [name, command, ...args] of checks) {
  const startedAt = performance.now()
  const { ok, output } = await run(command, args)
  console.log(`${ok ? '✓' : '✗'} ${name} (${command}, ${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  if (ok) continue
  failed.push(name)
  console.log(output.trimEnd())
}
console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '\nAll checks passed')
process.exitCode = failed.length > 0 ? 1 : 0
