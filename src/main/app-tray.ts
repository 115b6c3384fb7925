/** The mark in the system tray: Coulisse works on when its window is closed, and this is the way back. */
import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { ShellTexts } from './shell-texts.ts'

export interface TrayActs {
  show(): void
  quit(): void
}

/** macOS colours a template image by itself; the others show the mark as it is. */
const trayImage = (iconsDir: string): Electron.NativeImage => {
  const image = nativeImage.createFromPath(join(iconsDir, process.platform === 'darwin' ? 'trayTemplate.png' : 'tray.png'))
  if (process.platform === 'darwin') image.setTemplateImage(true)
  return image
}

/** The answer must be kept: a tray that is collected disappears. */
export const createAppTray = (iconsDir: string, texts: ShellTexts, acts: TrayActs): Tray => {
  const tray = new Tray(trayImage(iconsDir))
  tray.setToolTip('Coulisse')
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { label: texts.open, click: () => acts.show() },
      { type: 'separator' },
      { label: texts.quit, click: () => acts.quit() },
    ]),
  )
  tray.on('click', () => acts.show())
  return tray
}
