/** One plan at work: what is saved, what is being changed, saving it, and what stands in the way. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQueryClient } from '@tanstack/react-query'
import type { InferContractRouterOutputs } from '@orpc/contract'
import { useToasts } from '../../components/toast.tsx'
import type { Contract } from '../../../contract/index.ts'
import type { PlanRules, PlanVersion } from '../../../contract/plans.ts'
import { useApi } from '../../lib/api.tsx'
import { codeOf } from '../../lib/error-code.ts'
import { fieldErrors } from '../../lib/field-errors.ts'
import { useSubmit } from '../../lib/use-submit.ts'
import { rulesErrors, rulesPart, type RulesErrors } from './rules-errors.ts'
import type { PlanDrafts, Whose } from './use-plan-drafts.ts'

export type Plans = InferContractRouterOutputs<Contract>['plans']['get']

export interface PlanDesk {
  creatorId: string
  whose: Whose
  saved: PlanVersion | null
  rules: PlanRules
  /** Something differs from what is saved, or nothing is saved yet. */
  isUnsaved: boolean
  /** Somebody saved another version since this one was begun. */
  isOvertaken: boolean
  /** By path within the rules; client's and core's. */
  errors: RulesErrors
  change: (changes: Partial<PlanRules>) => void
  discard: () => void
  save: () => void
  /** Over what somebody else saved meanwhile, or back to an older version. */
  saveAs: (rules: PlanRules, onSaved?: (version: PlanVersion) => void) => void
  isSaving: boolean
  /** A refusal that belongs to no field. */
  error: unknown
}

/** An account without a plan of its own begins from its creator's. */
export const baseOf = (plans: Plans, whose: Whose): { saved: PlanVersion | null; rules: PlanRules } => {
  const saved = whose === null ? plans.creator : (plans.accounts.find(({ accountId }) => accountId === whose)?.plan ?? null)
  return { saved, rules: saved?.rules ?? plans.creator?.rules ?? plans.suggested }
}

const isSame = (a: PlanRules, b: PlanRules): boolean => JSON.stringify(a) === JSON.stringify(b)

export const usePlanDesk = (creatorId: string, plans: Plans, whose: Whose, drafts: PlanDrafts): PlanDesk => {
  const { t } = useTranslation('planning')
  const api = useApi()
  const queries = useQueryClient()
  const toasts = useToasts()
  const [refused, setRefused] = useState<RulesErrors>({})
  const save = useSubmit(api.plans.save.mutationOptions())
  const { saved, rules: base } = baseOf(plans, whose)
  const draft = drafts.of(whose)
  const rules = draft?.rules ?? base
  const basedOn = draft ? draft.basedOn : (saved?.version ?? null)
  const isUnsaved = saved === null || (draft !== null && !isSame(draft.rules, saved.rules))

  const send = (wanted: PlanRules, from: number | null, onSaved: (version: PlanVersion) => void): void => {
    if (save.isPending) return
    setRefused({})
    save.mutate(
      { creatorId, accountId: whose, rules: wanted, basedOn: from },
      {
        onSuccess: (version) => {
          queries.setQueryData<Plans>(
            api.plans.get.queryKey({ input: { creatorId } }),
            (known) => known && withVersion(known, whose, version),
          )
          drafts.set(whose, null)
          onSaved(version)
        },
        onError: (error) => {
          setRefused(rulesPart(fieldErrors(error)))
          // What was saved meanwhile is read, and `isOvertaken` says the rest.
          if (codeOf(error) !== 'CONFLICT') return
          if (!draft) drafts.set(whose, { rules, basedOn })
          void queries.invalidateQueries({ queryKey: api.plans.key() })
        },
      },
    )
  }
  const said = (version: PlanVersion) => toasts.done(t('saved', { version: version.version }))

  return {
    creatorId,
    whose,
    saved,
    rules,
    isUnsaved,
    isOvertaken: draft !== null && draft.basedOn !== (saved?.version ?? null),
    errors: { ...refused, ...rulesErrors(rules) },
    change: (changes) => {
      setRefused({})
      drafts.set(whose, { rules: { ...rules, ...changes }, basedOn })
    },
    discard: () => {
      save.reset()
      drafts.set(whose, null)
    },
    save: () => send(rules, basedOn, said),
    saveAs: (wanted, onSaved = said) => send(wanted, saved?.version ?? null, onSaved),
    isSaving: save.isPending,
    error: save.error === null || codeOf(save.error) === 'CONFLICT' || Object.keys(refused).length > 0 ? null : save.error,
  }
}

const withVersion = (plans: Plans, whose: Whose, plan: PlanVersion): Plans =>
  whose === null
    ? { ...plans, creator: plan }
    : { ...plans, accounts: [...plans.accounts.filter(({ accountId }) => accountId !== whose), { accountId: whose, plan }] }
