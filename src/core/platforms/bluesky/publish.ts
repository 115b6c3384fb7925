/**
 * Publishing: media up, mentions resolved, then one write under the record key chosen beforehand.
 * `putRecord` with `swapRecord: null` means "create it, or leave the same one": repeating it makes no second post and
 * never changes one that is there (both tried on `@atproto/pds` 0.5.35).
 */
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Lookup, Operation, PublishHooks, PublishOutcome, RemotePost } from '../kit/adapter.ts'
import { readRecord, writtenRecord } from './answers.ts'
import { call } from './client.ts'
import { imageLimit, olderImageLimit } from './limits.ts'
import { postCollection, toRecord, type PostRecord } from './record.ts'
import { resolveFacets } from './resolve-facets.ts'
import { webUrl } from './service-url.ts'
import { uploadMedia } from './upload.ts'

export const publish = async (
  session: AccountSession,
  operation: Operation,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const facets = await resolveFacets(session, operation.draft.text, io)
  const media = await uploadMedia(session, operation.draft.media, imageLimit.bytes, io)
  const record = toRecord(operation, media, facets)
  await hooks.uploaded?.()
  await hooks.beforeWrite()
  try {
    return await put(session, operation, record, hooks, io)
  } catch (error) {
    if (isAppError(error, 'CONFLICT')) return alreadyThere(session, operation, io)
    if (!isAppError(error, 'PLATFORM_REJECTED')) throw error
    const isTooBigForOlder = media.some(({ kind, blob }) => kind === 'image' && blob.size > olderImageLimit.bytes)
    if (!isTooBigForOlder) throw toGalleryError(error, media.length)
    // The refusal is definite, so this is still the first write. The server gives no name to "image too big".
    const smaller = await uploadMedia(session, operation.draft.media, olderImageLimit.bytes, io)
    return await put(session, operation, toRecord(operation, smaller, facets), hooks, io).catch((again: unknown) => {
      throw toGalleryError(again, media.length)
    })
  }
}

/** Nothing was posted. What else the server may have against the record it does not name, and would have against four too. */
const toGalleryError = (error: unknown, count: number): unknown =>
  count > imageLimit.withoutGallery && isAppError(error, 'PLATFORM_REJECTED') && error.data.reason === 'InvalidRequest'
    ? new AppError('PLATFORM_REJECTED', { platform: 'bluesky', reason: 'gallery_refused' }, { cause: error })
    : error

const put = async (
  session: AccountSession,
  operation: Operation,
  record: PostRecord,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const { uri, cid } = await call(session, io, {
    method: 'com.atproto.repo.putRecord',
    body: { repo: session.remoteId, collection: postCollection, rkey: operation.key, record, swapRecord: null },
    answer: writtenRecord,
    effect: 'write',
    stillMine: hooks.stillMine && (() => hooks.stillMine?.() ?? true),
    answered: (status) => hooks.answered?.(status),
  })
  return { state: 'published', remote: toRemote(session, operation.key, uri, cid) }
}

/** An earlier attempt of this operation is out, in other bytes: a mention's owner changed, or an image was fitted anew. */
const alreadyThere = async (session: AccountSession, operation: Operation, io: AdapterIo): Promise<PublishOutcome> => {
  const lookup = await findPublished(session, operation, io)
  if (lookup.state !== 'found') throw new AppError('OUTCOME_UNKNOWN', {})
  return { state: 'published', remote: lookup.remote }
}

/** Asks the account's own server, which knows at once; without the session, so that a revoked one can be looked up too. */
export const findPublished = async (session: AccountSession, operation: Operation, io: AdapterIo): Promise<Lookup> => {
  const query = { repo: session.remoteId, collection: postCollection, rkey: operation.key }
  try {
    const { uri, cid, value } = await call(session, io, { method: 'com.atproto.repo.getRecord', query, answer: readRecord, auth: 'none' })
    const createdAt = Date.parse(value.createdAt ?? '')
    return { state: 'found', remote: toRemote(session, operation.key, uri, cid), ...(!Number.isNaN(createdAt) && { createdAt }) }
  } catch (error) {
    if (isAppError(error, 'NOT_FOUND')) return { state: 'absent' }
    throw error
  }
}

const toRemote = (session: AccountSession, key: string, uri: string, cid: string): RemotePost => ({
  remoteId: uri,
  url: webUrl(session.service, `/profile/${session.remoteId}/post/${key}`),
  version: cid,
})
