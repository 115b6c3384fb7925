import { useTranslation } from 'react-i18next'
import { cx } from '../lib/cx.ts'

/** A part of the final shape, seen only when reading takes more than 150 ms. */
export const Skeleton = ({ className }: { className?: string }) => (
  <div aria-hidden className={cx('after-150', className)}>
    <div className="size-full min-h-3 rounded-md bg-hover animate-breathe" />
  </div>
)

/** Rows of a list in their final height. */
export const SkeletonRows = ({ rows = 6, className }: { rows?: number; className?: string }) => {
  const { t } = useTranslation('ui')
  return (
    <div role="status" aria-label={t('loading')} className={cx('flex flex-col gap-2', className)}>
      {Array.from({ length: rows }, (_, index) => (
        <Skeleton key={index} className="h-6" />
      ))}
    </div>
  )
}
