import { useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

/**
 * `+12`: what a cell has no room for, with what was not even read for it. FullCalendar does not say which day a link is
 * for; the cell that it stands in does.
 */
export const MoreLabel = ({ hidden, unreadOn }: { hidden: number; unreadOn: (day: string) => number }) => {
  const { t } = useTranslation('calendar')
  const place = useRef<HTMLSpanElement>(null)
  const [day, setDay] = useState<string | null>(null)
  useLayoutEffect(() => {
    setDay(place.current?.closest<HTMLElement>('[data-date]')?.dataset['date']?.slice(0, 10) ?? null)
  }, [])
  const count = hidden + (day === null ? 0 : unreadOn(day))
  return (
    <span ref={place} className="tnum" aria-label={t('more', { count })}>
      +{count}
    </span>
  )
}
