/** Reads figures and replies of one publication now. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { Engine } from '../../publishing/engine.ts'
import { toReply } from '../../publishing/to-reply.ts'
import type { SnapshotReader } from '../../store/snapshot-reader.ts'
import type { RollUps } from '../roll-ups.ts'
import { collect, isReadable, keep } from '../collect-figures.ts'

export const refreshMetrics =
  (engine: Engine, rollUps: RollUps, snapshots: SnapshotReader): Handler<'publications.refreshMetrics'> =>
  async ({ input: { publicationId }, call }) => {
    const row = engine.publications.get(publicationId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'publication', id: publicationId })
    const { state } = row
    if (!isReadable(row)) throw new AppError('STATE_CHANGED', { what: 'publication', state })
    const [collected] = await collect(engine, [row], call.signal ?? engine.closing)
    if (!collected) return { metrics: null, replies: null }
    const at = engine.store.write((tx) => {
      keep(tx, rollUps, engine.store.ids, [collected])
      return new Date(tx.now)
    })
    return {
      metrics: collected.figures ? { at, ...collected.figures } : null,
      replies: collected.replies && snapshots.replies(publicationId).map(toReply),
    }
  }
