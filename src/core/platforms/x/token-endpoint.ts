/** Where codes and refresh tokens become access tokens. */
import type { AdapterIo } from '../kit/adapter.ts'
import { send, type HttpAnswer } from '../kit/http.ts'
import { apiUrl } from './service-url.ts'

export const postForm = (service: string, form: Record<string, string>, io: AdapterIo): Promise<HttpAnswer> =>
  send(io, {
    platform: 'x',
    url: apiUrl(service, '/2/oauth2/token'),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(String(new URLSearchParams(form))),
  })
