/** Near-duplicates of a text on other accounts of the same platform: platforms take them for spam. */
import type { Problem } from '../../contract/posts.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { PostReader } from '../store/post-reader.ts'
import { ftsWords } from './fts-query.ts'
import { likeness, nearDuplicateFrom, searchGroups } from './text-match.ts'

/** How far apart two posts still look like copies of each other. */
const windowMs = 7 * 24 * 3_600_000

export const similarElsewhere = (
  posts: Pick<PostReader, 'similar'>,
  text: string,
  account: { id: string; platform: PlatformId },
  dueAt: number,
): Problem[] => {
  const groups = searchGroups(text).filter((words) => words.length > 0)
  if (groups.length === 0) return []
  const match = groups.map((words) => `(${ftsWords(words)})`).join(' OR ')
  const found = posts
    .similar({ match, platform: account.platform, accountId: account.id, from: dueAt - windowMs, to: dueAt + windowMs })
    .filter((other) => likeness(other.text, text) >= nearDuplicateFrom)
  const others = new Set(found.map(({ accountId }) => accountId)).size
  return others === 0
    ? []
    : [
        {
          accountId: account.id,
          platform: account.platform,
          severity: 'warning',
          rule: 'text.similar_elsewhere',
          data: { accounts: others },
        },
      ]
}
