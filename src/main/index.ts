/**
 * The Electron shell's entry: what must be settled before Electron is ready, one instance, links from outside,
 * and an orderly end. It stays out of the data path.
 */
import { join } from 'node:path'
import { app, dialog } from 'electron'
import { logDirOf, readHostConfig } from '../host/config.ts'
import { inOneLine, onUncaught } from '../host/last-resort.ts'
import { registerAppScheme } from './app-protocol.ts'
import { createCrashNotice } from './crash-notice.ts'
import { deepLinkIn, parseDeepLink } from './deep-link.ts'
import { guardPages } from './page-guard.ts'
import { createShell, type Shell } from './shell.ts'
import { shellLanguage } from './shell-language.ts'
import { createShellLog } from './shell-log.ts'

const config = readHostConfig()
let isOpen = false
const tellOfCrash = createCrashNotice({
  language: () => shellLanguage(app.isReady() ? app.getLocale() : (config.locale ?? '')),
  isOpen: () => isOpen,
  ask: async ({ message, detail, buttons }) => {
    const { response } = await dialog.showMessageBox({
      type: 'error',
      title: 'Coulisse',
      message,
      detail,
      buttons,
      defaultId: 0,
      cancelId: 1,
    })
    return response === 0
  },
  tellAndEnd: (title, body) => {
    dialog.showErrorBox(title, body)
    app.exit(1)
  },
  restart: () => {
    app.relaunch()
    app.quit()
  },
  crashFile: join(logDirOf(config.dataDir), 'crashes.log'),
})
onUncaught('shell', logDirOf(config.dataDir), (uncaught) => {
  process.stderr.write(`${inOneLine(uncaught)}\n`)
  tellOfCrash()
})
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
    isOpen = true
    if (wanted !== undefined) shell.show(wanted)
  }
  void open()
}

if (app.requestSingleInstanceLock()) run()
else app.quit()
