/** Names of what preload and main say to each other: the only channels there are. */

/** A page listens and wants a port to core. */
export const requestPortChannel = 'coulisse:request-port'
/** Main → preload, with the port. */
export const portChannel = 'coulisse:port'
/** Main → preload: core has gone; a new port will come. */
export const coreLostChannel = 'coulisse:core-lost'
/** Main → preload: show this path of the application. */
export const openPathChannel = 'coulisse:open-path'
/** Main → preload: report a problem, from where the person is. */
export const reportChannel = 'coulisse:report'
/** Asked by a page: a picture of its window, as a JPEG. */
export const captureChannel = 'coulisse:capture'
export const retryCoreChannel = 'coulisse:retry-core'
export const openLogsChannel = 'coulisse:open-logs'
/** With a publication's id: show its files in their folder; drag them out of the window. */
export const revealFilesChannel = 'coulisse:reveal-files'
export const dragFilesChannel = 'coulisse:drag-files'
