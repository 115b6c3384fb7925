import { useTranslation } from 'react-i18next'
import { useQuery } from '@tanstack/react-query'
import { FigureTile } from '../../components/figure-tile.tsx'
import { useConversionWords } from '../../components/links/use-conversion-words.ts'
import { Section } from '../../components/section.tsx'
import { useApi } from '../../lib/api.tsx'
import { dayText } from '../../lib/figure-text.ts'
import { useFormat } from '../../lib/locale.tsx'

/** What came by the tracking link that it carries; nothing where it carries none. */
export const PublicationLink = ({ publicationId }: { publicationId: string }) => {
  const { t } = useTranslation('links')
  const format = useFormat()
  const words = useConversionWords()
  const read = useQuery(useApi().links.ofPublication.queryOptions({ input: { publicationId } }))
  if (!read.data) return null
  const { link, clicks, subscribers, revenue, isShared, readOn } = read.data
  const isUnknown = clicks === null && subscribers === null && (revenue?.length ?? 0) === 0
  return (
    <Section
      title={t('postLink', { name: link.name })}
      note={readOn === null ? t('readNever') : t('readOn', { day: dayText(readOn, format) })}
    >
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(9rem,1fr))] gap-2">
        <FigureTile label={t('clicks')} value={words.count(clicks)} />
        <FigureTile label={t('subscribers')} value={words.count(subscribers)} />
        {revenue !== null && <FigureTile label={t('revenue')} value={words.money(revenue)} />}
      </dl>
      {isUnknown && !isShared && <p className="text-sm text-muted">{t('unknownYet')}</p>}
      {isShared && <p className="text-sm text-muted">{t('shared')}</p>}
    </Section>
  )
}
