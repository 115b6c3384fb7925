import { useTranslation } from 'react-i18next'
import { WallTime } from '../../components/wall-time.tsx'

/** When something of a creator goes out next, on the creator's clock. */
export const NextPublication = ({ at, zone, isStacked }: { at: Date | null; zone: string; isStacked?: boolean }) => {
  const { t } = useTranslation('creators')
  if (!at) return <span className="text-muted">{t('nothingPlanned')}</span>
  return (
    <WallTime at={{ wall: '', zone }} dueAt={at} withDate isStacked={isStacked} className={isStacked ? 'block leading-4' : undefined} />
  )
}
