/** What a plan comes to, worked out by core for as long as it is looked at. */
import { keepPreviousData, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import type { PlanProposal, PlanRules } from '../../../contract/plans.ts'
import { useApiClient } from '../../lib/api.tsx'
import type { Whose } from './use-plan-drafts.ts'

export interface ProposalAsk {
  creatorId: string
  days: number
  /** Rules that are not saved yet. */
  draft: { accountId: Whose; rules: PlanRules } | null
}

export interface ProposalRead {
  read: UseQueryResult<PlanProposal>
  again: () => void
  cancel: () => void
}

/**
 * Not one of core's plain reads: its beginning is now, so it stays as it is until a change is made here or it is asked
 * for again, and it can be called off.
 */
export const useProposal = ({ creatorId, days, draft }: ProposalAsk): ProposalRead => {
  const client = useApiClient()
  const queries = useQueryClient()
  const queryKey = ['plan-proposal', creatorId, days, draft ? JSON.stringify(draft) : null]
  const read = useQuery({
    queryKey,
    queryFn: ({ signal }) => client.plans.propose({ creatorId, days, ...(draft && { draft }) }, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: keepPreviousData,
  })
  return { read, again: () => void read.refetch(), cancel: () => void queries.cancelQueries({ queryKey }) }
}
