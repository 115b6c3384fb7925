/** The application's menu. */
import { Menu, type MenuItemConstructorOptions } from 'electron'
import type { ShellTexts } from './shell-texts.ts'

export interface MenuActs {
  openPath(path: string): void
  openLogs(): void
  report(): void
  openData(): void
}

const separator: MenuItemConstructorOptions = { type: 'separator' }

const macMenu = (texts: ShellTexts): MenuItemConstructorOptions => ({
  label: 'Coulisse',
  submenu: [
    { role: 'about', label: texts.about },
    separator,
    { role: 'services', label: texts.services },
    separator,
    { role: 'hide', label: texts.hide },
    { role: 'hideOthers', label: texts.hideOthers },
    { role: 'unhide', label: texts.showAll },
    separator,
    { role: 'quit', label: texts.quit },
  ],
})

const fileMenu = (texts: ShellTexts, isMac: boolean): MenuItemConstructorOptions => ({
  label: texts.file,
  submenu: [{ role: 'close', label: texts.closeWindow }, ...(isMac ? [] : [separator, { role: 'quit', label: texts.quit } as const])],
})

const editMenu = (texts: ShellTexts): MenuItemConstructorOptions => ({
  label: texts.edit,
  submenu: [
    { role: 'undo', label: texts.undo },
    { role: 'redo', label: texts.redo },
    separator,
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    { role: 'selectAll', label: texts.selectAll },
  ],
})

const viewMenu = (texts: ShellTexts, acts: MenuActs): MenuItemConstructorOptions => ({
  label: texts.view,
  submenu: [
    { label: texts.today, accelerator: 'CmdOrCtrl+1', click: () => acts.openPath('/') },
    { label: texts.calendar, accelerator: 'CmdOrCtrl+2', click: () => acts.openPath('/calendar') },
    separator,
    { role: 'resetZoom', label: texts.actualSize },
    { role: 'zoomIn', label: texts.zoomIn },
    { role: 'zoomOut', label: texts.zoomOut },
    separator,
    { role: 'togglefullscreen', label: texts.fullScreen },
  ],
})

const helpMenu = (texts: ShellTexts, acts: MenuActs, isMac: boolean): MenuItemConstructorOptions => ({
  role: 'help',
  label: texts.help,
  submenu: [
    { label: texts.report, click: () => acts.report() },
    separator,
    { label: texts.openLogs, click: () => acts.openLogs() },
    { label: texts.openData, click: () => acts.openData() },
    separator,
    { role: 'reload', label: texts.reload },
    { role: 'toggleDevTools', label: texts.developerTools },
    ...(isMac ? [] : [separator, { role: 'about', label: texts.about } as const]),
  ],
})

export const buildAppMenu = (texts: ShellTexts, acts: MenuActs, platform: NodeJS.Platform = process.platform): Menu => {
  const isMac = platform === 'darwin'
  const windowMenu: MenuItemConstructorOptions = { label: texts.window, submenu: [{ role: 'minimize', label: texts.minimize }] }
  return Menu.buildFromTemplate([
    ...(isMac ? [macMenu(texts)] : []),
    fileMenu(texts, isMac),
    editMenu(texts),
    viewMenu(texts, acts),
    ...(isMac ? [windowMenu] : []),
    helpMenu(texts, acts, isMac),
  ])
}
