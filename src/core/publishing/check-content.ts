/** What stands against a content on an account: the platform's rules, the creator's constraints, our own. */
import type { Constraints } from '../../contract/creators.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import type { Problem } from '../../contract/posts.ts'
import type { AdapterIo, AnyPlatform, Draft } from '../platforms/kit/adapter.ts'
import { mentionedIn } from './text-match.ts'

export interface CheckedAccount {
  id: string
  platform: PlatformId
  state: 'connected' | 'needs_reconnect' | 'disconnected'
}

/** Of the content alone, whatever the account. Pure. */
export const problemsForCreator = (draft: Pick<Draft, 'text' | 'media'>, constraints: Pick<Constraints, 'neverMention'>): Problem[] => [
  ...mentionedIn(draft.text, constraints.neverMention).map((phrase) => problem('error', 'mention.forbidden', { phrase })),
  // People who do not see the picture are readers too; a platform may be content with less.
  ...draft.media.filter(({ alt }) => alt.trim() === '').map(({ fileName }) => problem('error', 'alt.missing', { file: fileName })),
]

/** Of the content on one account. Reads nothing but whether a media host is set. */
export const problemsOnAccount = (
  draft: Draft,
  constraints: Pick<Constraints, 'platformsNotAllowed'>,
  account: CheckedAccount,
  adapter: AnyPlatform | undefined,
  { mediaHost }: Pick<AdapterIo, 'mediaHost'>,
): Problem[] => {
  const on = { accountId: account.id, platform: account.platform }
  const found: Problem[] = []
  if (constraints.platformsNotAllowed.includes(account.platform)) found.push({ ...on, ...error('platform.not_allowed') })
  if (!adapter) return [...found, { ...on, ...error('platform.unsupported') }]
  if (account.state !== 'connected')
    found.push({ ...on, severity: 'warning', rule: 'account.not_connected', data: { state: account.state } })
  if (adapter.capabilities.needsMediaHost && draft.media.length > 0 && !mediaHost?.isSet())
    found.push({ ...on, ...error('media_host.missing') })
  for (const { severity, rule, data } of adapter.check(draft)) if (rule !== 'alt.missing') found.push({ ...on, severity, rule, data })
  return found
}

const problem = (severity: Problem['severity'], rule: string, data: Problem['data']): Problem => ({
  accountId: null,
  platform: null,
  severity,
  rule,
  data,
})
const error = (rule: string): Pick<Problem, 'severity' | 'rule' | 'data'> => ({ severity: 'error', rule, data: {} })
