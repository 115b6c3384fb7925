/** Whether a content may be planned on accounts, and at a time. Throws what the contract names. */
import type { PostContent, Problem } from '../../contract/posts.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { WallTime } from '../../contract/values.ts'
import { textOn } from '../../contract/text-on.ts'
import { AppError } from '../app-error.ts'
import type { Draft } from '../platforms/kit/adapter.ts'
import { mentionsOf, problemsForCreator, problemsOnAccount } from './check-content.ts'
import { contentKindOf } from './content-kind.ts'
import type { Engine } from './engine.ts'
import { similarElsewhere } from './find-similar.ts'
import { mediaRefused } from './media-words.ts'
import { wholeText } from './parts.ts'
import { wallTimeToInstant } from './wall-time.ts'

/** A time chosen in this minute is meant as now. */
const pastAllowedMs = 60_000

/** Throws BAD_INPUT for a day that does not exist and for a time that is gone. */
export const plannedInstant = (at: WallTime, now: number): number => {
  const dueAt = wallTimeToInstant(at)
  const code = dueAt === undefined ? 'time.not_a_day' : dueAt < now - pastAllowedMs ? 'time.past' : null
  if (dueAt === undefined || code !== null) throw new AppError('BAD_INPUT', { issues: [{ path: 'at', code: code ?? '' }] })
  return Math.max(dueAt, now)
}

export interface Checked {
  draft: Draft
  problems: Problem[]
}

/** What stands against `content` on each account; looks at near-duplicates around `at`. */
export const checkContent = (
  engine: Engine,
  creatorId: string,
  content: PostContent,
  accountIds: readonly string[],
  at: number,
): Checked => {
  const constraints = engine.constraintsOf(creatorId)
  if (!constraints) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
  const media = content.assets.map(({ assetId, alt }) => engine.media.draftMedia(assetId, alt))
  const draft: Draft = { kind: contentKindOf(media), text: content.text, languages: content.languages, labels: content.labels, media }
  const rows = accountIds.map((id) => {
    const row = engine.accountRows.account(id)
    if (!row) throw new AppError('NOT_FOUND', { what: 'account', id })
    return { id, ...row }
  })
  const isOwn = ({ platform }: { platform: PlatformId }): boolean => content.platformTexts?.[platform] !== undefined
  // The common text is looked at where it goes out, or where nobody was chosen yet.
  const common = rows.length > 0 && rows.every(isOwn) ? { ...content, text: '' } : content
  const problems = problemsForCreator({ media, text: wholeText(common) }, constraints)
  for (const row of rows) {
    const account = { id: row.id, platform: row.platform, state: row.state }
    const text = textOn(content, row.platform)
    problems.push(
      ...(isOwn(row) ? mentionsOf(text, constraints).map((found) => ({ ...found, accountId: row.id, platform: row.platform })) : []),
      ...problemsOnAccount(
        { ...draft, text, options: content.options?.[row.id], audited: row.audited, service: row.service },
        content.thread,
        constraints,
        account,
        engine.findAdapter(row.platform),
        engine.io,
      ),
      ...mediaRefused(
        engine.said,
        content.assets.map(({ assetId }) => assetId),
        account,
      ),
      ...similarElsewhere(engine.posts, text, account, at),
      ...sameOnOthers(engine, text, account, accountIds),
    )
  }
  return { draft, problems }
}

/** The same text goes to several accounts at once, where the platform forbids that. */
const sameOnOthers = (
  engine: Engine,
  text: string,
  { id, platform }: { id: string; platform: PlatformId },
  accountIds: readonly string[],
): Problem[] => {
  const isForbidden = engine.findAdapter(platform)?.capabilities.oneTextOneAccount !== undefined
  const others = accountIds.filter((other) => other !== id && engine.accountRows.account(other)?.platform === platform).length
  if (!isForbidden || text.trim() === '' || others === 0) return []
  return [{ accountId: id, platform, severity: 'warning', rule: 'text.same_on_others', data: { accounts: others } }]
}

/** The first error's code; warnings do not stand in the way. */
export const refuseProblems = (problems: readonly Problem[]): void => {
  const problem = problems.find(({ severity }) => severity === 'error')
  if (problem) throw errorFor(problem)
}

const errorFor = ({ rule, data, platform }: Problem): AppError => {
  const group = rule.split('.')[0] ?? ''
  if (group === 'platform' || group === 'kind')
    return platform ? new AppError('NOT_SUPPORTED', { platform, capability: rule }) : new AppError('TEXT_INVALID', { rule })
  if (['media', 'image', 'images', 'video', 'videos', 'alt'].includes(group)) {
    const text = (key: string): string | undefined => (data[key] === undefined ? undefined : String(data[key]))
    return new AppError('MEDIA_INVALID', { rule, actual: text('actual'), allowed: text('allowed'), file: text('file') })
  }
  const number = (key: string): number | undefined => (typeof data[key] === 'number' ? data[key] : undefined)
  return new AppError('TEXT_INVALID', { rule, actual: number('actual'), allowed: number('allowed') })
}
