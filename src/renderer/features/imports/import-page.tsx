import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ChartColumn } from 'lucide-react'
import { ButtonLink } from '../../components/link.tsx'
import { Callout } from '../../components/callout.tsx'
import { Page, PageHeader } from '../../components/page-header.tsx'
import { ImportResult } from './import-result.tsx'
import { ImportReview } from './import-review.tsx'
import { OfferZone } from './offer-zone.tsx'
import type { OfferedFile } from '../../lib/offered-files.ts'
import { csvOf, mergeFiles } from './files-for-import.ts'
import { PastImports } from './past-imports.tsx'
import { TemplateButton } from './template-button.tsx'
import type { Applied } from './use-apply-import.ts'

/** Posts from a file: offer, look, apply, and undo. */
export const ImportPage = () => {
  const { t } = useTranslation('imports')
  const [files, setFiles] = useState<OfferedFile[]>([])
  const [applied, setApplied] = useState<Applied | null>(null)
  const csv = csvOf(files)
  const offer = (added: OfferedFile[]) => setFiles((before) => mergeFiles(before, added))
  const startOver = (): void => {
    setFiles([])
    setApplied(null)
  }
  return (
    <Page
      header={
        <PageHeader
          title={t('title')}
          actions={
            <>
              <ButtonLink to="/figures" variant="quiet" icon={ChartColumn}>
                {t('figures')}
              </ButtonLink>
              <TemplateButton />
            </>
          }
        />
      }
    >
      <div className="flex max-w-320 flex-col gap-8 p-6 max-md:p-4">
        {applied ? (
          <ImportResult applied={applied} onAgain={startOver} />
        ) : csv ? (
          <ImportReview files={files} csv={csv} onOffer={offer} onStartOver={startOver} onApplied={setApplied} />
        ) : (
          <div className="flex flex-col gap-3">
            <p className="max-w-180">{t('lead')}</p>
            {files.length > 0 && <Callout tone="warning">{t('noCsv')}</Callout>}
            <OfferZone label={t('drop')} onOffer={offer} />
            <p className="text-sm text-muted">{t('columns')}</p>
          </div>
        )}
        <PastImports />
      </div>
    </Page>
  )
}
