import { useMemo } from 'react'
import { getRouteApi } from '@tanstack/react-router'
import { LibraryPage } from '../features/library/library-page.tsx'
import { librarySearch, tidyLibrarySearch } from '../features/library/library-search.ts'

const route = getRouteApi('/library')

export const LibraryRoute = () => {
  const raw = route.useSearch()
  const navigate = route.useNavigate()
  // The router leaves in what the address says and validation left out.
  const search = useMemo(() => tidyLibrarySearch(librarySearch.parse(raw)), [raw])
  return <LibraryPage search={search} onSearch={(next) => void navigate({ search: { ...next, inspect: raw.inspect }, replace: true })} />
}
