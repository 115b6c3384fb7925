import { useTranslation } from 'react-i18next'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { cx } from '../../lib/cx.ts'
import { useFormat } from '../../lib/locale.tsx'

const radius = 7
const around = 2 * Math.PI * radius

/** How full a text is on an account, or on a platform: the ring at a glance, the number beside it; near and over by icon, hue and word. */
export const CountRing = ({
  platform,
  name,
  used,
  max,
  isInColumn = false,
}: {
  platform: string
  name: string
  used: number
  max: number
  /** One under the other: the rings stand in a line. */
  isInColumn?: boolean
}) => {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const over = used - max
  const isNear = over <= 0 && used >= max * 0.9
  const hue = over > 0 ? 'stroke-red' : isNear ? 'stroke-amber' : 'stroke-green'
  return (
    <span
      role="meter"
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={Math.min(used, max)}
      aria-valuetext={`${t('text.count', { account: name, used: format.number(used), max: format.number(max) })}${over > 0 ? `, ${t('text.over', { over: format.number(over) })}` : ''}`}
      aria-label={name}
      className="inline-flex items-center gap-1.5 text-sm whitespace-nowrap"
    >
      <PlatformGlyph platform={platform} />
      <span className={cx('max-w-36 truncate text-muted', isInColumn && 'w-20')}>{name}</span>
      <svg aria-hidden viewBox="0 0 18 18" className="size-4.5 -rotate-90">
        <circle cx="9" cy="9" r={radius} fill="none" strokeWidth="2.5" className="stroke-line" />
        <circle
          cx="9"
          cy="9"
          r={radius}
          fill="none"
          strokeWidth="2.5"
          strokeDasharray={around}
          strokeDashoffset={around * (1 - Math.min(1, used / Math.max(1, max)))}
          className={hue}
        />
      </svg>
      <span aria-hidden className={cx('tnum', over > 0 ? 'font-semibold text-red' : isNear ? 'font-semibold' : 'text-muted')}>
        {over > 0 ? t('text.over', { over: format.number(over) }) : `${format.number(used)} / ${format.number(max)}`}
      </span>
    </span>
  )
}
