/** HTTP as an attacker writes it: any method, any header, any Host, nothing added. */
import { request } from 'node:http'

export interface RawAnswer {
  status: number
  headers: Readonly<Record<string, string | string[] | undefined>>
  body: string
}

export interface RawRequest {
  method?: string
  path: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

export const rawHttp = (url: string, { method = 'POST', path, headers = {}, body }: RawRequest): Promise<RawAnswer> => {
  const { hostname, port, host } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers: { host, ...headers }, setHost: false, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** What our own page sends with every call. */
export const ownHeaders = { 'x-coulisse': '1', 'content-type': 'application/json' }
