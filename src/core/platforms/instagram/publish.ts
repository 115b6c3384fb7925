/**
 * Publishing: the media are put on the agency's media host, Instagram makes a container of what it fetches there, and
 * when that is ready it is published. Only the last is the write; the container's id stands in the ledger by then, and
 * tells what became of it when the answer is lost.
 */
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, LentFile, Operation, PublishHooks, PublishOutcome } from '../kit/adapter.ts'
import { created } from './answers.ts'
import { write } from './client.ts'
import { chosen, createContainer, untilReady } from './containers.ts'
import { remoteOf } from './find-published.ts'
import { toHandle } from './handle.ts'
import { readQuota } from './quota.ts'

export const publish = async (
  session: AccountSession,
  { draft }: Operation,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const { placement } = chosen(draft)
  const { isUsedUp, askAt } = await readQuota(session, io)
  if (isUsedUp) throw new AppError('QUOTA_EXCEEDED', { platform: 'instagram', budget: 'posts_day', retryAt: new Date(askAt) })
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
