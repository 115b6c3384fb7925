/**
 * What platforms allow to be done without a hand on it, as a table. Pure. Of a platform and act, the first row whose
 * circumstances all hold is the rule; the last one has none, so that there always is one.
 */
import type {
  AutomatedAct,
  AutomationCondition,
  AutomationReason,
  AutomationRule,
  AutomationVerdict,
  Circumstances,
} from '../../contract/automation.ts'
import { automatedActs } from '../../contract/automation.ts'
import type { PlatformId } from '../../contract/platforms.ts'

const readOn = '2026-11-23'
const instagramDoc = (page: string) => `https://developers.facebook.com/docs/instagram-platform/${page}`
const sources = {
  /** Bots: only with who asked for it, and nothing in bulk. */
  bluesky: 'https://github.com/bluesky-social/bsky-docs',
  blueskyGate: 'https://github.com/bluesky-social/atproto/blob/main/lexicons/app/bsky/feed/threadgate.json',
  xChanges: 'https://docs.x.com/changelog',
  xGuidelines: 'https://docs.x.com/developer-guidelines',
  xCalls: 'https://api.x.com/2/openapi.json',
  instagramUser: instagramDoc('instagram-graph-api/reference/ig-user'),
  instagramComments: instagramDoc('comment-moderation'),
  instagramMentions: instagramDoc('instagram-api-with-facebook-login/mentions'),
  instagramMessages: instagramDoc('instagram-api-with-instagram-login/messaging-api'),
  tiktok: 'https://developers.tiktok.com/doc/tiktok-api-v2-video-object',
  onlyfans: 'https://onlyfans.com',
} as const

type Row = [AutomatedAct, AutomationCondition[], AutomationVerdict, AutomationReason, keyof typeof sources]

const rows: Readonly<Record<PlatformId, readonly Row[]>> = {
  bluesky: [
    ['like', ['engaged'], 'allowed', 'asked_for', 'bluesky'],
    ['like', [], 'needs_click', 'stranger', 'bluesky'],
    ['answer_comment', [], 'allowed', 'asked_for', 'bluesky'],
    ['answer_mention', [], 'allowed', 'asked_for', 'bluesky'],
    ['repost', ['of_agency'], 'allowed', 'own_post', 'bluesky'],
    ['repost', [], 'needs_click', 'stranger', 'bluesky'],
    ['hide', [], 'needs_click', 'hidden_there', 'blueskyGate'],
    ['message', ['wrote_first'], 'allowed', 'wrote_first', 'bluesky'],
    ['message', [], 'needs_click', 'stranger', 'bluesky'],
    ['follow', [], 'needs_click', 'no_bulk', 'bluesky'],
    ['quote', [], 'needs_click', 'stranger', 'bluesky'],
    ['unasked_reply', [], 'needs_click', 'stranger', 'bluesky'],
  ],
  instagram: [
    ['like', [], 'not_by_api', 'no_such_call', 'instagramUser'],
    ['answer_comment', [], 'allowed', 'own_comments', 'instagramComments'],
    ['answer_mention', [], 'not_by_api', 'told_to_servers', 'instagramMentions'],
    ['repost', [], 'not_by_api', 'no_such_call', 'instagramUser'],
    ['hide', [], 'allowed', 'own_comments', 'instagramComments'],
    ['message', ['wrote_first', 'within_day'], 'allowed', 'within_day', 'instagramMessages'],
    ['message', ['wrote_first'], 'needs_click', 'after_day', 'instagramMessages'],
    ['message', [], 'not_by_api', 'nobody_unasked', 'instagramMessages'],
    ['follow', [], 'not_by_api', 'no_such_call', 'instagramUser'],
    ['quote', [], 'not_by_api', 'no_such_call', 'instagramUser'],
    ['unasked_reply', [], 'not_by_api', 'no_such_call', 'instagramUser'],
  ],
  tiktok: automatedActs.map((act): Row => [act, [], 'not_by_api', 'other_access', 'tiktok']),
  x: [
    ['like', [], 'not_by_api', 'enterprise', 'xChanges'],
    ['answer_comment', ['summoned', 'first_answer'], 'allowed', 'summoned_once', 'xChanges'],
    ['answer_comment', [], 'not_by_api', 'summoned_once', 'xChanges'],
    ['answer_mention', ['summoned', 'first_answer'], 'allowed', 'summoned_once', 'xChanges'],
    ['answer_mention', [], 'not_by_api', 'summoned_once', 'xChanges'],
    ['repost', [], 'needs_click', 'one_content', 'xGuidelines'],
    ['hide', [], 'needs_click', 'hidden_there', 'xCalls'],
    ['message', ['wrote_first'], 'allowed', 'wrote_first', 'xGuidelines'],
    ['message', [], 'not_by_api', 'nobody_unasked', 'xGuidelines'],
    ['follow', [], 'not_by_api', 'enterprise', 'xChanges'],
    ['quote', [], 'not_by_api', 'enterprise', 'xChanges'],
    ['unasked_reply', [], 'not_by_api', 'summoned_once', 'xChanges'],
  ],
  onlyfans: automatedActs.map((act): Row => [act, [], 'not_by_api', 'no_api', 'onlyfans']),
}

const rulesOf = (platform: PlatformId): AutomationRule[] =>
  rows[platform].map(([act, when, verdict, reason, source]) => ({
    id: [platform, act, ...when].join('.'),
    platform,
    act,
    when,
    verdict,
    reason,
    source: sources[source],
    readOn,
  }))

export const automationRules: readonly AutomationRule[] = (['bluesky', 'instagram', 'x', 'tiktok', 'onlyfans'] as const).flatMap(rulesOf)

const day = 24 * 60 * 60_000

const holds: Readonly<Record<AutomationCondition, (of: Circumstances, now: number) => boolean>> = {
  engaged: ({ engaged }) => engaged,
  summoned: ({ summoned }) => summoned,
  first_answer: ({ answered }) => !answered,
  of_agency: ({ ofAgency }) => ofAgency,
  wrote_first: ({ theirsAt }) => theirsAt !== null,
  // One from the future was written under another clock: nobody knows how old it is.
  within_day: ({ theirsAt }, now) => theirsAt !== null && theirsAt <= now && now - theirsAt < day,
}

export const ruleFor = (platform: PlatformId, act: AutomatedAct, of: Circumstances, now: number): AutomationRule => {
  const rule = automationRules.find(
    (one) => one.platform === platform && one.act === act && one.when.every((condition) => holds[condition](of, now)),
  )
  if (!rule) throw new Error(`no rule for ${act} on ${platform}`)
  return rule
}
