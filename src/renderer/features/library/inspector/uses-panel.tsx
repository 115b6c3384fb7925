import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { ErrorNote } from '../../../components/error-note.tsx'
import { Section } from '../../../components/section.tsx'
import { Skeleton } from '../../../components/skeleton.tsx'
import type { LibraryAsset } from '../../../../contract/library.ts'
import { useApi } from '../../../lib/api.tsx'
import { UsesList } from '../uses-list.tsx'

/** Where it was, is and will be posted. */
export const UsesPanel = ({ asset: { id } }: { asset: LibraryAsset }) => {
  const { t } = useTranslation('library')
  const api = useApi()
  const uses = useQuery(api.assets.uses.queryOptions({ input: { assetId: id } }))
  return (
    <Section title={t('uses.title')}>
      {uses.isPending && <Skeleton className="h-8" />}
      {uses.isError && <ErrorNote error={uses.error} />}
      {uses.data?.length === 0 && <p className="text-muted">{t('uses.nowhere')}</p>}
      {uses.data && uses.data.length > 0 && <UsesList uses={uses.data} />}
    </Section>
  )
}
