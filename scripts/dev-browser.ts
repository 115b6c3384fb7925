/** Development in a browser: vite serves the pages and passes calls on to core, which `coulisse serve` holds. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { watchParts } from './build-parts.ts'
import { buildOrExplain } from './build.ts'
import { root } from './build-stamp.ts'

const corePort = 47_101

/** One at a time: the store has one writer, so the next begins when the last has ended. */
const createServing = () => {
  let child: ChildProcess | null = null
  let turn = Promise.resolve()
  const end = async (): Promise<void> => {
    const ending = child
    child = null
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const gone = once(ending, 'exit')
    ending.kill('SIGTERM')
    await gone
  }
  const start = (): void => {
    child = spawn(process.execPath, [join(root, 'out/cli/coulisse.js'), 'serve', '--port', String(corePort)], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }
  return {
    restart: (): void => {
      turn = turn.then(end).then(start)
    },
    end: (): Promise<void> => (turn = turn.then(end)),
  }
}

export const developInBrowser = async (): Promise<void> => {
  if (!(await buildOrExplain(['cli']))) return
  const { createServer } = await import('vite')
  const core = `http://127.0.0.1:${corePort}`
  const pages = await createServer({
    configFile: join(root, 'vite.renderer.config.ts'),
    // Core answers its own page only: the page is vite's here, so calls are passed on in core's name.
    server: { host: '127.0.0.1', proxy: { '/rpc': { target: core, changeOrigin: true, headers: { origin: core } } } },
  })
  const serving = createServing()
  let builds = 0
  const watching = await watchParts.cli(() => {
    builds += 1
    process.stderr.write(builds === 1 ? 'Core starts.\n' : 'Core changed: it starts again.\n')
    serving.restart()
  })
  await pages.listen()
  process.stderr.write(`The application: ${pages.resolvedUrls?.local[0] ?? ''}\nCtrl-C ends it.\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
  })
  await Promise.all([serving.end(), watching[Symbol.asyncDispose](), pages.close()])
}
