import { useCallback } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useApi } from './api.tsx'
import type { Me } from './me.tsx'

/** What every way of signing in ends with: this person is here, and nothing of the one before stays in memory. */
export const useEntered = (): ((me: Me) => void) => {
  const api = useApi()
  const queries = useQueryClient()
  return useCallback(
    (me) => {
      const kept = api.session.current.queryKey()
      queries.removeQueries({ predicate: ({ queryKey: [path] }) => Array.isArray(path) && !['session', 'setup'].includes(String(path[0])) })
      queries.setQueryData(kept, me)
    },
    [api, queries],
  )
}
