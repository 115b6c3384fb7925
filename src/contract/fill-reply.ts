import type { PlatformId } from './platforms.ts'

/** Of any letters: one misspelt, `{prénom}`, is a variable too, and is told. */
const variable = /\{([\p{L}\p{N}_]+)\}/gu
const known: readonly string[] = ['author', 'name', 'account', 'creator']

/** What would stay as written, where nobody reads it before it goes: each once, as it is written. */
export const unknownVariablesIn = (text: string): string[] => [
  ...new Set([...text.matchAll(variable)].map(([, name = '']) => name).filter((name) => !known.includes(name))),
]

export interface Called {
  author: string
  authorName: string | null
  /** Null: not known any more. */
  platform: PlatformId | null
}

/** What somebody is called. On Bluesky a handle is a domain, which nobody is called by. Pure. */
export const calledName = ({ author, authorName, platform }: Called): string =>
  authorName?.trim() || (platform === 'bluesky' && author.split('.')[0]) || author

/** A kept text for whom it goes to: `{author}` and the like filled in; what is none of ours stays as written. Pure. */
export const fillReply = (
  text: string,
  { accountHandle, creatorName, ...called }: Called & { accountHandle: string; creatorName: string },
): string => {
  const values: Readonly<Record<string, string>> = {
    author: `@${called.author}`,
    name: calledName(called),
    account: `@${accountHandle}`,
    creator: creatorName,
  }
  return text.replaceAll(variable, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole))
}
