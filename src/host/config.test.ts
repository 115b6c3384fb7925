import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { issuesAddressIn, readHostConfig } from './config.ts'

describe('host configuration', () => {
  it('puts data where each system keeps it', () => {
    expect(readHostConfig({}, 'linux').dataDir).toBe(join(homedir(), '.local/share/coulisse'))
    expect(readHostConfig({ XDG_DATA_HOME: '/data' }, 'linux').dataDir).toBe('/data/coulisse')
    expect(readHostConfig({}, 'darwin').dataDir).toBe(join(homedir(), 'Library/Application Support/Coulisse'))
  })

  it('takes another folder when told, always as an absolute path', () => {
    expect(readHostConfig({ COULISSE_DATA_DIR: 'here' }, 'linux').dataDir).toBe(join(process.cwd(), 'here'))
  })

  it('knows where issues go from package.json or when told, and takes nothing but https', () => {
    const manifest = { name: 'coulisse', bugs: { url: 'https://issues.example.test/coulisse' } }
    expect(issuesAddressIn({}, manifest)).toBe('https://issues.example.test/coulisse')
    expect(issuesAddressIn({ COULISSE_ISSUES: 'https://other.example.test/i' }, manifest)).toBe('https://other.example.test/i')
    expect(issuesAddressIn({ COULISSE_ISSUES: 'javascript:alert(1)' }, manifest)).toBeNull()
    expect(issuesAddressIn({}, { name: 'coulisse' })).toBeNull()
  })

  it('treats an empty variable as absent', () => {
    expect(readHostConfig({ COULISSE_DATA_DIR: '', COULISSE_CORE_NODE: '' }, 'linux')).toMatchObject({
      dataDir: join(homedir(), '.local/share/coulisse'),
      coreNode: undefined,
    })
  })
})
