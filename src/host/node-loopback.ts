/** The server to which a browser comes back from a platform's page of consent. Loopback only, one path, no script, nothing kept. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Loopback } from '../core/ports.ts'

const escape = (text: string): string => text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)

const page = ({ title, text }: { title: string; text: string }): string =>
  `<!doctype html><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escape(title)}</title><h1>${escape(title)}</h1><p>${escape(text)}</p>`

const listenOn = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve()
    })
  })

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')

export const createNodeLoopback = (): Loopback => ({
  listen: async (ports, onReturn) => {
    const server = createServer((request, response) => {
      const { port } = server.address() as AddressInfo
      const url = new URL(request.url ?? '/', 'http://127.0.0.1')
      // Another name for this address is a page's that wants to reach in (DNS rebinding).
      if (request.method !== 'GET' || url.pathname !== '/callback' || request.headers.host !== `127.0.0.1:${port}`) {
        response.writeHead(404, { connection: 'close' }).end()
        return
      }
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'cache-control': 'no-store',
          'content-security-policy': "default-src 'none'",
          'referrer-policy': 'no-referrer',
          connection: 'close',
        })
        .end(page(onReturn(url.searchParams)))
    })
    for (const [at, port] of ports.entries()) {
      try {
        await listenOn(server, port)
        break
      } catch (error) {
        if (!isTaken(error) || at === ports.length - 1) throw error
      }
    }
    return {
      port: (server.address() as AddressInfo).port,
      [Symbol.asyncDispose]: async () => {
        server.closeAllConnections()
        await new Promise((resolve) => server.close(resolve))
      },
    }
  },
})
