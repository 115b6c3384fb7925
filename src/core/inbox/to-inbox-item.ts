import type { InboxItem, Judged } from '../../contract/inbox.ts'
import type { ListedItem } from '../store/inbox-reader.ts'

const said = <T>(is: T | null, sure: number | null): { is: T; sure: number | null } | null => (is === null ? null : { is, sure })

const toJudged = (row: ListedItem): Judged => ({
  language: said(row.language, row.languageSure),
  spam: said(row.spam, row.spamSure),
  sentiment: said(row.sentiment, row.sentimentSure),
  relevance: said(row.relevance, row.relevanceSure),
})

export const toInboxItem = (row: ListedItem): InboxItem => ({
  id: row.id,
  creatorId: row.creatorId,
  creatorName: row.creatorName,
  accountId: row.accountId,
  accountHandle: row.accountHandle,
  platform: row.platform,
  kind: row.kind,
  url: row.url,
  author: row.author,
  authorName: row.authorName,
  text: row.text,
  at: new Date(row.at),
  state: row.state === 'new' ? 'new' : row.earlier ? 'earlier' : 'done',
  doneBy: row.doneBy,
  doneAt: row.doneAt === null ? null : new Date(row.doneAt),
  assigned: row.assignedTo === null || row.assignedName === null ? null : { id: row.assignedTo, name: row.assignedName },
  liked: row.liked,
  hidden: row.hidden,
  summons: row.summons,
  answered: row.answeredAt === null ? null : { at: new Date(row.answeredAt), by: row.answeredBy ?? '' },
  publicationId: row.publicationId,
  tags: row.tags,
  // What is to be judged anew keeps what was said of it until then.
  judged: row.judged === null && Object.values(toJudged(row)).every((one) => one === null) ? null : toJudged(row),
})
