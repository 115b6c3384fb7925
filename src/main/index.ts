/**
 * The Electron shell's entry: what must be settled before Electron is ready, one instance, links from outside,
 * and an orderly end. It stays out of the data path.
 */
import { join } from 'node:path'
import { app } from 'electron'
import { readHostConfig } from '../host/config.ts'
import { registerAppScheme } from './app-protocol.ts'
import { deepLinkIn, parseDeepLink } from './deep-link.ts'
import { guardPages } from './page-guard.ts'
import { createShell, type Shell } from './shell.ts'
import { createShellLog } from './shell-log.ts'

const config = readHostConfig()
// One instance for each data folder, and everything of it in one place.
app.setPath('userData', join(config.dataDir, 'desktop'))
// Every page, whatever its window says. Where the system has no sandbox (root in a container) Chromium must be told so.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
guardPages(app.isPackaged ? undefined : config.rendererUrl)

const run = (): void => {
  const log = createShellLog(config.dataDir)
  let shell: Shell | undefined
  let coreStopped = false
  let wanted = deepLinkIn(process.argv)

  const show = (path?: string) => {
    if (shell) shell.show(path)
    else wanted = path ?? wanted
  }
  if (app.isPackaged) app.setAsDefaultProtocolClient('coulisse')
  app.on('second-instance', (_event, argv) => show(deepLinkIn(argv)))
  app.on('open-url', (event, link) => {
    event.preventDefault()
    show(parseDeepLink(link))
  })
  app.on('activate', () => show())
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', () => shell?.prepareQuit())
  app.on('will-quit', (event) => {
    if (!shell || coreStopped) return
    event.preventDefault()
    void shell.stopCore().finally(() => {
      coreStopped = true
      // Not in this turn: Electron ignores a quit while it still handles the one that was held back.
      setImmediate(() => app.quit())
    })
  })

  const open = async (): Promise<void> => {
    await app.whenReady()
    shell = createShell(config, log)
    if (wanted !== undefined) shell.show(wanted)
  }
  void open()
}

if (app.requestSingleInstanceLock()) run()
else app.quit()
