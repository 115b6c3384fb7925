/** The part of the router that is about the library. */
import type { LookAlikes } from '../../media/look-alikes.ts'
import type { Media } from '../../media/media.ts'
import type { Handlers } from '../../procedure.ts'
import type { Assets } from '../assets.ts'
import type { Captions } from '../captions.ts'
import {
  countAssets,
  eraseFromBin,
  listSimilar,
  getAsset,
  listAssets,
  listUses,
  moveAssets,
  placesOfAssets,
  releasePaid,
  removeAssets,
  restoreAssets,
  setConsent,
  undoAssets,
  updateAssets,
} from './assets.ts'
import type { FolderWatches } from '../folder-watches.ts'
import type { Hashtags } from '../hashtags.ts'
import { folderProcedures } from './folders.ts'
import { listHashtags, removeHashtags, saveHashtags } from './hashtags.ts'
import { checkCaption, listCaptions, removeCaption, saveCaption, usesOfCaption } from './captions.ts'

type Part = Pick<Handlers, `${'captions' | 'hashtags' | 'assets' | 'folders'}.${string}` & keyof Handlers>

export const libraryProcedures = ({
  captions,
  hashtags,
  assets,
  media,
  lookAlikes,
  folders,
}: {
  captions: Captions
  hashtags: Hashtags
  assets: Assets
  media: Media
  lookAlikes: LookAlikes
  folders: FolderWatches
}): Part => ({
  ...folderProcedures(folders),
  'captions.list': listCaptions(captions),
  'captions.save': saveCaption(captions),
  'captions.remove': removeCaption(captions),
  'captions.check': checkCaption(captions),
  'captions.uses': usesOfCaption(captions),
  'hashtags.list': listHashtags(hashtags),
  'hashtags.save': saveHashtags(hashtags),
  'hashtags.remove': removeHashtags(hashtags),
  'assets.list': listAssets(assets),
  'assets.count': countAssets(assets),
  'assets.places': placesOfAssets(assets),
  'assets.move': moveAssets(assets, captions.deps.creators, lookAlikes),
  'assets.undo': undoAssets(assets),
  'assets.get': getAsset(assets),
  'assets.update': updateAssets(assets),
  'assets.setConsent': setConsent(assets),
  'assets.releasePaid': releasePaid(assets),
  'assets.remove': removeAssets(assets),
  'assets.erase': eraseFromBin(assets, media, lookAlikes),
  'assets.restore': restoreAssets(assets),
  'assets.similar': listSimilar(assets, lookAlikes),
  'assets.uses': listUses(assets),
})
