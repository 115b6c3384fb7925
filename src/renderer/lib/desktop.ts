/** Whether this page runs in the desktop window: its preload leaves `window.coulisse`; in a browser there is none. */
export const isDesktop = (): boolean => 'coulisse' in window
