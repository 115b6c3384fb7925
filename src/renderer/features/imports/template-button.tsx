import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { useApi } from '../../lib/api.tsx'
import { useLanguage } from '../../lib/locale.tsx'
import { separators } from '../../lib/csv.ts'
import { useCoreNow } from '../../lib/core-clock.tsx'
import { saveFile } from '../../lib/save-file.ts'
import { wallOf } from '../../lib/wall-clock.ts'
import { templateCsv } from './template-csv.ts'

const dayMs = 86_400_000

/** A CSV with the right header and a row of this agency's own names. */
export const TemplateButton = () => {
  const { t } = useTranslation('imports')
  const api = useApi()
  const language = useLanguage()
  const now = useCoreNow(60_000)
  const creators = useQuery(api.creators.list.queryOptions({ input: {} }))
  const accounts = useQuery(api.accounts.list.queryOptions({ input: {} }))
  const account = accounts.data?.[0]
  const creator = creators.data?.find(({ id }) => id === account?.creatorId) ?? creators.data?.[0]
  const download = (): void => {
    const zone = creator?.zone ?? 'Europe/Paris'
    const at = wallOf(new Date(now + dayMs), zone).replace('T', ' ')
    saveFile(
      t('templateRow.file'),
      templateCsv(
        {
          creator: creator?.name ?? '',
          account: account?.handle ?? '',
          at,
          zone,
          text: t('templateRow.text'),
          images: 'images/photo.jpg',
          alts: t('templateRow.alt'),
          languages: language,
          labels: '',
        },
        separators[language],
      ),
      'text/csv;charset=utf-8',
    )
  }
  return (
    <Button icon={Download} variant="quiet" onPress={download}>
      {t('template')}
    </Button>
  )
}
