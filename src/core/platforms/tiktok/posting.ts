/** What posting a video and posting photos have in common: what was chosen, what the account still allows, what came of it. */
import { tiktokOptions, type TiktokOptions } from '../../../contract/platform-options.ts'
import { AppError, isAppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Draft, PublishOutcome } from '../kit/adapter.ts'
import { creatorInfo } from './answers.ts'
import { call } from './client.ts'
import { askAgainAt, lookUp } from './find-published.ts'
import { toHandle, type Handle } from './handle.ts'
import { brandsOf, optionProblems, unauditedPrivacy } from './options.ts'

export const chosen = (given: unknown): TiktokOptions => {
  const parsed = tiktokOptions.safeParse(given ?? {})
  const problem = parsed.success ? optionProblems(parsed.data)[0]?.rule : 'options.invalid'
  if (!parsed.success || problem !== undefined)
    throw new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: (problem ?? '').replace('.', '_') })
  return parsed.data
}

/** Who posts, and what is sent of it whatever it shows, once the account itself still allows what was chosen. */
export const directPost = async (session: AccountSession, options: TiktokOptions, { media }: Pick<Draft, 'media'>, io: AdapterIo) => {
  const { privacy = '' } = options
  // Before anything is sent: TikTok would say so, and count it.
  if (session.app().audited === false && privacy !== unauditedPrivacy)
    throw new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: 'unaudited_client_can_only_post_to_private_accounts' })
  const { own, paid } = brandsOf(options)
  const creator = await call(session, io, { path: '/v2/post/publish/creator_info/query/', body: {}, answer: creatorInfo })
  if (!creator.privacy_level_options.includes(privacy))
    throw new AppError('PLATFORM_REJECTED', { platform: 'tiktok', reason: 'privacy_level_option_mismatch' })
  const allowed = creator.max_video_post_duration_sec
  const tooLong = media.find(({ kind, seconds }) => kind === 'video' && (seconds ?? 0) > allowed)
  if (tooLong)
    throw new AppError('MEDIA_INVALID', {
      rule: 'video.too_long',
      actual: String(Math.ceil(tooLong.seconds ?? 0)),
      allowed: String(allowed),
      file: tooLong.fileName,
    })
  return {
    creator,
    info: {
      privacy_level: privacy,
      disable_comment: creator.comment_disabled || !options.allowComment,
      brand_organic_toggle: own,
      brand_content_toggle: paid,
    },
  }
}

/** TikTok has it. Whatever goes wrong with asking, it stays so. */
export const outcomeOf = async (session: AccountSession, handle: Handle, io: AdapterIo): Promise<PublishOutcome> => {
  const processing = { state: 'processing' as const, askAt: askAgainAt(handle, io.clock.now()), handle: toHandle(handle) }
  try {
    const lookup = await lookUp(session, handle, io)
    return lookup.state === 'found' ? { state: 'published', remote: lookup.remote } : processing
  } catch (error) {
    if (!isAppError(error)) throw error
    return processing
  }
}
