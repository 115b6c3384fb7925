/** The practice network as core asks for it, in this process: it is loaded when somebody tries it. */
import type { PracticeApp, PracticeHost } from '../core/ports.ts'

/** Nobody is there: a browser that comes back ends on it, and the address is what counts. */
const pastedReturn = 'https://localhost/coulisse'
const ourName = 'Coulisse'

export const createPracticeHost = (): PracticeHost => ({
  open: async ({ folder, port, returnAddresses }) => {
    const { startPractice } = await import('../practice/index.ts')
    const practice = await startPractice({ folder, port })
    const { x, tiktok, instagram, url } = practice
    const redirectUris = [...returnAddresses]
    const named = <App extends { name: string }>(apps: Iterable<App>): App | undefined => [...apps].find(({ name }) => name === ourName)
    const xApp = named(x.appsById.values()) ?? x.createApp({ name: ourName, redirectUris })
    const tiktokApp = named(tiktok.appsByKey.values()) ?? tiktok.createApp({ name: ourName, redirectUris })
    const instagramApp = named(instagram.appsById.values()) ?? instagram.createApp({ name: ourName, redirectUris: [pastedReturn] })
    if (x.accountsById.size === 0) x.createAccount({ username: 'essai_1', name: 'Essai 1' })
    if (tiktok.accountsById.size === 0) tiktok.createAccount({ username: 'essai.1', displayName: 'Essai 1' })
    if (instagram.accountsById.size === 0) instagram.createAccount({ username: 'essai.1', name: 'Essai 1' })
    const instagramWith = {
      platform: 'instagram',
      clientId: instagramApp.clientId,
      clientSecret: instagramApp.clientSecret,
      returnAddress: pastedReturn,
    } as const
    const apps: PracticeApp[] = [
      { platform: 'x', service: practice.xUrl, clientId: xApp.clientId },
      { platform: 'tiktok', service: practice.tiktokUrl, clientId: tiktokApp.clientKey, clientSecret: tiktokApp.clientSecret },
      { ...instagramWith, service: practice.instagramUrl },
      { ...instagramWith, service: practice.facebookUrl, name: 'Practice (Facebook)' },
    ]
    return {
      port: Number(new URL(url).port),
      url,
      apps,
      bucket: practice.bucket.access(),
      [Symbol.asyncDispose]: () => practice.close(),
    }
  },
})
