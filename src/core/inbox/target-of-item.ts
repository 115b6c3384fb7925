/** What an act on something that was said is on. Pure. */
import type { ActTarget } from '../interacting/plan-act.ts'
import type { InboxRow } from '../store/inbox-reader.ts'

export const targetOfItem = ({
  remoteId,
  version,
  author,
  authorId,
  url,
  summons,
  kind,
  conversation,
  rootId,
  rootVersion,
}: InboxRow): ActTarget => {
  const isMessage = kind === 'message'
  return {
    targetId: remoteId,
    targetVersion: version,
    targetAuthor: author,
    summons,
    targetUrl: url ?? '',
    isReply: true,
    rootId: isMessage ? conversation : rootId,
    rootVersion: isMessage ? null : rootVersion,
    recipient: isMessage ? authorId : null,
  }
}
