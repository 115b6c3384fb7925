/** What stands against a content on an account: the platform's rules, the creator's constraints, our own. */
import type { Constraints } from '../../contract/creators.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Problem } from '../../contract/posts.ts'
import type { AdapterIo, AnyPlatform, Draft, DraftMedia, DraftProblem } from '../platforms/kit/adapter.ts'
import { codecProblems, takeConverted } from './take-converted.ts'
import { furtherOn, inParts } from './parts.ts'
import { mentionedIn } from './text-match.ts'

export interface CheckedAccount {
  id: string
  platform: PlatformId
  state: 'connected' | 'needs_reconnect' | 'disconnected'
}

/** What the creator does not want said. Pure. */
export const mentionsOf = (text: string, { neverMention }: Pick<Constraints, 'neverMention'>): Problem[] =>
  mentionedIn(text, neverMention).map((phrase) => problem('error', 'mention.forbidden', { phrase }))

/** Of the content alone, whatever the account. `text`: all of it. Pure. */
export const problemsForCreator = (draft: Pick<Draft, 'text' | 'media'>, constraints: Pick<Constraints, 'neverMention'>): Problem[] => [
  ...mentionsOf(draft.text, constraints),
  // People who do not see the picture are readers too; a platform may be content with less.
  ...draft.media.filter(({ alt }) => alt.trim() === '').map(({ fileName }) => problem('error', 'alt.missing', { file: fileName })),
]

/** Of the content on one account, with what goes on after its text. Reads nothing but whether a media host is set. */
export const problemsOnAccount = (
  given: Draft,
  thread: readonly string[] | undefined,
  constraints: Pick<Constraints, 'platformsNotAllowed'>,
  account: CheckedAccount,
  adapter: AnyPlatform | undefined,
  { mediaHost }: Pick<AdapterIo, 'mediaHost'>,
): Problem[] => {
  const on = { accountId: account.id, platform: account.platform }
  const draft = takeConverted(adapter, given)
  const found: Problem[] = []
  if (constraints.platformsNotAllowed.includes(account.platform)) found.push({ ...on, ...error('platform.not_allowed') })
  if (!adapter) return [...found, { ...on, ...error('platform.unsupported') }]
  if (account.state !== 'connected')
    found.push({ ...on, severity: 'warning', rule: 'account.not_connected', data: { state: account.state } })
  const isFetched = (media: DraftMedia): boolean => adapter.fetches?.(media, draft) ?? adapter.capabilities.needsMediaHost === true
  if (draft.media.some(isFetched) && !mediaHost?.isSet()) found.push({ ...on, ...error('media_host.missing') })
  if (!takesMovingGif(adapter))
    for (const { kind, seconds, fileName: file } of draft.media)
      if (kind === 'image' && seconds !== null) found.push({ ...on, severity: 'warning', rule: 'gif.still', data: { file } })
  for (const { severity, rule, data } of [...checkParts(adapter, draft, thread ?? []), ...codecProblems(adapter, draft.media)])
    if (rule !== 'alt.missing') found.push({ ...on, severity, rule, data })
  return found
}

/** Where nothing is made of images, their own rules say so. */
const takesMovingGif = ({ capabilities: { images, animatedGif } }: AnyPlatform): boolean =>
  !images || animatedGif !== undefined || images.types.includes('image/gif')

/** Each part by itself, named by its place where there are several; what was chosen is looked at once. */
function* checkParts(adapter: AnyPlatform, draft: Draft, thread: readonly string[]): Iterable<DraftProblem> {
  const further = furtherOn(adapter, thread)
  if (further.length === 0) {
    yield* adapter.check(draft)
    if (thread.length > 0) yield { severity: 'warning', rule: 'thread.first_only', data: {} }
    return
  }
  const [first, ...rest] = inParts(draft, further)
  const drafts = [first, ...rest.map(({ options: _once, ...part }): Draft => ({ ...part, labels: [] }))]
  const max = adapter.capabilities.thread?.max ?? 1
  if (drafts.length > max) yield { severity: 'error', rule: 'thread.too_long', data: { actual: drafts.length, allowed: max } }
  const seen = new Set<string>()
  for (const [index, part] of drafts.entries()) {
    for (const found of adapter.check(part)) yield { ...found, data: { ...found.data, part: index + 1 } }
    const words = part.text.trim()
    // Refused by platforms, and not to be told apart when an answer was lost.
    if (words !== '' && seen.has(words)) yield { severity: 'error', rule: 'thread.same_text', data: { part: index + 1 } }
    seen.add(words)
  }
}

const problem = (severity: Problem['severity'], rule: string, data: Problem['data']): Problem => ({
  accountId: null,
  platform: null,
  severity,
  rule,
  data,
})
const error = (rule: string): Pick<Problem, 'severity' | 'rule' | 'data'> => ({ severity: 'error', rule, data: {} })
