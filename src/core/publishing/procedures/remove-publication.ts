/** Deletes a post on its platform. */
import { AppError, isAppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { PublicationListReader } from '../../store/publication-list-reader.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import type { Engine } from '../engine.ts'
import { tell } from '../transition.ts'
import { readPublication } from './get-publication.ts'

const removable = (engine: Engine, publicationId: string): PublicationRow & { remoteId: string; remoteUrl: string } => {
  const row = engine.publications.get(publicationId)
  if (!row) throw new AppError('NOT_FOUND', { what: 'publication', id: publicationId })
  const { remoteId, remoteUrl } = row
  if (row.state !== 'published' || row.removedAt !== null || remoteId === null || remoteUrl === null)
    throw new AppError('STATE_CHANGED', { what: 'publication', state: row.state })
  return { ...row, remoteId, remoteUrl }
}

export const removePublication =
  (engine: Engine, reader: PublicationListReader): Handler<'publications.remove'> =>
  async ({ input: { publicationId }, call }) => {
    const row = removable(engine, publicationId)
    const adapter = engine.adapterOf(row.platform)
    if (!adapter.remove) throw new AppError('NOT_SUPPORTED', { platform: row.platform, capability: 'delete' })
    try {
      const session = await engine.accounts.open(row.accountId, call.signal ?? engine.closing)
      await adapter.remove(
        session,
        { remoteId: row.remoteId, url: row.remoteUrl, ...(row.remoteVersion !== null && { version: row.remoteVersion }) },
        engine.io,
      )
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) engine.accounts.needsReconnect(row.accountId)
      throw error
    }
    engine.store.write((tx) => {
      const now = removable(engine, publicationId)
      engine.publications.save(tx, now, { removedAt: tx.now, nextAt: null }, { reason: 'removed', actor: call.actor.name })
      tell(tx, now, now.state, null)
      const label = `${engine.accountRows.account(row.accountId)?.handle ?? ''} · ${row.wallTime}`
      tx.audit({
        actor: call.actor,
        action: 'publication.removed',
        creatorId: row.creatorId,
        subject: { kind: 'publication', id: row.id, label },
        before: { url: row.remoteUrl },
      })
    })
    return readPublication(reader, publicationId)
  }
