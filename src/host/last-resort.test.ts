/** Real processes of ours, in each of which a promise is rejected that nobody awaits. */
import { fork, spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { straySecret } from '../../test/harness/stray-rejection.ts'
import { tempDir } from '../../test/harness/temp-dir.ts'
import type { FromCore } from '../main/core-messages.ts'

const root = join(import.meta.dirname, '../..')
const withStray = ['--import', join(root, 'test/harness/stray-rejection.ts')]

const textOf = (child: ChildProcess, stream: 'stdout' | 'stderr') => {
  let text = ''
  child[stream]?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
  return () => text
}
const crashesOf = (dataDir: string) => readFileSync(join(dataDir, 'logs/crashes.log'), 'utf8')

describe('what nobody caught', () => {
  it('ends the process of core, so that main starts the next, and is written down without what it quotes', async () => {
    using dir = tempDir()
    const core = fork(join(root, 'src/main/core-host.ts'), {
      execArgv: withStray,
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    const printed = textOf(core, 'stderr')
    const ready = Promise.withResolvers<FromCore>()
    core.on('message', (message: FromCore) => {
      if (message.kind === 'hello') core.send({ kind: 'start', config: { dataDir: dir.path, appVersion: '1.0.0' } })
      else ready.resolve(message)
    })
    expect(await ready.promise).toEqual({ kind: 'ready' })
    core.send({ kind: 'provoke' })
    expect(await once(core, 'close')).toEqual([1, null])
    expect(printed()).toContain('core: uncaught rejection: TypeError')
    expect(crashesOf(dir.path)).toMatch(/"process":"core","kind":"rejection","error":\{"type":"TypeError","stack":\["at provoke/)
    expect(printed() + crashesOf(dir.path)).not.toContain(straySecret)
  })

  it('ends the command line with words in the language of the person, and one object with --json', async () => {
    using dir = tempDir()
    const serve = spawn(
      process.execPath,
      [...withStray, join(root, 'src/cli/coulisse.ts'), 'serve', '--json', '--lang', 'fr', '--port', '0', '--data', dir.path],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const [printed, said] = [textOf(serve, 'stdout'), textOf(serve, 'stderr')]
    await once(serve.stdout, 'data')
    serve.kill('SIGUSR2')
    expect(await once(serve, 'close')).toEqual([1, null])
    expect(JSON.parse(printed())).toMatchObject({ url: expect.stringContaining('http://127.0.0.1') as string })
    expect(said()).toContain('Une erreur imprévue a arrêté Coulisse.')
    expect(said()).toContain(join(dir.path, 'logs/crashes.log'))
    expect(said() + printed() + crashesOf(dir.path)).not.toContain(straySecret)
  })
})
