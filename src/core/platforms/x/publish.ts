/**
 * Publishing: media up, then one write, an answer to the part before it where it goes on in a thread. X has no key that would make a second one harmless; after a lost answer the
 * post is looked up (`find-published.ts`), never sent again blindly.
 */
import { xOptions } from '../../../contract/platform-options.ts'
import { AppError } from '../../app-error.ts'
import type { AccountSession, AdapterIo, Draft, Operation, PublishHooks, PublishOutcome, RemotePost } from '../kit/adapter.ts'
import { createdPost } from './answers.ts'
import { call } from './client.ts'
import { readCredential } from './credential.ts'
import { postBudget } from './publish-costs.ts'
import { postUrl } from './service-url.ts'
import { uploadMedia } from './upload.ts'

export const publish = async (
  session: AccountSession,
  { draft, answers }: Operation,
  hooks: PublishHooks,
  io: AdapterIo,
): Promise<PublishOutcome> => {
  const options = chosen(draft.options, answers !== undefined)
  const mediaIds = await uploadMedia(session, draft, io)
  await hooks.uploaded?.()
  await hooks.beforeWrite()
  const { data } = await call(session, io, {
    method: 'POST',
    path: '/2/tweets',
    budget: postBudget,
    body: { ...toBody(draft, mediaIds), ...(answers !== undefined && { reply: { in_reply_to_tweet_id: answers } }), ...options },
    answer: createdPost,
    effect: 'write',
    stillMine: hooks.stillMine && (() => hooks.stillMine?.() ?? true),
    answered: (status) => hooks.answered?.(status),
  })
  return { state: 'published', remote: toRemote(session, data.id) }
}

const toBody = ({ text }: Draft, mediaIds: readonly string[]): object => ({
  text,
  ...(mediaIds.length > 0 && { media: { media_ids: mediaIds } }),
})

/** As X names it; what was not chosen is left out. Who may answer is said where a conversation begins. */
const chosen = (given: unknown, isAnswer: boolean): object => {
  const parsed = xOptions.safeParse(given ?? {})
  if (!parsed.success) throw new AppError('PLATFORM_REJECTED', { platform: 'x', reason: 'options_invalid' })
  const { replySettings, madeWithAi, paidPartnership } = parsed.data
  return {
    ...(replySettings !== 'everyone' && !isAnswer && { reply_settings: replySettings }),
    ...(madeWithAi && { made_with_ai: true }),
    ...(paidPartnership && { paid_partnership: true }),
  }
}

export const toRemote = (session: AccountSession, id: string): RemotePost => ({
  remoteId: id,
  url: postUrl(session.service, readCredential(session.credential()).username, id),
})
