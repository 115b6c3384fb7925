/** Replies that are kept, of the agency and of its creators. */
import type { SavedReply } from '../../../contract/inbox.ts'
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import type { Call, Handler } from '../../procedure.ts'
import type { SavedReplyRow } from '../../store/inbox-reader.ts'
import { removeReply, saveReply } from '../../store/inbox-writer.ts'
import type { Inbox } from '../parts.ts'

const toSavedReply = ({ id, creatorId, name, text }: SavedReplyRow): SavedReply => ({ id, creatorId, name, text })

/** What is the agency's is an admin's to change; a creator's, whoever reaches her. */
const mayChange = ({ reach }: Call, creatorId: string | null): boolean =>
  creatorId === null ? reach === null : reach === null || reach.has(creatorId)

export const listSavedReplies =
  ({ rows }: Inbox): Handler<'savedReplies.list'> =>
  ({ input: { creatorId = null }, call: { reach } }) =>
    rows.savedReplies(creatorId !== null && (reach === null || reach.has(creatorId)) ? creatorId : null).map(toSavedReply)

export const saveSavedReply =
  ({ rows, engine: { store } }: Inbox): Handler<'savedReplies.save'> =>
  ({ input: { replyId, creatorId, name, text }, call }) => {
    const before = replyId === undefined ? undefined : rows.savedReply(replyId)
    if (replyId !== undefined && (!before || !mayChange(call, before.creatorId)))
      throw new AppError('NOT_FOUND', { what: 'saved_reply', id: replyId })
    if (!mayChange(call, creatorId)) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId ?? '' })
    const id = before?.id ?? newId('sav', store.ids)
    store.write((tx) => {
      saveReply(tx, { id, creatorId, name, text, createdBy: before?.createdBy ?? call.actor.name, updatedAt: tx.now })
      tx.emit({ kind: 'saved_replies.changed', creatorId })
      tx.audit({
        actor: call.actor,
        action: 'saved_reply.changed',
        ...(creatorId !== null && { creatorId }),
        subject: { kind: 'saved_reply', id, label: name },
        before: before && { name: before.name, text: before.text },
        after: { name, text },
      })
    })
    return { id, creatorId, name, text }
  }

export const removeSavedReply =
  ({ rows, engine: { store } }: Inbox): Handler<'savedReplies.remove'> =>
  ({ input: { replyId }, call }) => {
    const before = rows.savedReply(replyId)
    if (!before || !mayChange(call, before.creatorId)) throw new AppError('NOT_FOUND', { what: 'saved_reply', id: replyId })
    store.write((tx) => {
      removeReply(tx, replyId)
      tx.emit({ kind: 'saved_replies.changed', creatorId: before.creatorId })
      tx.audit({
        actor: call.actor,
        action: 'saved_reply.removed',
        ...(before.creatorId !== null && { creatorId: before.creatorId }),
        subject: { kind: 'saved_reply', id: replyId, label: before.name },
        before: { name: before.name, text: before.text },
      })
    })
    return {}
  }
