/** What an account lets be chosen now. TikTok wants it asked each time somebody sits down to write. */
import type { PostingChoices } from '../../../contract/accounts.ts'
import type { AccountSession, AdapterIo } from '../kit/adapter.ts'
import { creatorInfo } from './answers.ts'
import { call } from './client.ts'
import { unauditedPrivacy } from './options.ts'

export const postingChoices = async (session: AccountSession, io: AdapterIo): Promise<PostingChoices> => {
  const creator = await call(session, io, { path: '/v2/post/publish/creator_info/query/', body: {}, answer: creatorInfo })
  const isUnaudited = session.app().audited === false
  return {
    nickname: creator.creator_nickname ?? creator.creator_username,
    values: { privacy: creator.privacy_level_options.filter((one) => !isUnaudited || one === unauditedPrivacy) },
    off: [
      ...(creator.comment_disabled ? ['allowComment'] : []),
      ...(creator.duet_disabled ? ['allowDuet'] : []),
      ...(creator.stitch_disabled ? ['allowStitch'] : []),
    ],
    maxVideoSeconds: creator.max_video_post_duration_sec,
    isUnaudited,
  }
}
