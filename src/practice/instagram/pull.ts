/** Fetching media from the address that it is published from, as Meta's servers do ("we cURL your media"). */
import { get as httpGet } from 'node:http'
import { get as httpsGet } from 'node:https'
import { refusedMedia } from './refusals.ts'

const timeoutMs = 10_000
const maxBytes = 320 * 1024 * 1024

/** Only ASCII, and no redirects. Throws 2207052, or 2207003 when it takes too long. */
export const pull = async (address: string): Promise<Uint8Array> => {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(address) || !URL.canParse(address)) throw refusedMedia(2_207_052)
  try {
    return await download(new URL(address))
  } catch (error) {
    throw refusedMedia(error instanceof Error && error.message === 'timed out' ? 2_207_003 : 2_207_052)
  }
}

const download = (url: URL): Promise<Uint8Array> =>
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
