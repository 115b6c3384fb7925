/** Fetching media from an address, as platforms that take no bytes do: one GET, no redirects. */
import { get as httpGet } from 'node:http'
import { get as httpsGet } from 'node:https'

const timeoutMs = 10_000

/** Rejects with `timed out`, `too long`, or what stood in the way. */
export const download = (url: URL, maxBytes = Number.POSITIVE_INFINITY): Promise<Uint8Array> =>
  new Promise((resolve, reject) => {
    const get = url.protocol === 'https:' ? httpsGet : httpGet
    const request = get(url, { timeout: timeoutMs }, (answer) => {
      if (answer.statusCode !== 200) return void request.destroy(new Error(`answered ${answer.statusCode}`))
      const chunks: Uint8Array[] = []
      let bytes = 0
      answer.on('data', (chunk: Uint8Array) => {
        bytes += chunk.byteLength
        if (bytes > maxBytes) request.destroy(new Error('too long'))
        chunks.push(chunk)
      })
      answer.once('end', () => resolve(Buffer.concat(chunks)))
      answer.once('error', reject)
    })
    request.once('timeout', () => request.destroy(new Error('timed out')))
    request.once('error', reject)
  })
