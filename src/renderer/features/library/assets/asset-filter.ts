/** The address in core's words. */
import type { InferContractRouterInputs } from '@orpc/contract'
import type { Contract } from '../../../../contract/index.ts'
import type { CreatorId } from '../../../lib/creator-scope.tsx'
import type { LibrarySearch } from '../library-search.ts'

export type AssetFilter = Omit<InferContractRouterInputs<Contract>['assets']['places'], 'every'>

const dayMs = 86_400_000

/** `nowMs` is rounded to the day, or the answer would be another at each drawing. */
export const filterOf = (search: LibrarySearch, creatorId: CreatorId | undefined, nowMs: number): AssetFilter => {
  const { q, folder, tag, kind, suits, unused, consent, sensitive, paid, removed } = search
  const given = {
    creatorId,
    search: q?.trim() || undefined,
    folder,
    tag,
    kind,
    suitableFor: suits,
    unusedSince: unused && new Date(Math.floor(nowMs / dayMs) * dayMs - unused * dayMs),
    consent,
    sensitive,
    paid,
    removed,
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}
