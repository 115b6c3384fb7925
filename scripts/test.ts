/**
 * `npm test`: unit and page tests (vitest), then the browser tests (Playwright) on a fresh build.
 * Ends with one line that sums both, `N passed, N failed`, and fails when anything did.
 * Arguments go to vitest alone, for a part of the suite: `npm test -- src/core/due`.
 */
import { spawn } from 'node:child_process'
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findOrInstallChromium } from '../test/harness/chromium.ts'
import { buildStale } from './build.ts'
import { root } from './build-stamp.ts'

interface Tally {
  passed: number
  failed: number
  skipped: number
}

const bin = (name: string): string => join(root, 'node_modules', '.bin', name)

const run = async (command: string, args: string[], env: Record<string, string> = {}): Promise<number> => {
  const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env }, shell: process.platform === 'win32' })
  return new Promise((resolve, reject) => {
    child.once('error', reject).once('exit', (code) => resolve(code ?? 1))
  })
}

const readJson = async <T>(file: string): Promise<T | undefined> => {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch {
    // The runner ended before it wrote its report; its exit code says so.
    return undefined
  }
}

/** A runner that fails without a failed test (a file that does not load, nothing run) still counts as one failure. */
const withExitCode = (tally: Tally, exitCode: number): Tally => ({
  ...tally,
  failed: exitCode !== 0 ? Math.max(1, tally.failed) : tally.failed,
})

const runVitest = async (reports: string, args: string[]): Promise<Tally> => {
  const report = join(reports, 'vitest.json')
  const exitCode = await run(bin('vitest'), [
    'run',
    '--project',
    'core',
    '--project',
    'renderer',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ])
  const found = await readJson<{ numPassedTests: number; numFailedTests: number; numPendingTests: number }>(report)
  return withExitCode(
    { passed: found?.numPassedTests ?? 0, failed: found?.numFailedTests ?? 0, skipped: found?.numPendingTests ?? 0 },
    exitCode,
  )
}

const hasBrowserTests = async (): Promise<boolean> => {
  for await (const file of glob('test/e2e/**/*.spec.ts', { cwd: root })) if (!/electron[^/]*\.spec\.ts$/.test(file)) return true
  return false
}

const runPlaywright = async (reports: string): Promise<Tally> => {
  if (!(await hasBrowserTests())) return { passed: 0, failed: 0, skipped: 0 }
  const chromium = findOrInstallChromium()
  await buildStale(['cli', 'renderer'])
  const report = join(reports, 'playwright.json')
  const exitCode = await run(bin('playwright'), ['test', '--project', 'browser', '--workers=2', '--reporter=list,json'], {
    CHROME_BIN: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  })
  const found = await readJson<{ stats: { expected: number; unexpected: number; flaky: number; skipped: number } }>(report)
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = found?.stats ?? {}
  return withExitCode({ passed: expected + flaky, failed: unexpected, skipped }, exitCode)
}

const args = process.argv.slice(2)
const reports = await mkdtemp(join(tmpdir(), 'coulisse-test-'))
try {
  const tallies = [await runVitest(reports, args)]
  if (args.length === 0) tallies.push(await runPlaywright(reports))
  const sum = (of: keyof Tally): number => tallies.reduce((total, tally) => total + tally[of], 0)
  const skipped = sum('skipped')
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
  process.exitCode = sum('failed') > 0 || sum('passed') === 0 ? 1 : 0
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.log('\n0 passed, 1 failed')
  process.exitCode = 1
} finally {
  await rm(reports, { recursive: true, force: true })
}
