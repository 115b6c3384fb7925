/** The rail's switcher: all creators, or one. Pages pass `creatorId` on to what they read. */
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type * as z from 'zod'
import { creatorId as creatorIdSchema } from '../../contract/values.ts'
import { useRemembered } from './remembered.ts'

export type CreatorId = z.infer<typeof creatorIdSchema>

export interface CreatorScope {
  /** `undefined`: all in reach. */
  creatorId: CreatorId | undefined
  choose: (creatorId: CreatorId | undefined) => void
}

const ScopeContext = createContext<CreatorScope | null>(null)

/** `fixed`: a model's own creator, or the only one in reach. */
export const CreatorScopeProvider = ({ fixed, children }: { fixed?: CreatorId; children: ReactNode }) => {
  const [kept, keep] = useRemembered('creator')
  const value = useMemo(
    (): CreatorScope => ({ creatorId: fixed ?? creatorIdSchema.safeParse(kept).data, choose: (id) => keep(id ?? null) }),
    [fixed, kept, keep],
  )
  return <ScopeContext value={value}>{children}</ScopeContext>
}

export const useCreatorScope = (): CreatorScope => {
  const scope = useContext(ScopeContext)
  if (!scope) throw new Error('useCreatorScope outside CreatorScopeProvider')
  return scope
}
