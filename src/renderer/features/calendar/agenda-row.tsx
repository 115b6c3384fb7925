/** The four kinds of line an agenda has. */
import { parseDate } from '@internationalized/date'
import { useTranslation } from 'react-i18next'
import { Film } from 'lucide-react'
import { Avatar } from '../../components/avatar.tsx'
import { seenState, StateBadge, StateIcon } from '../../components/state-badge.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import type { Publication } from '../../../contract/publications.ts'
import { AssetImage } from '../../lib/asset-image.tsx'
import { cx } from '../../lib/cx.ts'
import { cityOf, dayKey } from '../../lib/format.ts'
import { useFormat } from '../../lib/locale.tsx'
import { useCoreNow } from '../../lib/core-clock.tsx'

/** A day's name, with "today", "tomorrow", "yesterday" before it. */
export const useDayName = (): ((day: string, zone: string) => { relative: string | null; full: string }) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const now = useCoreNow(60_000)
  return (day, zone) => {
    const today = parseDate(dayKey(new Date(now), zone))
    const distance = parseDate(day).compare(today)
    const relative = distance === 0 ? t('today') : distance === 1 ? t('tomorrow') : distance === -1 ? t('yesterday') : null
    const noon = parseDate(day).add({ days: 0 }).toDate('UTC')
    return { relative, full: format.longDay(noon, 'UTC') }
  }
}

export const DayLine = ({ day, count, zone }: { day: string; count: number; zone: string }) => {
  const { t } = useTranslation('calendar')
  const { relative, full } = useDayName()(day, zone)
  return (
    <span className="flex items-baseline gap-2">
      {relative && <span className="font-semibold">{relative}</span>}
      <span className={relative ? 'text-muted' : 'font-semibold'}>{full}</span>
      {count > 0 && <span className="tnum text-sm text-muted">{t('count', { count })}</span>}
    </span>
  )
}

export const GapLine = ({ from, to }: { from: string; to: string }) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const name = (day: string) => format.shortDate(parseDate(day).toDate('UTC'), 'UTC')
  return (
    <span className="text-sm text-muted">
      {from === to ? t('gapDay', { day: name(from) }) : t('gapDays', { from: name(from), to: name(to) })}
    </span>
  )
}

export const NowLine = ({ zone }: { zone: string }) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const now = new Date(useCoreNow(15_000))
  return (
    <span className="flex items-center gap-2 text-sm font-medium">
      <span aria-hidden className="size-2 rounded-full bg-accent" />
      <span className="tnum whitespace-nowrap text-accent-text">
        {t('now')} {format.time(now, zone)}
      </span>
      <span aria-hidden className="h-px flex-1 bg-accent" />
    </span>
  )
}

/** Its own clock and the viewer's, when they are not the one the agenda shows; with the day, when that differs too. */
const OtherClocks = ({ publication: { at, dueAt }, zone }: { publication: Publication; zone: string }) => {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const shown = format.time(dueAt, zone)
  const onClock = (other: string, name: string): string[] => {
    const day = dayKey(dueAt, other) === dayKey(dueAt, zone) ? '' : ` (${format.shortDate(dueAt, other)})`
    return format.time(dueAt, other) === shown && day === '' ? [] : [`${format.time(dueAt, other)} ${name}${day}`]
  }
  const parts = [...onClock(at.zone, cityOf(at.zone)), ...(format.zone === at.zone ? [] : onClock(format.zone, t('time.you')))]
  const text = parts.join(' · ')
  return (
    <span className="tnum truncate text-sm text-muted" title={text || undefined}>
      {text}
    </span>
  )
}

const Thumb = ({ publication: { thumbAssetId, kind } }: { publication: Publication }) => {
  if (thumbAssetId) return <AssetImage assetId={thumbAssetId} alt="" className="size-7 shrink-0 rounded-sm object-cover" />
  return kind === 'video' ? <Film aria-hidden className="size-4 shrink-0 text-muted" /> : null
}

const Words = ({ text }: { text: string }) => {
  const { t } = useTranslation('calendar')
  return text.trim() === '' ? <span className="text-muted">{t('noText')}</span> : <span className="truncate">{text}</span>
}

export const PublicationLine = ({ publication, zone }: { publication: Publication; zone: string }) => {
  const format = useFormat()
  const isQuiet = publication.state === 'cancelled' || publication.state === 'vetoed'
  return (
    <span className="grid grid-cols-[3.25rem_8.5rem_minmax(5rem,9rem)_minmax(0,1fr)_7.5rem] items-center gap-3 @5xl:grid-cols-[3.25rem_8.5rem_minmax(7rem,12rem)_minmax(6rem,10rem)_minmax(8rem,1fr)_11rem]">
      <span className={cx('tnum font-medium', isQuiet && 'text-muted line-through')}>{format.time(publication.dueAt, zone)}</span>
      <span>
        <StateBadge state={seenState(publication)} />
      </span>
      <span className="flex min-w-0 items-center gap-1.5">
        <PlatformGlyph platform={publication.platform} />
        <span className="truncate">@{publication.accountHandle}</span>
      </span>
      <span className="hidden min-w-0 items-center gap-1.5 text-muted @5xl:flex">
        <Avatar name={publication.creatorName} size="sm" />
        <span className="truncate">{publication.creatorName}</span>
      </span>
      <span className={cx('flex min-w-0 items-center gap-2', isQuiet && 'text-muted')}>
        <Thumb publication={publication} />
        <Words text={publication.text} />
      </span>
      <OtherClocks publication={publication} zone={zone} />
    </span>
  )
}

/** The same on a phone: two lines. */
export const NarrowPublicationLine = ({ publication, zone }: { publication: Publication; zone: string }) => {
  const format = useFormat()
  return (
    <span className="grid grid-cols-[3rem_minmax(0,1fr)_auto] items-center gap-x-2 gap-y-0.5">
      <span className="tnum font-medium">{format.time(publication.dueAt, zone)}</span>
      <span className="flex min-w-0 items-center gap-1.5 text-muted">
        <PlatformGlyph platform={publication.platform} />
        <span className="truncate">@{publication.accountHandle}</span>
      </span>
      <StateIcon state={seenState(publication)} />
      <span />
      <span className="col-span-2 flex min-w-0 items-center gap-2">
        <Thumb publication={publication} />
        <Words text={publication.text} />
      </span>
    </span>
  )
}
