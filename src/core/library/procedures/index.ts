/** The part of the router that is about the library. */
import type { LookAlikes } from '../../media/look-alikes.ts'
import type { Handlers } from '../../procedure.ts'
import type { Assets } from '../assets.ts'
import type { Captions } from '../captions.ts'
import {
  countAssets,
  listSimilar,
  getAsset,
  listAssets,
  listUses,
  releasePaid,
  removeAssets,
  restoreAssets,
  setConsent,
  updateAssets,
} from './assets.ts'
import { checkCaption, listCaptions, removeCaption, saveCaption } from './captions.ts'

type Part = Pick<Handlers, `${'captions' | 'assets'}.${string}` & keyof Handlers>

export const libraryProcedures = ({
  captions,
  assets,
  lookAlikes,
}: {
  captions: Captions
  assets: Assets
  lookAlikes: LookAlikes
}): Part => ({
  'captions.list': listCaptions(captions),
  'captions.save': saveCaption(captions),
  'captions.remove': removeCaption(captions),
  'captions.check': checkCaption(captions),
  'assets.list': listAssets(assets),
  'assets.count': countAssets(assets),
  'assets.get': getAsset(assets),
  'assets.update': updateAssets(assets),
  'assets.setConsent': setConsent(assets),
  'assets.releasePaid': releasePaid(assets),
  'assets.remove': removeAssets(assets),
  'assets.restore': restoreAssets(assets),
  'assets.similar': listSimilar(assets, lookAlikes),
  'assets.uses': listUses(assets),
})
