/**
 * Publishing: the media are put on the agency's media host, Instagram makes a container of what it fetches there, and
 * when that is ready it is published. Only the last is the write; the container's id stands in the ledger by then, and
 * tells what became of it when the answer is lost.
 */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, LentFile, Operation, PublishHooks, PublishOutcome } from '../kit/adapter.ts'
import { created, publishingLimit } from './answers.ts'
import { call, write } from './client.ts'
import { chosen, createContainer, untilReady } from './containers.ts'
import { remoteOf } from './find-published.ts'
import { toHandle } from './handle.ts'
import { postLimit } from './limits.ts'

const hourMs = 3_600_000

export const publish = async (
  session: AccountSession,
  { draft }: Operation,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const { placement } = chosen(draft)
  await assertQuotaLeft(session, io)
  const lent: LentFile[] = []
  try {
    const container = await createContainer({ session, io, onLent: (file) => lent.push(file) }, draft)
    await untilReady(session, container, io)
    await hooks.uploaded?.()
    await hooks.beforeWrite(toHandle({ container, writtenAt: io.clock.now(), placement }))
    const path = `/${session.remoteId}/media_publish`
    const { id } = await write(session, io, { path, body: { creation_id: container }, answer: created }, hooks)
    return { state: 'published', remote: await remoteOf(session, id, io) }
  } finally {
    for (const file of lent) file.end()
  }
}

/** Its window slides, so that nobody can say when the next place is free: asked again within the hour. */
const assertQuotaLeft = async (session: AccountSession, io: AdapterIo): Promise<void> => {
  const { data } = await call(session, io, {
    path: `/${session.remoteId}/content_publishing_limit`,
    query: { fields: 'config,quota_usage' },
    answer: publishingLimit,
  })
  const [{ quota_usage: used, config } = { quota_usage: 0 }] = data
  const limit = config?.quota_total ?? postLimit.perDay
  const resetsAt = io.clock.now() + hourMs
  session.heard({ name: 'posts_day', limit, remaining: Math.max(0, limit - used), resetsAt })
  if (used >= limit) throw new AppError('QUOTA_EXCEEDED', { platform: 'instagram', budget: 'posts_day', retryAt: new Date(resetsAt) })
}
