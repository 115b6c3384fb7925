/** Where the window's pages come from. */

export const appScheme = 'app'
export const appOrigin = 'app://coulisse'
/** The page that stands in for the application while core cannot start. */
export const failurePath = '/~failure'

/** The development server's origin counts as ours only when main says that it runs. */
export const isOwnUrl = (url: string, devUrl?: string): boolean => {
  try {
    const { protocol, host, origin } = new URL(url)
    return `${protocol}//${host}` === appOrigin || (devUrl !== undefined && origin === new URL(devUrl).origin)
  } catch {
    // No URL at all is not ours.
    return false
  }
}
