/**
 * Bytes on their way. `fetch` tells nothing of them, so over HTTP a call that wants to know goes out by XMLHttpRequest.
 * Over a port a message is there at once; large files come in parts anyhow (`upload-file.ts`).
 */

export interface CallContext {
  /** Told while the bytes of a call go out. */
  onSent?: (sent: number, total: number) => void
}

/** `name: value` lines as XMLHttpRequest gives them. */
const headersOf = (raw: string): Headers => {
  const headers = new Headers()
  for (const line of raw.trim().split(/[\r\n]+/)) {
    const colon = line.indexOf(':')
    if (colon > 0) headers.append(line.slice(0, colon).trim(), line.slice(colon + 1).trim())
  }
  return headers
}

const stopped = (): DOMException => new DOMException('stopped by a person', 'AbortError')

/** What `fetch(request)` would answer, telling `onSent` meanwhile. Throws TypeError when core does not answer, as `fetch` does. */
export const fetchTelling = async (request: Request, onSent: NonNullable<CallContext['onSent']>): Promise<Response> => {
  const body = await request.blob()
  return new Promise((resolve, reject) => {
    if (request.signal.aborted) return reject(stopped())
    const xhr = new XMLHttpRequest()
    xhr.open(request.method, request.url)
    xhr.responseType = 'blob'
    for (const [name, value] of request.headers) xhr.setRequestHeader(name, value)
    xhr.upload.addEventListener('progress', ({ loaded, total }) => onSent(loaded, total))
    xhr.addEventListener('load', () =>
      resolve(
        new Response(xhr.response as Blob, {
          status: xhr.status,
          statusText: xhr.statusText,
          headers: headersOf(xhr.getAllResponseHeaders()),
        }),
      ),
    )
    xhr.addEventListener('error', () => reject(new TypeError('core does not answer')))
    xhr.addEventListener('abort', () => reject(stopped()))
    request.signal.addEventListener('abort', () => xhr.abort(), { once: true })
    xhr.send(body)
  })
}
