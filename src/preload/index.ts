/**
 * The only bridge into a page: hands it a port to core when it says that it listens, and again whenever
 * core was started anew. What else it offers is `window.coulisse`, and nothing of Electron.
 */
import { contextBridge, ipcRenderer } from 'electron'
import {
  captureChannel,
  coreLostChannel,
  dragFilesChannel,
  openLogsChannel,
  openPathChannel,
  portChannel,
  reportChannel,
  requestPortChannel,
  retryCoreChannel,
  revealFilesChannel,
} from '../main/shell-channels.ts'

const toPage = (message: unknown, ports: MessagePort[] = []) => window.postMessage(message, window.location.origin, ports)

window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'coulisse:ready') ipcRenderer.send(requestPortChannel)
})
ipcRenderer.on(portChannel, (event) => toPage('coulisse:port', [...event.ports]))
ipcRenderer.on(coreLostChannel, () => toPage('coulisse:core-lost'))
ipcRenderer.on(reportChannel, () => toPage('coulisse:report'))
ipcRenderer.on(openPathChannel, (_event, path: string) => {
  // As if the person had gone there: the router hears it, and nothing typed on other pages is lost by a reload.
  window.history.pushState(null, '', path)
  window.dispatchEvent(new PopStateEvent('popstate'))
})

contextBridge.exposeInMainWorld('coulisse', {
  platform: process.platform,
  version: process.argv.find((arg) => arg.startsWith('--coulisse-version='))?.split('=')[1] ?? '',
  retryCore: () => ipcRenderer.send(retryCoreChannel),
  capture: () => ipcRenderer.invoke(captureChannel) as Promise<Uint8Array | null>,
  openLogs: () => ipcRenderer.send(openLogsChannel),
  revealFiles: (publicationId: string) => ipcRenderer.send(revealFilesChannel, publicationId),
  dragFiles: (publicationId: string) => ipcRenderer.send(dragFilesChannel, publicationId),
})
