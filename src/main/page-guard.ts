/** What a page may not do: leave the application, open windows, ask for permissions, embed other pages. */
import { app, shell, type IpcMainEvent, type WebContents } from 'electron'
import { isOwnUrl } from './app-origin.ts'

/** Copying to the clipboard by a button is all that the interface needs. */
const grantedPermissions: ReadonlySet<string> = new Set(['clipboard-sanitized-write'])

/**
 * Proof links, help pages and pages of consent open in the person's browser: https, and what a practice network on this
 * machine shows. Any page on the web may send a browser to this machine, so that the latter opens no door.
 */
const practicePage = /^http:\/\/127\.0\.0\.1:\d+(?:\/|$)/
const openOutside = (url: string): void => {
  if (url.startsWith('https://') || practicePage.test(url)) void shell.openExternal(url)
}

const guard = (contents: WebContents, devUrl: string | undefined): void => {
  contents.on('will-navigate', (event, url) => {
    if (!isOwnUrl(url, devUrl)) event.preventDefault()
  })
  contents.on('will-redirect', (event, url) => {
    if (!isOwnUrl(url, devUrl)) event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url)
    return { action: 'deny' }
  })
  contents.session.setPermissionRequestHandler((asking, permission, answer) => {
    answer(grantedPermissions.has(permission) && isOwnUrl(asking.getURL(), devUrl))
  })
  contents.session.setPermissionCheckHandler(
    (_asking, permission, origin) => grantedPermissions.has(permission) && isOwnUrl(origin, devUrl),
  )
  contents.session.setDevicePermissionHandler(() => false)
}

export const guardPages = (devUrl: string | undefined): void => {
  app.on('web-contents-created', (_event, contents) => guard(contents, devUrl))
}

/** A message counts only when it comes from the top frame of one of our own pages. */
export const isTrustedSender = (event: Pick<IpcMainEvent, 'senderFrame' | 'sender'>, devUrl: string | undefined): boolean => {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && isOwnUrl(frame.url, devUrl)
}
