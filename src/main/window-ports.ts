/** Gives each page that listens a port to core, and another whenever core was started anew. */
import { MessageChannelMain, type WebContents } from 'electron'
import type { CoreProcess } from './core-process.ts'
import { coreLostChannel, portChannel } from './shell-channels.ts'

export interface WindowPorts {
  /** A page says that it listens. */
  pageListens(page: WebContents): void
  coreReady(core: CoreProcess): void
  coreLost(): void
}

export const createWindowPorts = (): WindowPorts => {
  const listening = new Set<WebContents>()
  const watched = new WeakSet<WebContents>()
  let core: CoreProcess | undefined

  const connect = (page: WebContents, to: CoreProcess) => {
    const { port1, port2 } = new MessageChannelMain()
    to.handOver(port1)
    page.mainFrame.postMessage(portChannel, null, [port2])
  }
  /** A page that is left listens no more; the next one says so itself. */
  const watch = (page: WebContents) => {
    if (watched.has(page)) return
    watched.add(page)
    const forget = () => void listening.delete(page)
    page.on('destroyed', forget)
    page.on('render-process-gone', forget)
    page.on('did-navigate', forget)
  }
  return {
    pageListens: (page) => {
      watch(page)
      listening.add(page)
      if (core) connect(page, core)
    },
    coreReady: (ready) => {
      core = ready
      for (const page of listening) connect(page, ready)
    },
    coreLost: () => {
      core = undefined
      for (const page of listening) page.send(coreLostChannel)
    },
  }
}
