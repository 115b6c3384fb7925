import { useTranslation } from 'react-i18next'
import type { AlertTelling } from '../../../contract/alerts.ts'
import { Instant } from '../../components/instant.tsx'
import { useFormat } from '../../lib/locale.tsx'

/** Who was told, when and why, oldest first. */
export const ToldList = ({ told }: { told: readonly AlertTelling[] }) => {
  const { t } = useTranslation('alerts')
  const format = useFormat()
  return (
    <ol className="flex flex-col gap-2">
      {told.map(({ at, why, people }) => (
        <li key={`${at.getTime()} ${why}`}>
          <p className="font-medium">{t(`told.${why}`)}</p>
          <p>{people.length === 0 ? t('nobody') : t('told.to', { names: format.list(people.map(({ name }) => name)) })}</p>
          <p className="text-sm text-muted">
            <Instant at={at} />
          </p>
        </li>
      ))}
    </ol>
  )
}
