import { skipToken, useQuery } from '@tanstack/react-query'
import type { publicationId } from '../../../contract/values.ts'
import type * as z from 'zod'
import { useApiClient } from '../../lib/api.tsx'
import { useFormat } from '../../lib/locale.tsx'
import type { Entry } from './entry.ts'
import { subjectLabel } from './subject-label.ts'

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

/** What an entry is about: a publication by how its text begins, everything else by its name. */
export const Subject = ({ subject }: { subject: Entry['subject'] }) => {
  const label = subjectLabel(subject, useFormat())
  const beginning = useBeginning(subject)
  if (beginning === null) return label
  return (
    <>
      {beginning} <span className="text-muted">· {label}</span>
    </>
  )
}
