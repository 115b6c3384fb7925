/** A saved reply's text for whom it goes to: `{author}` and the like filled in; what is none of ours stays as written. Pure. */
import type { InboxItem } from '../../../contract/inbox.ts'

export const fillReply = (text: string, { author, authorName, accountHandle, creatorName }: InboxItem): string => {
  const values: Readonly<Record<string, string>> = {
    author: `@${author}`,
    name: authorName || author,
    account: `@${accountHandle}`,
    creator: creatorName,
  }
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))
}
