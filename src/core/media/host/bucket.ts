/** A bucket that speaks S3: putting, signing a link, deleting. Addressed by path, which every such store takes. */
import { AwsV4Signer } from 'aws4fetch'
import type { MediaHostSettings } from '../../../contract/media-host.ts'
import { AppError, isAppError } from '../../app-error.ts'
import type { Clock, Network, NetworkAnswer } from '../../ports.ts'
import type { FittedFile } from '../../platforms/kit/adapter.ts'
import { problemOf } from './problem.ts'

/** For how long a signed link is good. */
const linkSeconds = 3600
const callMs = 30_000
const uploadMs = 10 * 60_000
const maxAnswerBytes = 1_000_000

export type FileBody = Uint8Array | Pick<FittedFile, 'bytes' | 'parts'>

export interface Bucket {
  /** Throws MEDIA_HOST_REFUSED, MEDIA_HOST_DOWN. */
  put(key: string, file: { mimeType: string; body: FileBody }, signal: AbortSignal): Promise<void>
  link(key: string): Promise<string>
  /** What a link gives, to whoever has it. */
  follow(link: string, signal: AbortSignal): Promise<NetworkAnswer>
  /** What is gone already is no error. */
  remove(key: string, signal: AbortSignal): Promise<void>
}

interface Deps {
  settings: MediaHostSettings
  secretAccessKey: string
  network: Network
  clock: Clock
}

export const openBucket = ({ settings, secretAccessKey, network, clock }: Deps): Bucket => {
  const { endpoint, region, bucket, accessKeyId } = settings
  const urlOf = (key: string): string => `${endpoint}/${bucket}/${key}`
  /** As S3 writes it: 20260302T090000Z. */
  const datetime = (): string => new Date(clock.now()).toISOString().replaceAll(/[:-]|\.\d{3}/g, '')
  const common = { accessKeyId, secretAccessKey, service: 's3', region }

  const exchange = async (
    request: Pick<Parameters<Network['exchange']>[0], 'url' | 'method' | 'headers' | 'body'>,
    signal: AbortSignal,
    timeoutMs: number,
  ): Promise<NetworkAnswer> => {
    const stop = new AbortController()
    using _deadline = clock.at(clock.now() + timeoutMs, () => stop.abort(new DOMException('timed out', 'TimeoutError')))
    const abort = (): void => stop.abort(signal.reason)
    if (signal.aborted) abort()
    signal.addEventListener('abort', abort)
    try {
      return await network.exchange({ ...request, signal: stop.signal, maxAnswerBytes })
    } catch (error) {
      if (isAppError(error)) throw error
      if (signal.aborted) throw new AppError('CANCELLED', {}, { cause: error })
      throw new AppError('MEDIA_HOST_DOWN', {}, { cause: error })
    } finally {
      signal.removeEventListener('abort', abort)
    }
  }

  const send = async (
    method: 'PUT' | 'DELETE',
    key: string,
    { headers = {}, body, timeoutMs = callMs }: { headers?: Record<string, string>; body?: FileBody; timeoutMs?: number },
    signal: AbortSignal,
  ): Promise<void> => {
    const signer = new AwsV4Signer({
      ...common,
      method,
      url: urlOf(key),
      headers: { ...headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
      datetime: datetime(),
    })
    const signed = await signer.sign()
    const request = {
      url: signed.url,
      method,
      headers: Object.fromEntries(signed.headers),
      ...(body && { body: body instanceof Uint8Array ? body : body.parts() }),
    }
    const answer = await exchange(request, signal, timeoutMs)
    if (answer.status < 200 || answer.status >= 300) throw problemOf(answer)
  }

  return {
    put: (key, { mimeType, body }, signal) => {
      const length = body instanceof Uint8Array ? body.byteLength : body.bytes
      const headers = { 'content-type': mimeType, 'content-length': String(length) }
      return send('PUT', key, { headers, body, timeoutMs: uploadMs }, signal)
    },
    link: async (key) => {
      const url = `${urlOf(key)}?X-Amz-Expires=${linkSeconds}`
      return (await new AwsV4Signer({ ...common, method: 'GET', url, signQuery: true, datetime: datetime() }).sign()).url.href
    },
    follow: (link, signal) => exchange({ url: new URL(link), method: 'GET', headers: {} }, signal, callMs),
    remove: async (key, signal) => {
      try {
        await send('DELETE', key, {}, signal)
      } catch (error) {
        // Stores that say so, though S3 does not.
        if (!isAppError(error, 'MEDIA_HOST_REFUSED') || error.message !== 'NoSuchKey') throw error
      }
    },
  }
}
