/** A kept text for whom it goes to: `{author}` and the like filled in; what is none of ours stays as written. Pure. */
export const fillReply = (
  text: string,
  {
    author,
    authorName,
    accountHandle,
    creatorName,
  }: { author: string; authorName: string | null; accountHandle: string; creatorName: string },
): string => {
  const values: Readonly<Record<string, string>> = {
    author: `@${author}`,
    name: authorName || author,
    account: `@${accountHandle}`,
    creator: creatorName,
  }
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))
}
