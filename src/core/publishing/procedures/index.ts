/** The part of the router that is about posts and publications. */
import type { Handlers } from '../../procedure.ts'
import { createPlanReader } from '../../store/plan-reader.ts'
import { createPublicationListReader } from '../../store/publication-list-reader.ts'
import { createFigureReader } from '../../store/figure-reader.ts'
import { createSnapshotReader } from '../../store/snapshot-reader.ts'
import type { LaidOutFiles } from '../laid-out-files.ts'
import type { Publishing } from '../create-publishing.ts'
import { cancelPublication, reschedulePublication, restorePublication, retryPublication } from './change-publication.ts'
import { approvePublications, undoApprovals, undoVetoes, vetoPublications } from './decide-publications.ts'
import { checkPost } from './check-post.ts'
import { threadsIn } from '../parts.ts'
import { createPost } from './create-post.ts'
import { findMentions } from './find-mentions.ts'
import { getPost } from './get-post.ts'
import { getPublication } from './get-publication.ts'
import { listPosts } from './list-posts.ts'
import { countPublications, listPublications } from './list-publications.ts'
import { removePost } from './remove-post.ts'
import { byHandActs, layOutFiles, readHandover, readReadyFile } from './post-by-hand.ts'
import { removePublication } from './remove-publication.ts'
import { resolvePublication } from './resolve-publication.ts'
import { publishPostNow, schedulePost } from './schedule-post.ts'
import { updatePost } from './update-post.ts'

/** `publications.refreshMetrics` is measuring's. */
type Mine = Omit<Pick<Handlers, `${'posts' | 'publications'}.${string}` & keyof Handlers>, 'publications.refreshMetrics'>

export const publishingProcedures = ({
  publishing: { engine, desk },
  laidOut,
}: {
  publishing: Publishing
  laidOut: LaidOutFiles
}): Mine => {
  const reader = createPublicationListReader(engine.store, threadsIn(engine))
  const snapshots = createSnapshotReader(engine.store)
  return {
    'posts.list': listPosts(engine),
    'posts.get': getPost(engine),
    'posts.create': createPost(engine, desk),
    'posts.update': updatePost(engine, desk),
    'posts.remove': removePost(engine, desk),
    'posts.check': checkPost(engine),
    'posts.mentions': findMentions(engine),
    'posts.schedule': schedulePost(engine, desk),
    'posts.publishNow': publishPostNow(engine, desk),
    'publications.list': listPublications(reader),
    'publications.get': getPublication(engine, reader, snapshots, createFigureReader(engine.store)),
    'publications.count': countPublications(reader),
    'publications.reschedule': reschedulePublication(engine, reader),
    'publications.cancel': cancelPublication(engine, reader),
    'publications.restore': restorePublication(engine, reader),
    'publications.retry': retryPublication(engine, reader),
    'publications.resolve': resolvePublication(engine, reader),
    'publications.approve': approvePublications(engine),
    'publications.veto': vetoPublications(engine),
    'publications.undoApproval': undoApprovals(engine),
    'publications.undoVeto': undoVetoes(engine),
    'publications.handover': readHandover(engine, reader, createPlanReader(engine.store)),
    'publications.readyFile': readReadyFile(engine),
    'publications.layOutFiles': layOutFiles(engine, laidOut),
    ...byHandActs(engine, reader, laidOut),
    'publications.remove': removePublication(engine, reader),
  }
}
