/** What became of a post: asked by its container, and then found among the account's media by its words and its time. */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Lookup, Operation, RemotePost } from '../kit/adapter.ts'
import { mediaList, permalink } from './answers.ts'
import { call } from './client.ts'
import { readContainer } from './containers.ts'
import { failureOf } from './errors.ts'
import { readHandle, type Handle } from './handle.ts'
import { graphUrl } from './service-url.ts'

const minuteMs = 60_000
/** What clocks that were set by the network may differ. */
const marginMs = 10 * minuteMs
/** Within it, one that is out is among the account's media; after it, it is out all the same. */
const listedWithinMs = 30 * minuteMs
const newest = '25'

export const findPublished = async (
  session: AccountSession,
  operation: Operation,
  io: AdapterIo,
  handle?: Record<string, string>,
): Promise<Lookup> => {
  // Committed before the write: where there is none, nothing was published.
  if (!handle) return { state: 'absent' }
  const read = readHandle(handle)
  if (!read) throw new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: 'look_up' })
  const { status_code: code, status } = await statusOf(session, read, io)
  switch (code) {
    case 'PUBLISHED':
      return findMedia(session, operation, read, io)
    // Ready, or over, without having been published.
    case 'FINISHED':
    case 'EXPIRED':
      return { state: 'absent' }
    case 'ERROR':
      return { state: 'refused', error: failureOf(status) }
    case 'unknown': {
      const found = await findMedia(session, operation, read, io)
      if (found.state === 'found' && found.remote.remoteId !== read.container) return found
      throw new AppError('NOT_SUPPORTED', { platform: 'instagram', capability: 'look_up' })
    }
    default:
      return { state: 'processing', askAt: io.clock.now() + 30_000 }
  }
}

/** Containers live for a day: one that is no longer known says nothing of what became of it. */
const statusOf = async (
  session: AccountSession,
  { container }: Handle,
  io: AdapterIo,
): Promise<{ status_code: string; status?: string | undefined }> => {
  try {
    return await readContainer(session, container, io)
  } catch (error) {
    if (!isAppError(error, 'NOT_FOUND')) throw error
    return { status_code: 'unknown' }
  }
}

const findMedia = async (session: AccountSession, { draft }: Operation, handle: Handle, io: AdapterIo): Promise<Lookup> => {
  const { data } = await call(session, io, {
    path: `/${session.remoteId}/${handle.placement === 'story' ? 'stories' : 'media'}`,
    query: { fields: 'id,caption,timestamp,permalink', limit: newest },
    answer: mediaList,
  })
  const wanted = handle.placement === 'story' ? '' : bare(draft.text)
  const found = data
    .map(({ id, caption = '', timestamp, permalink: url }) => ({ id, url, caption, at: Date.parse(timestamp) }))
    .filter(({ caption, at }) => bare(caption) === wanted && Math.abs(at - handle.writtenAt) <= listedWithinMs + marginMs)
    .toSorted((a, b) => Math.abs(a.at - handle.writtenAt) - Math.abs(b.at - handle.writtenAt))[0]
  if (found) return { state: 'found', remote: { remoteId: found.id, url: found.url ?? mediaUrl(session, found.id) }, createdAt: found.at }
  // It is out, and not listed yet; or its owner has changed its words or taken it away since.
  if (io.clock.now() < handle.writtenAt + listedWithinMs) return { state: 'processing', askAt: io.clock.now() + minuteMs }
  return { state: 'found', remote: { remoteId: handle.container, url: mediaUrl(session, handle.container) } }
}

/** As Instagram gives a caption back: without the white space around it, and lines ended in one way. */
const bare = (text: string): string => text.replaceAll('\r\n', '\n').trim()

/** No page for people, but an address of its own. */
const mediaUrl = ({ service }: AccountSession, id: string): string => graphUrl(service, `/${id}`).href

/** It is out: whatever goes wrong with asking where, it stays so. */
export const remoteOf = async (session: AccountSession, id: string, io: AdapterIo): Promise<RemotePost> => {
  try {
    const { permalink: url } = await call(session, io, {
      path: `/${id}`,
      query: { fields: 'permalink' },
      answer: permalink,
      timeoutMs: 10_000,
    })
    return { remoteId: id, url }
  } catch (error) {
    if (!isAppError(error)) throw error
    return { remoteId: id, url: mediaUrl(session, id) }
  }
}
