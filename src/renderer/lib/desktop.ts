/** Whether this page runs in the desktop window: its preload leaves `window.coulisse`; in a browser there is none. */
export const isDesktop = (): boolean => 'coulisse' in window

interface DesktopFiles {
  revealFiles(publicationId: string): void
  dragFiles(publicationId: string): void
}

/** Files that core has laid out, shown in their folder or dragged out of the window. Null in a browser. */
export const desktopFiles = (): DesktopFiles | null => {
  const bridge: unknown = Reflect.get(window, 'coulisse')
  return typeof bridge === 'object' && bridge !== null && 'revealFiles' in bridge ? (bridge as DesktopFiles) : null
}
