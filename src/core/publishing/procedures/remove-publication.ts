/** Deletes a post on its platform; of a thread, each part, the last first. */
import { AppError, isAppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { RemotePost } from '../../platforms/kit/adapter.ts'
import type { PublicationListReader } from '../../store/publication-list-reader.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import type { Engine } from '../engine.ts'
import { toRemote } from '../parts.ts'
import { tell } from '../transition.ts'
import { readPublication } from './get-publication.ts'

/** What is out of it. Of what was called off, only a thread has some. */
const removable = (engine: Engine, publicationId: string): { row: PublicationRow; out: RemotePost[] } => {
  const row = engine.publications.get(publicationId)
  if (!row) throw new AppError('NOT_FOUND', { what: 'publication', id: publicationId })
  const parts = engine.parts.ofPublication(publicationId).map(toRemote)
  const { state, remoteId, remoteUrl: url, remoteVersion: version, removedAt } = row
  if (state === 'published' && row.elsewhere === 0 && removedAt === null && remoteId !== null && url !== null)
    return { row, out: parts.length > 0 ? parts : [toRemote({ remoteId, url, version })] }
  if (state === 'cancelled' && parts.length > 0) return { row, out: parts }
  throw new AppError('STATE_CHANGED', { what: 'publication', state: row.state })
}

export const removePublication =
  (engine: Engine, reader: PublicationListReader): Handler<'publications.remove'> =>
  async ({ input: { publicationId }, call }) => {
    const { row, out } = removable(engine, publicationId)
    const adapter = engine.adapterOf(row.platform)
    if (!adapter.remove) throw new AppError('NOT_SUPPORTED', { platform: row.platform, capability: 'delete' })
    try {
      const session = await engine.accounts.open(row.accountId, call.signal ?? engine.closing)
      for (const remote of out.toReversed()) await adapter.remove(session, remote, engine.io)
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) engine.accounts.needsReconnect(row.accountId)
      throw error
    }
    engine.store.write((tx) => {
      const { row: now } = removable(engine, publicationId)
      const actor = call.actor.name
      if (now.state === 'published') engine.publications.save(tx, now, { removedAt: tx.now, nextAt: null }, { reason: 'removed', actor })
      else {
        engine.parts.forget(tx, publicationId)
        engine.publications.save(tx, now, {}, { reason: 'parts_removed', actor })
      }
      tell(tx, now, now.state, null)
      const label = `${engine.accountRows.account(row.accountId)?.handle ?? ''} · ${row.wallTime}`
      tx.audit({
        actor: call.actor,
        action: now.state === 'published' ? 'publication.removed' : 'publication.parts_removed',
        creatorId: row.creatorId,
        subject: { kind: 'publication', id: row.id, label },
        before: { url: out.length > 1 ? out.map(({ url }) => url).join(' ') : (out[0]?.url ?? null) },
      })
    })
    return readPublication(reader, publicationId)
  }
