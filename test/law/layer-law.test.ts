/** Plants a breach of each rule of the law in a small tree of its own and sees it caught. */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { tempDir } from '../harness/temp-dir.ts'

const root = resolve(import.meta.dirname, '../..')

interface Law {
  forbidden: { name: string; comment: string }[]
}
const law = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as Law

/** Rule → a file that breaks it and what it imports. The files imported are made, empty. */
const breaches: readonly (readonly [rule: string, file: string, imported: string])[] = [
  ['contract-is-a-leaf', 'src/contract/breach.ts', '../core/index.ts'],
  ['renderer-sees-contract-only', 'src/renderer/lib/breach.ts', '../../core/rpc/router.ts'],
  ['shell-sees-contract-only', 'src/main/breach.ts', '../core/index.ts'],
  ['shell-sees-contract-only', 'src/main/host-breach.ts', '../host/node-ports.ts'],
  ['preload-sees-channels-only', 'src/preload/breach.ts', '../core/index.ts'],
  ['preload-sees-channels-only', 'src/preload/main-breach.ts', '../main/shell.ts'],
  ['core-has-one-door', 'src/cli/breach.ts', '../core/store/open-store.ts'],
  ['core-knows-no-host', 'src/core/breach.ts', '../host/node-ports.ts'],
  ['core-knows-no-host', 'src/core/publishing/practice-breach.ts', '../../practice/index.ts'],
  ['practice-stands-alone', 'src/practice/breach.ts', '../core/index.ts'],
  ['platform-sees-kit-only', 'src/core/platforms/bluesky/breach.ts', '../../store/open-store.ts'],
  ['platform-sees-kit-only', 'src/core/platforms/bluesky/other-breach.ts', '../instagram/index.ts'],
  ['feature-stands-alone', 'src/renderer/features/creators/breach.ts', '../calendar/calendar.tsx'],
  ['features-below-app', 'src/renderer/features/creators/app-breach.ts', '../../app/routes.tsx'],
  ['components-are-low', 'src/renderer/components/breach.ts', '../features/calendar/calendar.tsx'],
  ['no-test-code-in-product', 'src/core/media/breach.ts', '../../../test/harness/fake-clock.ts'],
  ['electron-owner', 'src/core/electron-breach.ts', 'electron'],
  ['sql-owner', 'src/core/publishing/sql-breach.ts', 'drizzle-orm'],
  ['react-owner', 'src/core/react-breach.ts', 'react'],
  ['keychain-owner', 'src/core/vault/breach.ts', '@napi-rs/keyring'],
  ['ml-owner', 'src/renderer/lib/ml-breach.ts', '@tensorflow/tfjs'],
  ['no-cycles', 'src/core/events-a.ts', './events-b.ts'],
  ...law.forbidden
    .filter(({ name }) => name.startsWith('core-order-'))
    .map(({ name }) => [name, `src/core/${name.slice('core-order-'.length)}/order-breach.ts`, '../rpc/router.ts'] as const),
]

const plant = (dir: string, file: string, code: string): void => {
  mkdirSync(dirname(join(dir, file)), { recursive: true })
  writeFileSync(join(dir, file), code)
}

describe('the layer law', () => {
  const caught = new Map<string, Set<string>>()

  beforeAll(() => {
    using dir = tempDir()
    for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) copyFileSync(join(root, name), join(dir.path, name))
    symlinkSync(join(root, 'node_modules'), join(dir.path, 'node_modules'))
    for (const [, file, imported] of breaches) {
      if (imported.startsWith('.')) plant(dir.path, join(dirname(file), imported), 'export const here = 1\n')
    }
    for (const [, file, imported] of breaches) plant(dir.path, file, `import * as breach from '${imported}'\nexport { breach }\n`)
    plant(dir.path, 'src/core/events-b.ts', `import * as back from './events-a.ts'\nexport { back }\n`)
    const run = spawnSync(
      process.execPath,
      [join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'), 'src', '--output-type', 'json'],
      {
        cwd: dir.path,
        encoding: 'utf8',
        maxBuffer: 1e8,
      },
    )
    const { summary } = JSON.parse(run.stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } }
    for (const violation of summary.violations) {
      caught.set(violation.from, (caught.get(violation.from) ?? new Set()).add(violation.rule.name))
    }
  }, 60_000)

  it.each(breaches)('%s: %s importing %s is caught', (rule, file) => {
    expect([...(caught.get(file) ?? [])]).toContain(rule)
  })

  it('has a planted breach for every rule, and every rule says the right way', () => {
    const planted = new Set(breaches.map(([rule]) => rule))
    expect(law.forbidden.map(({ name }) => name).filter((name) => !planted.has(name))).toEqual([])
    expect(law.forbidden.filter(({ comment }) => comment.length < 20)).toEqual([])
  })
})

/** Code that lint must refuse in core, and the rule that does. */
const lintBreaches: readonly (readonly [rule: string, code: string])[] = [
  ['no-restricted-properties', 'export const now = Date.now()\n'],
  ['no-restricted-properties', 'export const chance = Math.random()\n'],
  ['no-restricted-properties', 'export const home = process.env.HOME\n'],
  ['no-restricted-globals', "export const call = () => fetch('http://127.0.0.1')\n"],
  ['no-restricted-globals', 'export const wait = (fn: () => void) => setTimeout(fn, 10)\n'],
  ['no-console', "console.log('hello')\nexport const a = 1\n"],
  ['no-default-export', 'export default 1\n'],
  ['no-explicit-any', 'export const a: any = 1\n'],
  ['no-floating-promises', 'const work = async (): Promise<void> => {}\nexport const start = (): void => {\n  work()\n}\n'],
]

describe('the lint law', () => {
  it.each(lintBreaches)('%s catches %j', (rule, code) => {
    using dir = tempDir()
    for (const name of ['.oxlintrc.json', 'tsconfig.json']) copyFileSync(join(root, name), join(dir.path, name))
    symlinkSync(join(root, 'node_modules'), join(dir.path, 'node_modules'))
    plant(dir.path, 'src/core/breach.ts', code)
    const run = spawnSync(join(root, 'node_modules/.bin/oxlint'), ['--format', 'unix', 'src'], { cwd: dir.path, encoding: 'utf8' })
    expect(run.stdout).toContain(rule)
    expect(run.status).not.toBe(0)
  })
})
