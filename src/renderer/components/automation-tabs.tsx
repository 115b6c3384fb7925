import { useTranslation } from 'react-i18next'
import { Link } from '@tanstack/react-router'

const pages = [
  { to: '/automation', label: 'overview' },
  { to: '/rules', label: 'rules' },
  { to: '/amplifiers', label: 'amplifiers' },
  { to: '/scripts', label: 'scripts' },
] as const

/** The pages that are about what is done without a hand: one line of the rail, side by side here. */
export const AutomationTabs = () => {
  const { t } = useTranslation('ui')
  return (
    <nav aria-label={t('automation.pages')} className="-mb-3 flex flex-wrap gap-x-1">
      {pages.map(({ to, label }) => (
        <Link
          key={to}
          to={to}
          className="-mb-px flex h-8 items-center whitespace-nowrap rounded-t-md border-b-2 border-transparent px-2.5 text-muted transition-colors hover:text-text focus-visible:ring-focus aria-[current=page]:border-accent aria-[current=page]:font-medium aria-[current=page]:text-text"
          activeProps={{ 'aria-current': 'page' }}
        >
          {t(`automation.${label}`)}
        </Link>
      ))}
    </nav>
  )
}
