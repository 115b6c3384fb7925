/** What the desktop window offers a page; in a browser there is none of it. */

/** Whether this page runs in the desktop window: its preload leaves `window.coulisse`; in a browser there is none. */
export const isDesktop = (): boolean => 'coulisse' in window

interface DesktopFiles {
  revealFiles(publicationId: string): void
  dragFiles(publicationId: string): void
}

const bridgeWith = (name: string): object | null => {
  const bridge: unknown = Reflect.get(window, 'coulisse')
  return typeof bridge === 'object' && bridge !== null && name in bridge ? bridge : null
}

/** Files that core has laid out, shown in their folder or dragged out of the window. Null in a browser. */
export const desktopFiles = (): DesktopFiles | null => bridgeWith('revealFiles') as DesktopFiles | null

/** Of what this window shows, as a JPEG. Null in a browser, or where the window cannot be drawn. */
export const pictureOfWindow = async (): Promise<File | null> => {
  const bridge = bridgeWith('capture') as { capture(): Promise<Uint8Array<ArrayBuffer> | null> } | null
  try {
    const jpeg = (await bridge?.capture()) ?? null
    return jpeg && new File([jpeg], 'window.jpg', { type: 'image/jpeg' })
  } catch {
    // A report without a picture is better than none.
    return null
  }
}

/** The window's menu asks for a report of a problem. Answers how to stop hearing. */
export const onReportAsked = (fn: () => void): (() => void) => {
  const hear = (event: MessageEvent): void => {
    if (event.source === window && event.data === 'coulisse:report') fn()
  }
  window.addEventListener('message', hear)
  return () => window.removeEventListener('message', hear)
}
