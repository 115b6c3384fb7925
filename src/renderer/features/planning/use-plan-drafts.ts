/**
 * What is being changed and not saved yet, by whose plan it is. Kept beside the queries for this sitting, so that
 * looking at another part of the page loses nothing.
 */
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { PlanRules } from '../../../contract/plans.ts'

export interface PlanDraft {
  rules: PlanRules
  /** The version it was begun from; null: there was none. */
  basedOn: number | null
}

/** `null` is the creator's own plan. */
export type Whose = string | null

type Drafts = Readonly<Record<string, PlanDraft>>

const keyOf = (whose: Whose): string => whose ?? 'creator'

export interface PlanDrafts {
  of: (whose: Whose) => PlanDraft | null
  set: (whose: Whose, draft: PlanDraft | null) => void
}

export const usePlanDrafts = (creatorId: string): PlanDrafts => {
  const queries = useQueryClient()
  const queryKey = ['plan-drafts', creatorId]
  const [drafts, setDrafts] = useState<Drafts>(() => queries.getQueryData<Drafts>(queryKey) ?? {})
  return {
    of: (whose) => drafts[keyOf(whose)] ?? null,
    set: (whose, draft) => {
      const { [keyOf(whose)]: _, ...others } = drafts
      const next = draft ? { ...others, [keyOf(whose)]: draft } : others
      queries.setQueryDefaults(queryKey, { gcTime: Infinity })
      queries.setQueryData<Drafts>(queryKey, next)
      setDrafts(next)
    },
  }
}
