/** Serves the bare page that a list of ours is measured beside: as many rows, at the places where ours has them. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Floor<Geometry> extends AsyncDisposable {
  urlOf: (geometry: Geometry) => string
}

/** `serve`: whatever else the page asks for; false where it is nothing it knows. */
export const serveFloor = async <Geometry>(
  pageOf: (geometry: Geometry) => string,
  serve: (request: IncomingMessage, response: ServerResponse) => boolean = () => false,
): Promise<Floor<Geometry>> => {
  const server = createServer((request, response) => {
    if (serve(request, response)) return
    const geometry = new URL(request.url ?? '/', 'http://floor').searchParams.get('geometry')
    if (geometry === null) return void response.writeHead(404).end()
    response.setHeader('content-type', 'text/html')
    response.end(pageOf(JSON.parse(geometry) as Geometry))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    urlOf: (geometry) => `http://127.0.0.1:${port}/?geometry=${encodeURIComponent(JSON.stringify(geometry))}`,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
