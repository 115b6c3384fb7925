/** The token endpoint: a form with the application's key and secret. */
import type { AdapterIo, DeveloperApp } from '../kit/adapter.ts'
import { send, type HttpAnswer } from '../kit/http.ts'
import { apiUrl } from './service-url.ts'

export const askForTokens = (
  { clientId, clientSecret, service }: DeveloperApp,
  grant: Readonly<Record<string, string>>,
  io: AdapterIo,
  signal?: AbortSignal,
): Promise<HttpAnswer> =>
  send(io, {
    platform: 'tiktok',
    url: apiUrl(service, '/v2/oauth/token/'),
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new TextEncoder().encode(new URLSearchParams({ client_key: clientId, client_secret: clientSecret ?? '', ...grant }).toString()),
    signal,
  })
