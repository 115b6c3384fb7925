import { useTranslation } from 'react-i18next'
import { cx } from '../../lib/cx.ts'
import { useCan } from '../../lib/me.tsx'
import { libraryTabs, type LibraryTab } from './library-search.ts'

/** The parts of the library, each with its address. */
export const TabStrip = ({
  value,
  onChange,
  className,
}: {
  value: LibraryTab
  onChange: (tab: LibraryTab) => void
  className?: string
}) => {
  const { t } = useTranslation('library')
  const can = useCan()
  return (
    <nav aria-label={t('tabs.label')} className={cx('flex gap-1', className)}>
      {libraryTabs
        .filter((tab) => tab !== 'folders' || can('folders.list'))
        .map((tab) => (
          <button
            key={tab}
            type="button"
            aria-current={tab === value ? 'page' : undefined}
            onClick={() => onChange(tab)}
            className="flex h-7 items-center rounded-md px-2.5 text-muted outline-none hover:bg-hover hover:text-text focus-visible:ring-focus aria-[current=page]:bg-hover aria-[current=page]:font-medium aria-[current=page]:text-text"
          >
            {t(`tabs.${tab}`)}
          </button>
        ))}
    </nav>
  )
}
