import { useEffect, useState, type ComponentProps } from 'react'
import type { ApiClient } from '../lib/api.tsx'
import { isDesktop } from '../lib/desktop.ts'
import { createHttpClient } from '../lib/http-client.ts'
import { watchPortClients } from '../lib/port-client.ts'
import { App } from './app.tsx'

/** In the window a new port comes whenever core was started again; in a browser there is one client for good. */
export const Root = ({ queries, ...rest }: Omit<ComponentProps<typeof App>, 'client'>) => {
  const [client, setClient] = useState<ApiClient | null>(() => (isDesktop() ? null : createHttpClient(window.location.origin)))
  useEffect(() => {
    const take = (next: ApiClient) => {
      setClient(() => next)
      void queries.cancelQueries().then(() => queries.invalidateQueries())
    }
    return isDesktop() ? watchPortClients(take) : undefined
  }, [queries])
  return <App client={client} queries={queries} {...rest} />
}
