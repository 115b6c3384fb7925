import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createNodePorts } from './node-ports.ts'

describe('node ports', () => {
  let dataDir = ''
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'coulisse-ports-'))
  })
  afterEach(async () => {
    vi.useRealTimers()
    await rm(dataDir, { recursive: true, force: true })
  })

  it('fires what came due in a sleep as soon as it hears of the wake, and tells core', async () => {
    vi.useFakeTimers({ now: 1_000_000, toFake: ['Date', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] })
    await using ports = createNodePorts({ dataDir })
    const heard: string[] = []
    ports.clock.at(9_000_000, () => heard.push('due'))
    ports.machine.onWake(() => heard.push('awake'))
    vi.setSystemTime(10_000_000)
    ports.wake()
    expect(heard).toEqual(['due', 'awake'])
  })

  it('logs beside the data, and has written all when it is closed', async () => {
    await using ports = createNodePorts({ dataDir })
    ports.log.write('{"msg":"hello"}')
    await ports[Symbol.asyncDispose]()
    expect(await readFile(join(dataDir, 'logs', 'core.log'), 'utf8')).toBe('{"msg":"hello"}\n')
  })
})
