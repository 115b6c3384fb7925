/** Core's notifications on the desktop. */
import { Notification } from 'electron'
import type { DesktopNotification } from './core-messages.ts'
import { parsePagePath } from './deep-link.ts'

/** Shows one; a click opens its page, when it names one that may be opened. */
export const createNotifier = (onOpen: (path: string | undefined) => void): ((notification: DesktopNotification) => void) => {
  // One that is collected is clicked in vain.
  const shown = new Set<Notification>()
  return ({ title, body, link }) => {
    if (!Notification.isSupported()) return
    const notification = new Notification({ title, body })
    shown.add(notification)
    notification.on('click', () => onOpen(link === undefined ? undefined : parsePagePath(link)))
    for (const end of ['click', 'close', 'failed'] as const) notification.once(end as 'close', () => shown.delete(notification))
    notification.show()
  }
}
