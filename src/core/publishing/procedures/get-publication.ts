/** One publication with everything that happened to it. */
import { AppError } from '../../app-error.ts'
import type { Publication } from '../../../contract/publications.ts'
import type { Call, Handler } from '../../procedure.ts'
import type { ListedPublication, PublicationListReader } from '../../store/publication-list-reader.ts'
import type { FigureReader } from '../../store/figure-reader.ts'
import type { SnapshotReader, WithheldRow } from '../../store/snapshot-reader.ts'
import type { Engine } from '../engine.ts'
import { toImportedFigures } from '../to-imported-figures.ts'
import { toPost } from '../to-post.ts'
import { toReply } from '../to-reply.ts'
import { toAttempt, toPart, toPublication, toStateChange } from '../to-publication.ts'

export const readPublication = (reader: PublicationListReader, publicationId: string): Publication => {
  return toPublication(readRow(reader, publicationId))
}

const readRow = (reader: PublicationListReader, publicationId: string): ListedPublication => {
  const row = reader.get(publicationId)
  if (!row) throw new AppError('NOT_FOUND', { what: 'publication', id: publicationId })
  return row
}

const toWithheld = (row: WithheldRow | undefined) => (row ? { why: row.why, at: new Date(row.at) } : null)

const importedOf = (figures: FigureReader, row: { accountId: string; remoteId: string | null } | undefined, call: Call) =>
  row?.remoteId ? figures.standing(row.accountId, 'posts', { to: '9999-12-31', subject: row.remoteId }).map(toImportedFigures(call)) : []

export const getPublication =
  (engine: Engine, reader: PublicationListReader, snapshots: SnapshotReader, imported: FigureReader): Handler<'publications.get'> =>
  ({ input: { publicationId }, call }) => {
    const row = readRow(reader, publicationId)
    const publication = toPublication(row)
    const isThread = row.thread.length > 0
    const post = engine.posts.getEvenRemoved(publication.postId)
    if (!post) throw new AppError('NOT_FOUND', { what: 'post', id: publication.postId })
    const canReadReplies = engine.findAdapter(publication.platform)?.capabilities.replies ?? false
    return {
      publication,
      post: toPost(post),
      ...(isThread && { parts: engine.parts.ofPublication(publicationId).map(toPart) }),
      attempts: engine.attempts.ofPublication(publicationId).map((attempt) => toAttempt(attempt, isThread)),
      history: snapshots.history(publicationId).map(toStateChange),
      metrics: snapshots.ofPublication(publicationId).map(({ publicationId: _, at, ...figures }) => ({ at: new Date(at), ...figures })),
      withheld: toWithheld(snapshots.withheld(publicationId)),
      replies: canReadReplies ? snapshots.replies(publicationId).map(toReply) : null,
      imported: importedOf(imported, row, call),
    }
  }
