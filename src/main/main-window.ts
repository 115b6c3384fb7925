/** The application's window. */
import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { appOrigin, failurePath } from './app-origin.ts'
import { openPathChannel, reportChannel } from './shell-channels.ts'
import { fitToScreens, readWindowState, smallestWindow, writeWindowState } from './window-state.ts'

export interface MainWindowOptions {
  stateFile: string
  outDir: string
  appVersion: string
  devUrl: string | undefined
  /** What a close does: true keeps the window, out of sight. */
  hidesOnClose(): boolean
  log(message: string, data?: Record<string, unknown>): void
}

export interface MainWindow {
  readonly browserWindow: BrowserWindow
  show(): void
  /** Shows a page of the application. */
  openPath(path: string): void
  /** Asks the page to begin a report of a problem, where it is. */
  report(): void
  showFailure(): void
  /** Goes back to the application when the failure page is shown. */
  showApplication(): void
}

/** `tokens.css` --bg, in the form that Electron takes. */
const background = () => (nativeTheme.shouldUseDarkColors ? '#110f16' : '#f9f8fb')

const createBrowserWindow = (options: MainWindowOptions): BrowserWindow => {
  const state = fitToScreens(
    readWindowState(options.stateFile),
    screen.getAllDisplays().map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...state,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    show: false,
    title: 'Coulisse',
    backgroundColor: background(),
    autoHideMenuBar: true,
    icon: join(options.outDir, 'main/icons/icon.png'),
    webPreferences: {
      preload: join(options.outDir, 'preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // Elsewhere than on macOS the speller downloads its dictionaries; the interface asks nothing of the outside.
      spellcheck: process.platform === 'darwin',
      additionalArguments: [`--coulisse-version=${options.appVersion}`],
    },
  })
  if (state.maximized) window.maximize()
  return window
}

export const createMainWindow = (options: MainWindowOptions): MainWindow => {
  const window = createBrowserWindow(options)
  const base = options.devUrl?.replace(/\/$/, '') ?? appOrigin
  let shows: 'application' | 'failure' = 'application'

  const load = (url: string) => {
    // A load that another replaces rejects; one that fails is told by did-fail-load.
    void window.loadURL(url).catch(() => undefined)
  }
  const keepState = () => {
    if (window.isMinimized()) return
    writeWindowState(options.stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() })
  }

  window.once('ready-to-show', () => window.show())
  window.on('close', (event) => {
    keepState()
    if (!options.hidesOnClose()) return
    event.preventDefault()
    window.hide()
  })
  window.webContents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (isMainFrame && code !== -3) options.log('page not loaded', { url, description })
  })
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    options.log('page crashed', { reason })
    if (reason !== 'clean-exit' && reason !== 'killed') window.webContents.reload()
  })

  load(`${base}/`)
  return {
    browserWindow: window,
    show: () => {
      if (window.isMinimized()) window.restore()
      window.show()
      window.focus()
    },
    openPath: (path) => {
      if (shows === 'failure') return
      // A page that is still loading hears nothing, so it is loaded there instead.
      if (window.webContents.isLoadingMainFrame()) load(`${base}${path}`)
      else window.webContents.send(openPathChannel, path)
    },
    report: () => {
      if (shows === 'application') window.webContents.send(reportChannel)
    },
    showFailure: () => {
      shows = 'failure'
      load(`${appOrigin}${failurePath}`)
    },
    showApplication: () => {
      if (shows === 'application') return
      shows = 'application'
      load(`${base}/`)
    },
  }
}
