/** Builds the running shell once Electron is ready, and wires it; decides nothing that the parts can decide. */
import { join, resolve } from 'node:path'
import { app, ipcMain, Menu, nativeImage, powerMonitor, shell as system, type IpcMainEvent } from 'electron'
import { logDirOf, type HostConfig } from '../host/config.ts'
import { after } from '../host/timer.ts'
import { buildAppMenu } from './app-menu.ts'
import { failurePath } from './app-origin.ts'
import { serveAppPages } from './app-protocol.ts'
import { createAppTray } from './app-tray.ts'
import type { CoreFailure } from './core-messages.ts'
import { startCoreProcess } from './core-process.ts'
import { onCoreRebuilt } from './core-rebuilt.ts'
import { createCoreSupervisor, type CoreState } from './core-supervisor.ts'
import { createNotifier } from './desktop-notifications.ts'
import { failurePageAt } from './failure-page.ts'
import { createMainWindow } from './main-window.ts'
import { isTrustedSender } from './page-guard.ts'
import { readyFilesOf } from './ready-files.ts'
import {
  captureChannel,
  dragFilesChannel,
  openLogsChannel,
  requestPortChannel,
  retryCoreChannel,
  revealFilesChannel,
} from './shell-channels.ts'
import { shellLanguage } from './shell-language.ts'
import type { ShellLog } from './shell-log.ts'
import { shellTexts } from './shell-texts.ts'
import { isFirstTime } from './told-once.ts'
import { createWindowPorts } from './window-ports.ts'

export interface Shell {
  /** Brings the window forward, on a page when one is named. */
  show(path?: string): void
  /** From now on closing the window closes it. */
  prepareQuit(): void
  stopCore(): Promise<void>
}

export const createShell = (config: HostConfig, log: ShellLog): Shell => {
  const outDir = join(__dirname, '..')
  const stateDir = app.getPath('userData')
  const language = shellLanguage(app.getLocale())
  const texts = shellTexts[language]
  const devUrl = app.isPackaged ? undefined : config.rendererUrl
  let failure: CoreFailure = { code: 'INTERNAL', data: {} }
  let quitting = false

  serveAppPages({
    rendererDir: join(outDir, 'renderer'),
    failurePage: (path) => (path.startsWith(failurePath) ? failurePageAt(path, failure, language, app.getVersion()) : undefined),
  })
  const show = (path?: string) => {
    window.show()
    if (path !== undefined) window.openPath(path)
  }
  const notify = createNotifier(show)
  const window = createMainWindow({
    stateFile: join(stateDir, 'window.json'),
    outDir,
    appVersion: app.getVersion(),
    devUrl,
    log,
    hidesOnClose: () => {
      if (!quitting && process.platform !== 'darwin' && isFirstTime(stateDir, 'still-running'))
        notify({ title: texts.stillRunningTitle, body: texts.stillRunningBody })
      return !quitting
    },
  })

  const ports = createWindowPorts()
  const onState = (state: CoreState) => {
    log('core', { state: state.is })
    if (state.is === 'ready' && supervisor.process) {
      window.showApplication()
      return ports.coreReady(supervisor.process)
    }
    ports.coreLost()
    if (state.is !== 'failed') return
    failure = state.failure
    window.showFailure()
  }
  const supervisor = createCoreSupervisor({
    config: { dataDir: config.dataDir, appVersion: app.getVersion() },
    spawn: (events) =>
      startCoreProcess(
        {
          entry: (!app.isPackaged && config.coreEntry && resolve(config.coreEntry)) || join(outDir, 'core/core-host.cjs'),
          nodePath: !app.isPackaged && config.coreNode ? resolve(config.coreNode) : undefined,
        },
        events,
      ),
    after,
    onState,
    onNotification: notify,
    log,
  })

  const openFolder = (dir: string) => void system.openPath(dir).then((problem) => problem && log('folder not opened', { dir, problem }))
  const openLogs = () => openFolder(logDirOf(config.dataDir))
  const handle = (channel: string, fn: (event: IpcMainEvent, said: unknown) => void) => {
    ipcMain.on(channel, (event, said: unknown) => {
      if (isTrustedSender(event, devUrl)) fn(event, said)
      else log('message refused', { channel, from: event.senderFrame?.url ?? '' })
    })
  }
  handle(requestPortChannel, (event) => ports.pageListens(event.sender))
  handle(retryCoreChannel, () => supervisor.retry())
  handle(openLogsChannel, openLogs)
  handle(revealFilesChannel, (_event, publicationId) => {
    const [first] = readyFilesOf(config.dataDir, publicationId)
    if (first !== undefined) system.showItemInFolder(first)
  })
  ipcMain.handle(captureChannel, async (event) => {
    if (!isTrustedSender(event, devUrl)) return null
    return (await event.sender.capturePage()).toJPEG(88)
  })
  const dragIcon = nativeImage.createFromPath(join(outDir, 'main/icons/icon.png')).resize({ width: 64 })
  handle(dragFilesChannel, (event, publicationId) => {
    const files = readyFilesOf(config.dataDir, publicationId)
    const [file] = files
    if (file !== undefined) event.sender.startDrag({ file, files, icon: dragIcon })
  })

  Menu.setApplicationMenu(
    buildAppMenu(texts, { openPath: show, openLogs, report: window.report, openData: () => openFolder(config.dataDir) }),
  )
  const tray = createAppTray(join(outDir, 'main/icons'), texts, { show: () => show(), quit: () => app.quit() })
  powerMonitor.on('resume', () => supervisor.wake())
  supervisor.start()
  if (devUrl) onCoreRebuilt(join(outDir, 'core'), () => void supervisor.stop().then(supervisor.start))

  return {
    show,
    prepareQuit: () => {
      quitting = true
    },
    stopCore: async () => {
      await supervisor.stop()
      tray.destroy()
    },
  }
}
