import type { TFunction } from 'i18next'
import { BadgeEuro, Ban, EyeOff, Film, type LucideIcon } from 'lucide-react'
import { hueText, type Hue } from '../../../components/badge.tsx'
import { cx } from '../../../lib/cx.ts'
import type { LibraryAsset } from '../../../../contract/library.ts'
import type { Format } from '../../../lib/format.ts'

export const clockOf = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`

const Mark = ({ icon: Icon, hue, label, children }: { icon: LucideIcon; hue: Hue; label: string; children?: string }) => (
  <span
    title={label}
    className="inline-flex h-5 items-center gap-1 rounded-md border border-line bg-raised px-1 text-xs font-medium text-text"
  >
    <Icon aria-hidden className={cx('size-3', hueText[hue])} strokeWidth={2.2} />
    {children ? <span className="tnum">{children}</span> : <span className="sr-only">{label}</span>}
  </span>
)

/** What one has to know of it at a glance. */
export const AssetMarks = ({ asset: { kind, seconds, sensitive, paid, words }, t }: { asset: LibraryAsset; t: TFunction<'library'> }) => {
  const isRefused = words.some(({ topic, allowed }) => topic === 'consent' && !allowed)
  return (
    <>
      {kind === 'video' && (
        <Mark icon={Film} hue="grey" label={t('kind.video')}>
          {seconds === null ? undefined : clockOf(seconds)}
        </Mark>
      )}
      {kind === 'image' && seconds !== null && (
        <Mark icon={Film} hue="grey" label={t('mark.gif')}>
          GIF
        </Mark>
      )}
      {isRefused && <Mark icon={Ban} hue="red" label={t('mark.refused')} />}
      {paid && <Mark icon={BadgeEuro} hue="amber" label={t('mark.paid')} />}
      {sensitive && <Mark icon={EyeOff} hue="violet" label={t('mark.sensitive')} />}
    </>
  )
}

/** In how many publications; when last, on hover. */
export const UsesNote = ({
  asset: { uses, lastUsedAt },
  t,
  format,
}: {
  asset: Pick<LibraryAsset, 'uses' | 'lastUsedAt'>
  t: TFunction<'library'>
  format: Format
}) => {
  const title = lastUsedAt ? t('uses.last', { at: format.dateTime(lastUsedAt) }) : undefined
  return (
    <span className="tnum text-muted" title={title}>
      {uses === 0 ? t('uses.none') : t('uses.count', { count: uses })}
    </span>
  )
}
