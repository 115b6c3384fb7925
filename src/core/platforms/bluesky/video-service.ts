/**
 * Videos of accounts on Bluesky's own servers go to its video service first, which encodes them and hands the blob to
 * the account's server, so that the post shows at once. https://docs.bsky.app/docs/tutorials/video, read 2026-11-24.
 * Tried against the practice network only, not against the live service. Other servers take the video as any file.
 */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, FittedFile } from '../kit/adapter.ts'
import { jsonOf, send, type HttpAnswer } from '../kit/http.ts'
import { sleep } from '../kit/sleep.ts'
import { serviceAuth, videoJob } from './answers.ts'
import { call } from './client.ts'
import { readCredential } from './credential.ts'
import { toAppError } from './errors.ts'
import type { BlobRef } from './record.ts'

const pollEveryMs = 2000
const giveUpAfterMs = 10 * 60_000
const uploadTimeoutMs = 600_000

/** `null`: the account's server has no video service of its own. */
export const videoServiceOf = (session: AccountSession): string | null => {
  const { hostname } = new URL(readCredential(session.credential()).pds)
  return hostname === 'bsky.social' || hostname.endsWith('.host.bsky.network') ? 'https://video.bsky.app' : null
}

export const uploadToVideoService = async (
  session: AccountSession,
  service: string,
  { file, fileName }: { file: FittedFile; fileName: string },
  io: AdapterIo,
): Promise<BlobRef> => {
  const token = await serviceToken(session, io)
  const url = new URL('/xrpc/app.bsky.video.uploadVideo', service)
  url.search = new URLSearchParams({ did: session.remoteId, name: safeName(fileName) }).toString()
  const answer = await send(io, {
    platform: 'bluesky',
    url,
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': file.mimeType },
    body: file,
    timeoutMs: uploadTimeoutMs,
    signal: session.signal,
  })
  return finished(session, service, readJob(answer, io), io.clock.now() + giveUpAfterMs, io)
}

/** A token with which the video service may upload to the account's server in its name, for half an hour. */
const serviceToken = async (session: AccountSession, io: AdapterIo): Promise<string> => {
  const { host } = new URL(readCredential(session.credential()).pds)
  const query = { aud: `did:web:${host}`, lxm: 'com.atproto.repo.uploadBlob', exp: String(Math.trunc(io.clock.now() / 1000) + 30 * 60) }
  const { token } = await call(session, io, { method: 'com.atproto.server.getServiceAuth', query, answer: serviceAuth })
  return token
}

type VideoJob = { jobId: string; state: string; blob?: BlobRef | undefined; error?: string | undefined }

/** An answer 409 `already_exists` names the job of the same video sent before: as good as a new one. */
const readJob = (answer: HttpAnswer, io: AdapterIo): VideoJob => {
  const parsed = answer.status === 200 || answer.status === 409 ? videoJob.safeParse(jsonOf(answer)) : null
  if (!parsed?.success) throw toAppError('call', answer, io.clock.now())
  return parsed.data
}

const finished = async (session: AccountSession, service: string, job: VideoJob, giveUpAt: number, io: AdapterIo): Promise<BlobRef> => {
  let current = job
  while (!current.blob) {
    if (current.state === 'JOB_STATE_FAILED') throw new AppError('MEDIA_INVALID', { rule: 'video.refused_by_service' })
    if (io.clock.now() >= giveUpAt) throw new AppError('PLATFORM_DOWN', { platform: 'bluesky' })
    await sleep(io.clock, pollEveryMs, session.signal)
    const url = new URL('/xrpc/app.bsky.video.getJobStatus', service)
    url.searchParams.set('jobId', job.jobId)
    current = readJob(await send(io, { platform: 'bluesky', url, signal: session.signal }), io)
  }
  return current.blob
}

const safeName = (fileName: string): string => fileName.replace(/[^\w.-]+/g, '_').slice(-100) || 'video.mp4'
