import type { ReactNode } from 'react'
import { skipToken, useQuery } from '@tanstack/react-query'
import { useApiClient } from '../../lib/api.tsx'
import type { Entry } from './entry.ts'
import { useSubjectLabel } from './use-subject-label.ts'

/** How a publication's text begins; `null` while unknown, without text, or no longer there. */
const useBeginning = ({ kind, id }: Entry['subject']): string | null => {
  const client = useApiClient()
  const { data } = useQuery({
    queryKey: ['history', 'text', id],
    queryFn: kind === 'publication' ? async () => (await client.publications.get({ publicationId: id })).publication.text : skipToken,
    staleTime: Infinity,
    retry: false,
  })
  return data?.trim() || null
}

/**
 * After `act`, what an entry is about: a publication by how its text begins, everything else by its name. Where both
 * have no room in a line, account and time go on the next: it is the text that is cut.
 */
export const Subject = ({ entry, act }: { entry: Entry; act: ReactNode }) => {
  const label = useSubjectLabel()(entry)
  const beginning = useBeginning(entry.subject)
  return (
    <>
      <span className="max-w-full truncate">
        {act}
        {beginning ?? label}
      </span>
      {beginning !== null && <span className="max-w-full truncate text-muted">· {label}</span>}
    </>
  )
}
