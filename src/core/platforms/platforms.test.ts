import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { notYetOffered, platformFolders, renderRegistry } from '../../../scripts/gen-registry.ts'
import { adapters } from './registry.gen.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
const platforms = platformFolders().filter((name) => name !== 'kit')

describe('the registry', () => {
  it('is what scripts/gen-registry.ts writes', () => {
    expect(readFileSync(`${folder}registry.gen.ts`, 'utf8')).toBe(renderRegistry(platformFolders()))
  })

  it('has each platform once', () => {
    expect(new Set(adapters.map(({ id }) => id)).size).toBe(adapters.length)
    expect(adapters).toHaveLength(platforms.filter((name) => !notYetOffered.has(name)).length)
  })
})

describe.each(platforms)('the folder of %s', (name) => {
  it('is tested by the conformance suite', () => {
    const file = `${folder}${name}/${name}.test.ts`
    expect(existsSync(file)).toBe(true)
    expect(readFileSync(file, 'utf8')).toMatch(/testPlatform\(|testAssisted\(/)
  })

  it('says where each limit was read, and when', async () => {
    const limits = (await import(`./${name}/limits.ts`)) as Record<string, { source?: string; readOn?: string }>
    expect(Object.keys(limits).length).toBeGreaterThan(0)
    const without = Object.entries(limits).filter(
      ([, { source = '', readOn = '' }]) => !URL.canParse(source) || !/^\d{4}-\d{2}-\d{2}$/.test(readOn),
    )
    expect(without.map(([limit]) => limit)).toEqual([])
  })

  it('tests its error table row by row', () => {
    expect(readFileSync(`${folder}${name}/errors.test.ts`, 'utf8')).toContain('errorTable')
  })
})
