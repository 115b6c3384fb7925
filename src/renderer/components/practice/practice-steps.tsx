import { useTranslation } from 'react-i18next'
import { ExternalLink } from '../link.tsx'

/** What to do with a practice network that runs. */
export const PracticeSteps = ({ url }: { url: string }) => {
  const { t } = useTranslation('practice')
  return (
    <div className="flex flex-col gap-2">
      <p className="font-medium">{t('steps.title')}</p>
      <ol className="list-decimal pl-5">
        {(['creator', 'connect', 'post'] as const).map((step) => (
          <li key={step} className="py-0.5">
            {t(`steps.${step}`)}
          </li>
        ))}
      </ol>
      <p>
        <ExternalLink href={url}>{t('open')}</ExternalLink>
      </p>
    </div>
  )
}
