/** A post as the contract shows it. */
import type { Post } from '../../contract/posts.ts'
import { toAsset } from '../media/procedures/to-asset.ts'
import type { PostRow } from '../store/post-reader.ts'

export const toPost = ({ assets, createdAt, updatedAt, ...row }: PostRow): Post => ({
  ...row,
  assets: assets.map(({ asset, alt }) => ({ asset: toAsset(asset), alt })),
  createdAt: new Date(createdAt),
  updatedAt: new Date(updatedAt),
})
