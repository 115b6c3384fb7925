/** What the panel on the right shows: an id in the address (`?inspect=pub_…`), so that it can be linked and goes back. */
import { useNavigate, useSearch } from '@tanstack/react-router'

export interface InspectorControl {
  inspected: string | null
  inspect: (id: string) => void
  close: () => void
}

export const useInspector = (): InspectorControl => {
  const { inspect: inspected } = useSearch({ strict: false })
  const navigate = useNavigate()
  const show = (id: string | undefined) =>
    void navigate({
      to: '.',
      search: (search: Record<string, unknown>) => ({ ...search, inspect: id }),
      replace: inspected !== undefined && id !== undefined,
    })
  return { inspected: inspected ?? null, inspect: show, close: () => show(undefined) }
}
