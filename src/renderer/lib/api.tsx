/** The typed client in React: queries and mutations by procedure (`useApi().publications.list.queryOptions(…)`). */
import { createContext, useContext, useMemo, type ReactNode } from 'react'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { contract } from '../../contract/index.ts'
import type { CallContext } from './upload-progress.ts'

export type ApiClient = ContractRouterClient<typeof contract, CallContext>

const makeApi = (client: ApiClient) => createTanstackQueryUtils(client)
export type Api = ReturnType<typeof makeApi>

const ApiContext = createContext<{ client: ApiClient; api: Api } | null>(null)

export const ApiProvider = ({ client, children }: { client: ApiClient; children: ReactNode }) => {
  const value = useMemo(() => ({ client, api: makeApi(client) }), [client])
  return <ApiContext value={value}>{children}</ApiContext>
}

const useContextValue = () => {
  const value = useContext(ApiContext)
  if (!value) throw new Error('useApi outside ApiProvider')
  return value
}

/** Query and mutation options of every procedure. */
export const useApi = (): Api => useContextValue().api

/** The bare client, for calls that are neither query nor mutation (streams, files). */
export const useApiClient = (): ApiClient => useContextValue().client
