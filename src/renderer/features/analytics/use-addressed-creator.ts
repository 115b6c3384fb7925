import { useEffect, useRef } from 'react'
import { useQuery } from '@tanstack/react-query'
import type { Creator } from '../../../contract/creators.ts'
import { useApi } from '../../lib/api.tsx'
import { useCreatorScope, type CreatorId } from '../../lib/creator-scope.tsx'
import type { AnalyticsSearch } from './analytics-search.ts'

/**
 * Whose figures the address is about. A link that names a creator switches the rail to her; choosing another in the rail is another
 * address. What the reader may not see core does not tell, whatever the link says.
 */
export const useAddressedCreator = (
  search: AnalyticsSearch,
  onSearch: (search: AnalyticsSearch, how: { replace: boolean }) => void,
): { creatorId: CreatorId | undefined; creator: Creator | undefined; isOutOfReach: boolean } => {
  const api = useApi()
  const { creatorId: chosen, choose } = useCreatorScope()
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const last = useRef<CreatorId | undefined>(chosen)
  const addressed = search.creator
  useEffect(() => {
    const isChosenAnew = last.current !== chosen
    last.current = chosen
    const said = addressed === 'all' ? undefined : addressed
    if (addressed === undefined || (isChosenAnew && said !== chosen)) {
      const account = isChosenAnew ? undefined : search.account
      onSearch({ ...search, creator: chosen ?? 'all', account }, { replace: addressed === undefined })
    } else if (said !== chosen && (said === undefined || creators.data?.some(({ id }) => id === said))) {
      last.current = said
      choose(said)
    }
  }, [addressed, chosen, choose, creators.data, onSearch, search])
  const creatorId = addressed === undefined ? chosen : addressed === 'all' ? undefined : addressed
  const creator = creators.data?.find(({ id }) => id === creatorId)
  return { creatorId, creator, isOutOfReach: creatorId !== undefined && creators.isSuccess && creator === undefined }
}
