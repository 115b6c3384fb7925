import type { useApi } from '../../lib/api.tsx'
import type { CreatorId } from '../../lib/creator-scope.tsx'

/** A reading that failed is told by no event of its own. */
const lookEveryMs = 60_000

/** What accounts are read for, and what is in the way. */
export const sourcesOf = (api: ReturnType<typeof useApi>, creatorId: CreatorId | undefined) => ({
  ...api.inbox.sources.queryOptions({ input: { creatorId } }),
  refetchInterval: lookEveryMs,
})
