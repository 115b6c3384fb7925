/** The way that ships: core's host in a utility process, its port handed to the page. With a stub in core's place. */
import { expect, test } from '@playwright/test'
import { bundleStubCore, isRunning, launchDesktop, makeDataDir, removeDataDir, type Desktop } from '../harness/electron-app.ts'

test.describe('the shell with a stub core', () => {
  let entry = ''
  let dataDir = ''
  let desktop: Desktop

  test.beforeAll(async () => {
    entry = await bundleStubCore()
  })
  test.beforeEach(async () => {
    dataDir = makeDataDir()
    desktop = await launchDesktop({ dataDir, env: { COULISSE_CORE_ENTRY: entry } })
  })
  test.afterEach(async () => {
    await desktop.app.close()
    removeDataDir(dataDir)
  })

  /**
   * Asks for a port as the interface does, and calls `setup.status` in oRPC's own wire form. The interface on the
   * page hears the same ports and closes each when the next comes, so the question is put to every one until an answer.
   */
  const askStatus = (): Promise<string> =>
    desktop.window.evaluate(
      () =>
        new Promise<string>((resolve) => {
          const receive = (event: MessageEvent) => {
            const [port] = event.ports
            if (event.data !== 'coulisse:port' || !port) return
            port.addEventListener('message', ({ data }) => {
              window.removeEventListener('message', receive)
              resolve(String(data))
            })
            port.start()
            port.postMessage(JSON.stringify({ i: '1', p: { u: 'orpc://localhost/setup/status', b: {} } }))
          }
          window.addEventListener('message', receive)
          window.postMessage('coulisse:ready', window.location.origin)
        }),
    )

  test('hands the page a port over which core answers from its own process', async () => {
    const answer = await askStatus()
    expect(answer).toContain('needs_agency')
    const corePid = Number(/stub, pid (\d+)/.exec(answer)?.[1])
    const mainPid = desktop.app.process().pid
    expect(corePid).not.toBe(mainPid)
    expect(desktop.processes()).toContain(corePid)
  })

  test('starts core again when it dies, and hands the page a new port', async () => {
    const before = Number(/stub, pid (\d+)/.exec(await askStatus())?.[1])
    await desktop.window.evaluate(() => {
      const heard: string[] = []
      Object.assign(window, { heard })
      window.addEventListener('message', (event) => {
        // A port that is still on its way from before counts for nothing.
        if (event.data === 'coulisse:core-lost' || (event.data === 'coulisse:port' && heard.length > 0)) heard.push(event.data)
      })
    })
    process.kill(before, 'SIGKILL')
    await expect
      .poll(() => desktop.window.evaluate(() => Reflect.get(window, 'heard') as string[]))
      .toEqual(['coulisse:core-lost', 'coulisse:port'])
    const after = Number(/stub, pid (\d+)/.exec(await askStatus())?.[1])
    expect(after).not.toBe(before)
  })

  test('leaves no process behind when it quits', async () => {
    await askStatus()
    const before = desktop.processes()
    expect(before.length).toBeGreaterThan(2)
    await desktop.app.close()
    await expect.poll(() => before.filter(isRunning)).toEqual([])
  })
})
