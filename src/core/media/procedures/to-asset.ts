/** An asset as the contract shows it. */
import type { Asset } from '../../../contract/media.ts'
import type { AssetRow } from '../../store/asset-reader.ts'

export const toAsset = (row: AssetRow): Asset => ({ ...row, createdAt: new Date(row.createdAt) })
