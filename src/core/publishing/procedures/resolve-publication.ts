/** A person's word on what Coulisse cannot know. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { PublicationListReader } from '../../store/publication-list-reader.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import type { Actor, WriteTx } from '../../store/store.ts'
import { lacksApproval } from '../approval.ts'
import { confirmPosted } from '../by-hand.ts'
import type { Engine } from '../engine.ts'
import { dropPreflight } from '../preflight.ts'
import { partIsOut, progressOf } from '../parts.ts'
import { outAt } from '../record-outcome.ts'
import { absentBelievedFrom } from '../reconcile.ts'
import { transition } from '../transition.ts'
import { change } from './change-publication.ts'
import { readPublication } from './get-publication.ts'

/** Of a thread it is the part in doubt that is out: its link must name it, since the next part answers it. */
const confirm = (engine: Engine, tx: WriteTx, row: PublicationRow, url: string, actor: Actor): void => {
  const content = engine.posts.content(row.postId)
  const progress = content && progressOf(engine, row, content)
  if (!progress || progress.drafts.length === 1)
    return transition(engine, tx, row, 'confirmed_published', { nextAt: null, remoteUrl: url, publishedAt: tx.now, actor })
  const remoteId = engine.adapterOf(row.platform).readLink?.(url)
  if (!remoteId || progress.out.some((part) => part.remoteId === remoteId))
    throw new AppError('BAD_INPUT', { issues: [{ path: 'url', code: 'link.not_the_part' }] })
  const attempt = engine.attempts.latest(row.id)
  if (attempt) engine.attempts.conclude(tx, attempt.id, 'found')
  const out = partIsOut(engine, tx, row, { remoteId, url }, tx.now)
  if ('head' in out) return transition(engine, tx, row, 'confirmed_published', { ...outAt(out.head, out.publishedAt), nextAt: null, actor })
  return transition(engine, tx, row, 'confirmed_part', { nextAt: tx.now, operationAt: tx.now, actor })
}

export const resolvePublication =
  (engine: Engine, reader: PublicationListReader): Handler<'publications.resolve'> =>
  ({ input: { publicationId, resolution }, call: { actor } }) => {
    change(engine, publicationId, (tx, row) => {
      // The platform is at it, and tells by itself.
      if (row.state === 'processing' && row.handedOverAt === null)
        throw new AppError('STATE_CHANGED', { what: 'publication', state: row.state })
      if (resolution.is === 'published') {
        if (engine.assistedOn(row.platform)) return confirmPosted(engine, tx, row, resolution.url, actor)
        return confirm(engine, tx, row, resolution.url, actor)
      }
      if (resolution.then === 'cancel') {
        if (row.state === 'processing') transition(engine, tx, row, 'confirmed_not_published', { nextAt: null, actor })
        transition(engine, tx, engine.publications.get(publicationId) ?? row, 'cancelled', { nextAt: null, actor })
        return dropPreflight(engine, tx, row.id, row.dueAt)
      }
      if (row.state === 'missed' && lacksApproval(engine, row)) throw new AppError('APPROVAL_REQUIRED', {})
      const attempt = engine.attempts.latest(row.id)
      if (attempt) engine.attempts.conclude(tx, attempt.id, 'not_found')
      // An attempt that may still be under way is waited out, whatever a person saw.
      const nextAt = attempt?.writeAt == null ? tx.now : Math.max(tx.now, absentBelievedFrom(attempt))
      transition(engine, tx, row, 'confirmed_not_published', { nextAt, operationAt: tx.now, actor })
    })
    return readPublication(reader, publicationId)
  }
