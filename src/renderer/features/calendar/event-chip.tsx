import { useCallback } from 'react'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { hueText } from '../../components/badge.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import { lookOf, seenState } from '../../components/state-badge.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { cx } from '../../lib/cx.ts'
import { cityOf, dayKey } from '../../lib/format.ts'
import { useFormat } from '../../lib/locale.tsx'
import { isSecondTime } from './wall-grid.ts'

/** Its own clock, the creator's, the market's and the viewer's, where they show another time than the grid does. */
export const useOtherClocks = (zone: string, zonesOf: (creatorId: string) => readonly string[]) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  return useCallback(
    ({ at, dueAt, creatorId }: Publication): string[] => {
      const shown = `${dayKey(dueAt, zone)} ${format.time(dueAt, zone)}`
      const zones = [at.zone, ...zonesOf(creatorId)].map((each) => [each, cityOf(each)] as const)
      const others = [...zones, [format.zone, t('time.you')] as const]
      const told = new Map<string, string>()
      for (const [other, name] of others) {
        const time = format.time(dueAt, other)
        if (`${dayKey(dueAt, other)} ${time}` === shown || told.has(name)) continue
        const day = dayKey(dueAt, other) === dayKey(dueAt, zone) ? '' : `${format.shortDate(dueAt, other)} `
        told.set(name, `${day}${time} ${name}`)
      }
      return [...told.values()]
    },
    [zone, zonesOf, format, t],
  )
}

export interface EventChipProps {
  publication: Publication
  zone: string
  isSelected: boolean
  /** Whose it is says itself: only one account is shown. */
  isAlone: boolean
  /** In a column of hours: two lines where there is room. */
  isTall: boolean
}

/** Its state as a shape, or that it is selected. */
const Mark = ({ publication, isSelected, className }: Pick<EventChipProps, 'publication' | 'isSelected'> & { className?: string }) => {
  if (isSelected) return <Check aria-hidden className={cx('size-3.5 shrink-0 text-accent-text', className)} strokeWidth={3} />
  const { icon: Icon, hue, moving } = lookOf(seenState(publication))
  return <Icon aria-hidden className={cx('size-3.5 shrink-0', hueText[hue], moving && 'animate-breathe', className)} strokeWidth={2.2} />
}

/** One publication in a cell: what state, when, where, what. The state is a shape first, then a colour. */
export const EventChip = ({ publication, zone, isSelected, isAlone, isTall }: EventChipProps) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const isQuiet = publication.state === 'cancelled' || publication.state === 'vetoed'
  const words = publication.text.trim() === '' ? t(`kind.${publication.kind}`) : publication.text
  return (
    <span className={cx('@container flex min-w-0 flex-1 flex-col leading-4', isQuiet && 'line-through opacity-70')}>
      <span className="flex min-w-0 items-center gap-1">
        <Mark publication={publication} isSelected={isSelected} className="@max-[3.25rem]:hidden" />
        <span className="tnum shrink-0 font-medium">
          {format.time(publication.dueAt, zone)}
          {isSecondTime(publication.dueAt, zone) && <sup>2</sup>}
        </span>
        <span className="hidden @min-[8rem]:inline-flex">
          <PlatformGlyph platform={publication.platform} className="[&>svg]:size-3.5" />
        </span>
        {/* Where there is no room for a few of its letters, its words stand on the line below, or in the label. */}
        <span className={cx('truncate @max-[5rem]:hidden', !isAlone && !isTall && 'max-w-full shrink-0 @max-[13rem]:shrink')}>
          {isAlone ? words : `@${publication.accountHandle}`}
        </span>
        {!isAlone && !isTall && <span className="hidden min-w-0 flex-1 truncate text-muted @min-[13rem]:inline">{words}</span>}
      </span>
      {/* Two beside each other leave room for the time alone: the mark then stands on this line. In a month on a narrow window there is
          none: its edge says the state there, and its label. */}
      {isTall && (
        <span className="flex min-w-0 items-center gap-1 text-muted">
          <Mark publication={publication} isSelected={isSelected} className="hidden @max-[3.25rem]:block" />
          {!isAlone && <span className="truncate">{words}</span>}
        </span>
      )}
    </span>
  )
}
