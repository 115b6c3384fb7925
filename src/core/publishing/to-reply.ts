/** An answer that was read, as the contract has it. */
import type * as z from 'zod'
import type { reply } from '../../contract/publications.ts'
import type { ReplyRow } from '../store/snapshot-reader.ts'

export const toReply = ({ remoteId, author, text, at, url, liked, hidden, summons }: ReplyRow): z.infer<typeof reply> => ({
  id: remoteId === url ? null : remoteId,
  author,
  text,
  at: new Date(at),
  url,
  liked,
  hidden,
  summons,
})
