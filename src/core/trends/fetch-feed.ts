/** Reads a feed of the web: a time-out, a limit on its size, and the tag by which it is known to be the same as before. */
import type { TrendFailure } from '../../contract/trends.ts'
import type { AdapterIo } from '../platforms/kit/adapter.ts'
import { networkCode } from '../platforms/kit/http.ts'

const timeoutMs = 20_000
const maxBytes = 2_000_000

export type FeedAnswer = { body: string; etag: string | null } | 'same' | TrendFailure

const noNetwork = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN'])

export const fetchFeed = async (
  url: URL,
  etag: string | null,
  { network, clock }: Pick<AdapterIo, 'network' | 'clock'>,
  closing: AbortSignal,
): Promise<FeedAnswer> => {
  const stop = new AbortController()
  using _deadline = clock.at(clock.now() + timeoutMs, () => stop.abort(new DOMException('timed out', 'TimeoutError')))
  try {
    const { status, headers, body } = await network.exchange({
      url,
      method: 'GET',
      headers: {
        'user-agent': 'Coulisse',
        accept: 'application/rss+xml, application/xml',
        ...(etag !== null && { 'if-none-match': etag }),
      },
      signal: AbortSignal.any([stop.signal, closing]),
      maxAnswerBytes: maxBytes,
    })
    if (status === 304) return 'same'
    if (status === 429) return 'limited'
    if (status === 200) return { body: new TextDecoder().decode(body), etag: headers.get('etag') }
    return status >= 500 ? 'down' : 'changed'
  } catch (error) {
    closing.throwIfAborted()
    return noNetwork.has(networkCode(error)) ? 'offline' : 'down'
  }
}
