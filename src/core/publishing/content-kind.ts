/** What a post is, from what it holds. Pure. */
import type { ContentKind } from '../../contract/platforms.ts'

export const contentKindOf = (assets: readonly { kind: 'image' | 'video' }[]): ContentKind => {
  if (assets.some(({ kind }) => kind === 'video')) return 'video'
  if (assets.length === 0) return 'text'
  return assets.length === 1 ? 'photo' : 'photo_set'
}
