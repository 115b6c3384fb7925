/** A media host for adapter tests: what is lent is served on loopback until its end. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MediaHost } from '../../src/core/platforms/kit/adapter.ts'

export interface LentFiles extends AsyncDisposable {
  host: MediaHost
  /** Paths of what is there now. */
  there(): string[]
}

export const openLentFiles = async (): Promise<LentFiles> => {
  const files = new Map<string, { mimeType: string; data: Uint8Array }>()
  const server = createServer((request, answer) => {
    const file = files.get(request.url ?? '')
    answer.writeHead(file ? 200 : 404, file && { 'content-type': file.mimeType }).end(file?.data)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let lent = 0
  return {
    host: {
      isSet: () => true,
      lend: async ({ mimeType, body }) => {
        lent += 1
        const path = `/${lent}`
        const parts: Uint8Array[] = []
        if (body instanceof Uint8Array) parts.push(body)
        else for await (const part of body.parts()) parts.push(part)
        files.set(path, { mimeType, data: Buffer.concat(parts) })
        return { url: `${url}${path}`, end: () => void files.delete(path) }
      },
    },
    there: () => [...files.keys()],
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
