/** The part of the router that is about what people say to accounts. */
import type { Handlers } from '../../procedure.ts'
import type { Inbox } from '../parts.ts'
import { actOnItem, takeBackOnItem } from './act-on-item.ts'
import { assignItems, setItemsDone } from './change-items.ts'
import { getItem, peopleOf, readConversation } from './get-item.ts'
import { countItems, listItems, listColleagues, listTags } from './list-items.ts'
import { listSavedReplies, removeSavedReply, saveSavedReply } from './saved-replies.ts'
import { listSources, refreshInbox } from './sources.ts'

export const inboxProcedures = ({
  inbox: it,
}: {
  inbox: Inbox
}): Omit<
  Pick<Handlers, `${'inbox' | 'savedReplies'}.${string}` & keyof Handlers>,
  'inbox.correct' | 'inbox.thresholds' | 'inbox.setThresholds'
> => ({
  'inbox.list': listItems(it),
  'inbox.count': countItems(it),
  'inbox.get': getItem(it),
  'inbox.readConversation': readConversation(it),
  'inbox.tags': listTags(it),
  'inbox.colleagues': listColleagues(it),
  'inbox.people': peopleOf(it),
  'inbox.assign': assignItems(it),
  'inbox.setDone': setItemsDone(it),
  'inbox.act': actOnItem(it),
  'inbox.takeBack': takeBackOnItem(it),
  'inbox.sources': listSources(it),
  'inbox.refresh': refreshInbox(it),
  'savedReplies.list': listSavedReplies(it),
  'savedReplies.save': saveSavedReply(it),
  'savedReplies.remove': removeSavedReply(it),
})
