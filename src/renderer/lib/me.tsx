/** The signed-in person and what they may do. Core decides; the page only hides. */
import { createContext, useCallback, useContext, type ReactNode } from 'react'
import type { InferContractRouterOutputs } from '@orpc/contract'
import type { Contract, ProcedurePath } from '../../contract/index.ts'
import { permissions, type Permission } from '../../contract/permissions.ts'
import type { Role } from '../../contract/values.ts'

export type Me = NonNullable<InferContractRouterOutputs<Contract>['session']['current']>

const MeContext = createContext<Me | null>(null)

export const MeProvider = ({ me, children }: { me: Me; children: ReactNode }) => <MeContext value={me}>{children}</MeContext>

export const useMe = (): Me => {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe before sign-in')
  return me
}

export const mayCall = (role: Role, path: ProcedurePath): boolean => {
  const permission: Permission = permissions[path]
  return permission.who === 'anyone' || permission.who.includes(role)
}

/** `can('posts.create')`: whether this role may call it at all. */
export const useCan = (): ((path: ProcedurePath) => boolean) => {
  const { role } = useMe()
  return useCallback((path) => mayCall(role, path), [role])
}
