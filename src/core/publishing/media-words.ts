/** What people said of a post's images and videos that stands against it on an account: asked when planned, and again before it goes out. */
import type { PlatformId } from '../../contract/platforms.ts'
import type { Problem } from '../../contract/posts.ts'
import { AppError } from '../app-error.ts'
import { saidAgainst } from '../library/suitability.ts'
import type { SaidRow } from '../store/library-reader.ts'

/** By the names that the library has for them, as rules of a post: they say which file, and the way out. */
const ruleOf: Record<string, string> = { 'consent.refused': 'media.consent_refused', 'paid.on_free': 'media.paid_on_free' }

export type Said = (assetId: string) => SaidRow | undefined

/** An asset that is not there is another rule's to tell. */
export const mediaRefused = (said: Said, assetIds: readonly string[], account: { id: string; platform: PlatformId }): Problem[] =>
  assetIds.flatMap((assetId) => {
    const asset = said(assetId)
    if (!asset) return []
    return saidAgainst(asset, account.platform).map(({ rule, severity }) => ({
      accountId: account.id,
      platform: account.platform,
      severity,
      rule: ruleOf[rule] ?? rule,
      data: { file: asset.fileName },
    }))
  })

/** Throws MEDIA_INVALID: a word may have been taken back since it was planned. */
export const assertMediaAllowed = (said: Said, assetIds: readonly string[], account: { id: string; platform: PlatformId }): void => {
  const [first] = mediaRefused(said, assetIds, account)
  if (first) throw new AppError('MEDIA_INVALID', { rule: first.rule, file: String(first.data.file) })
}
