import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileLog } from './file-log.ts'

describe('file log', () => {
  let dir = ''
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'coulisse-log-'))
  })
  afterEach(() => rm(dir, { recursive: true, force: true }))

  it('writes a line each, for the owner only, and goes on with the file after a restart', async () => {
    for (const line of ['{"n":1}', '{"n":2}']) {
      await using log = createFileLog({ dir: join(dir, 'logs'), name: 'core' })
      log.write(line)
    }
    const file = join(dir, 'logs', 'core.log')
    expect(await readFile(file, 'utf8')).toBe('{"n":1}\n{"n":2}\n')
    // Windows has no such mode.
    expect((await stat(file)).mode & (process.platform === 'win32' ? 0 : 0o077)).toBe(0)
  })

  it('rotates by size and keeps so many old files and no more', async () => {
    const line = 'x'.repeat(99)
    for (let round = 0; round < 8; round++) {
      await using log = createFileLog({ dir, name: 'core', maxBytes: 500, keep: 2 })
      for (let n = 0; n < 5; n++) log.write(line)
    }
    expect((await readdir(dir)).filter((name) => name.endsWith('.log')).toSorted()).toEqual(['core.1.log', 'core.2.log', 'core.log'])
    for (const name of ['core.1.log', 'core.2.log']) expect((await stat(join(dir, name))).size).toBeLessThanOrEqual(1000)
  })

  it('rotates while it stays open too, and loses no line that is still kept', async () => {
    {
      await using log = createFileLog({ dir, name: 'core', maxBytes: 1000, keep: 3 })
      for (let n = 0; n < 100; n++) log.write(String(n).padStart(99, '0'))
    }
    const names = (await readdir(dir)).filter((name) => name.endsWith('.log'))
    expect(names.length).toBeGreaterThan(1)
    expect(names.length).toBeLessThanOrEqual(4)
    const lines: number[] = []
    for (const name of names.toSorted((a, b) => Number(/\d+/.exec(b)?.[0] ?? 0) - Number(/\d+/.exec(a)?.[0] ?? 0)))
      lines.push(...(await readFile(join(dir, name), 'utf8')).split('\n').filter(Boolean).map(Number))
    expect(lines).toEqual(Array.from({ length: lines.length }, (_, index) => 100 - lines.length + index))
  })

  it('drops lines rather than fail when the folder cannot be had', async () => {
    await writeFile(join(dir, 'taken'), '')
    await using log = createFileLog({ dir: join(dir, 'taken'), name: 'core' })
    expect(() => log.write('{}')).not.toThrow()
  })

  it('drops lines rather than fail when the file cannot be had, or is gone with its folder', async () => {
    await mkdir(join(dir, 'a', 'core.log'), { recursive: true })
    await using blocked = createFileLog({ dir: join(dir, 'a'), name: 'core' })
    await using lost = createFileLog({ dir: join(dir, 'b', 'deep', 'logs'), name: 'core', maxBytes: 200 })
    lost.write('x'.repeat(99))
    await rm(join(dir, 'b'), { recursive: true, force: true })
    for (let n = 0; n < 10; n++) {
      expect(() => blocked.write('{}')).not.toThrow()
      expect(() => lost.write('x'.repeat(99))).not.toThrow()
    }
  })

  it('takes lines after it was closed without harm', async () => {
    const log = createFileLog({ dir, name: 'core' })
    log.write('a')
    await log[Symbol.asyncDispose]()
    log.write('b')
    expect(await readFile(join(dir, 'core.log'), 'utf8')).toBe('a\n')
  })
})
