/** What becomes of a post whose media are all here. Worked out when somebody looks: nothing runs by itself. */
import type { TiktokParts } from './methods.ts'
import type { Publish, TiktokPost } from './network.ts'

/** The media are here. */
export const complete = ({ network }: TiktokParts, publish: Publish, files: readonly string[], received: number): void => {
  network.savePublish({ ...publish, files, received, completeAt: network.clock.now(), failReason: network.takeFailure() })
}

export const settle = (parts: TiktokParts, publish: Publish): Publish => {
  const { network } = parts
  const { completeAt, failReason, postId, info } = publish
  if (completeAt === null || failReason !== null || postId !== null) return publish
  if (!parts.grants.stands(publish.account, publish.clientKey)) return saved(parts, { ...publish, failReason: 'auth_removed' })
  const outAt = completeAt + parts.processingMs
  if (publish.mode !== 'direct' || info === null || network.clock.now() < outAt) return publish
  const text = publish.media === 'video' ? info.title : [info.title, info.description].filter(Boolean).join('\n')
  return post(parts, publish, { text, privacy: info.privacy, createdAt: outAt })
}

/** Before an account's posts are shown. */
export const settleAll = (parts: TiktokParts, account: string): void => {
  for (const publish of parts.network.publishesOf(account)) settle(parts, publish)
}

/** The creator finishes a draft in the app. */
export const finishDraft = (
  parts: TiktokParts,
  publishId: string,
  { text, privacy }: { text: string; privacy: string },
): Publish | null => {
  const draft = parts.network.findPublish(publishId)
  if (draft?.mode !== 'inbox' || draft.completeAt === null || draft.failReason !== null || draft.postId !== null) return null
  return post(parts, draft, { text, privacy, createdAt: parts.network.clock.now() })
}

const post = (parts: TiktokParts, publish: Publish, shown: Pick<TiktokPost, 'text' | 'privacy' | 'createdAt'>): Publish => {
  const { account, media, info, files } = publish
  return saved(parts, { ...publish, postId: parts.network.addPost({ account, media, info, files, ...shown }).id })
}

const saved = ({ network }: TiktokParts, publish: Publish): Publish => {
  network.savePublish(publish)
  return publish
}
