import { skipToken, useQuery } from '@tanstack/react-query'
import type { publicationId } from '../../../contract/values.ts'
import type * as z from 'zod'
import { useApiClient } from '../../lib/api.tsx'
import type { Entry } from './entry.ts'
import { useSubjectLabel } from './use-subject-label.ts'

/** How a publication's text begins; `null` while unknown, without text, or no longer there. */
const useBeginning = ({ kind, id }: Entry['subject']): string | null => {
  const client = useApiClient()
  const { data } = useQuery({
    queryKey: ['history', 'text', id],
    queryFn:
      kind === 'publication'
        ? async () => (await client.publications.get({ publicationId: id as z.infer<typeof publicationId> })).publication.text
        : skipToken,
    staleTime: Infinity,
    retry: false,
  })
  return data?.trim() || null
}

/** What an entry is about: a publication by how its text begins, everything else by its name. The text gives way, the time does not. */
export const Subject = ({ entry }: { entry: Entry }) => {
  const label = useSubjectLabel()(entry)
  const beginning = useBeginning(entry.subject)
  if (beginning === null) return <span className="min-w-0 truncate">{label}</span>
  return (
    <>
      <span className="min-w-0 truncate">{beginning}</span>
      <span className="shrink-0 whitespace-nowrap text-muted">· {label}</span>
    </>
  )
}
