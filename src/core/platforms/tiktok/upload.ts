/** Sending a video in chunks. Nothing comes of them until the last: that one is the write, and in memory before it begins. */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, FittedFile, PublishHooks } from '../kit/adapter.ts'
import { send, type FileBody } from '../kit/http.ts'
import { planChunks, rangeOf, sliced, type ChunkPlan } from './chunks.ts'
import { toAppError } from './errors.ts'
import { isSafe } from './service-url.ts'

const chunkTimeoutMs = 300_000

interface Sending {
  session: AccountSession
  io: AdapterIo
  file: FittedFile
  plan: ChunkPlan
  url: URL
}

/** `write`: told the last chunk, when the others are up. */
export const uploadVideo = async (
  session: AccountSession,
  io: AdapterIo,
  { file, uploadUrl }: { file: FittedFile; uploadUrl: string },
  write: (send: (hooks: PublishHooks) => Promise<'accepted' | 'refused'>) => Promise<void>,
): Promise<void> => {
  const url = new URL(uploadUrl)
  if (!isSafe(url)) throw new AppError('PLATFORM_DOWN', { platform: 'tiktok' })
  const sending: Sending = { session, io, file, plan: planChunks(file.bytes), url }
  const slices = sliced(file.parts())
  try {
    for (let index = 0; index < sending.plan.count - 1; index += 1) {
      const { from, to } = rangeOf(sending.plan, index)
      await putChunk(sending, index, { bytes: to - from + 1, parts: () => slices.take(to - from + 1) })
    }
    const { from, to } = rangeOf(sending.plan, sending.plan.count - 1)
    const last = await slices.read(to - from + 1)
    if (last.byteLength !== to - from + 1) throw new AppError('MEDIA_INVALID', { rule: 'media.unreadable' })
    await write((hooks) => putLast(sending, last, hooks))
  } finally {
    await slices.close()
  }
}

const put = ({ session, io, file, plan, url }: Sending, index: number, body: Uint8Array | FileBody) => {
  const { from, to } = rangeOf(plan, index)
  return {
    io,
    request: {
      platform: 'tiktok' as const,
      url,
      method: 'PUT' as const,
      headers: {
        'content-type': file.mimeType,
        'content-range': `bytes ${from}-${to}/${plan.size}`,
        ...(body instanceof Uint8Array && { 'content-length': String(body.byteLength) }),
      },
      body,
      signal: session.signal,
    },
  }
}

const putChunk = async (sending: Sending, index: number, body: FileBody): Promise<void> => {
  const { io, request } = put(sending, index, body)
  const answer = await send(io, { ...request, timeoutMs: chunkTimeoutMs })
  if (answer.status < 200 || answer.status >= 300) throw toAppError('upload', answer, io.clock.now())
}

/** `refused`: definitely, for a reason that the chunk's own answer does not tell. Throws OUTCOME_UNKNOWN when it may have been taken. */
const putLast = async (sending: Sending, last: Uint8Array, hooks: PublishHooks): Promise<'accepted' | 'refused'> => {
  const { io, request } = put(sending, sending.plan.count - 1, last)
  const answer = await send(io, {
    ...request,
    effect: 'write',
    stillMine: hooks.stillMine && (() => hooks.stillMine?.() ?? true),
    answered: (status) => hooks.answered?.(status),
  })
  if (answer.status === 200 || answer.status === 201) return 'accepted'
  if (answer.status === 401 || answer.status === 403) return 'refused'
  // 206 of the last one says that TikTok waits for more. A server may fail after it has taken it; 503 says that it did not.
  if (answer.status < 400 || (answer.status >= 500 && answer.status !== 503)) throw new AppError('OUTCOME_UNKNOWN', {})
  throw toAppError('upload', answer, io.clock.now())
}
