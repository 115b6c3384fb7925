/** The four kinds of line an agenda has. */
import type { ReactNode } from 'react'
import { parseDate } from '@internationalized/date'
import { useTranslation } from 'react-i18next'
import { Film, Plus } from 'lucide-react'
import { IconButton } from '../../components/icon-button.tsx'
import { seenState, StateIcon } from '../../components/state-badge.tsx'
import { PlatformGlyph } from '../../components/platform-glyph.tsx'
import type { Column } from '../../components/table-column.ts'
import type { Publication } from '../../../contract/publications.ts'
import { AssetImage } from '../../lib/asset-image.tsx'
import { dayKey } from '../../lib/format.ts'
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

interface ComposeOn {
  zone: string
  /** Absent where no post can be written. */
  onCompose?: ((day: string) => void) | undefined
}

/** A new post on that day, unless it is over. */
const ComposeButton = ({ day, zone, onCompose }: ComposeOn & { day: string }) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const now = useCoreNow(60_000)
  if (!onCompose || day < dayKey(new Date(now), zone)) return null
  const name = format.longDay(parseDate(day).toDate('UTC'), 'UTC')
  return <IconButton icon={Plus} size="sm" label={t('composeOn', { day: name })} onPress={() => onCompose(day)} />
}

/** `mark`: what is missing on the day. */
export const DayLine = ({ day, count, zone, onCompose, mark }: ComposeOn & { day: string; count: number; mark: ReactNode }) => {
  const { t } = useTranslation('calendar')
  const { relative, full } = useDayName()(day, zone)
  return (
    <span className="flex items-baseline gap-2">
      {relative && <span className="font-semibold">{relative}</span>}
      <span className={relative ? 'text-muted' : 'font-semibold'}>{full}</span>
      {count > 0 && <span className="tnum text-sm text-muted">{t('count', { count })}</span>}
      <span className="self-center">
        <ComposeButton day={day} zone={zone} onCompose={onCompose} />
      </span>
      {mark && <span className="self-center">{mark}</span>}
    </span>
  )
}

export const GapLine = ({ from, to, zone, onCompose }: ComposeOn & { from: string; to: string }) => {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const name = (day: string) => format.shortDate(parseDate(day).toDate('UTC'), 'UTC')
  return (
    <span className="flex items-center gap-2 text-sm text-muted">
      {from === to ? t('gapDay', { day: name(from) }) : t('gapDays', { from: name(from), to: name(to) })}
      <ComposeButton day={from} zone={zone} onCompose={onCompose} />
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

export const Thumb = ({ publication: { thumbAssetId, kind } }: { publication: Publication }) => {
  if (thumbAssetId) return <AssetImage assetId={thumbAssetId} alt="" className="size-7 shrink-0 rounded-sm object-cover" />
  return kind === 'video' ? <Film aria-hidden className="size-4 shrink-0 text-muted" /> : null
}

export const Words = ({ text }: { text: string }) => {
  const { t } = useTranslation('calendar')
  return text.trim() === '' ? <span className="text-muted">{t('noText')}</span> : <span className="truncate">{text}</span>
}

export const PublicationLine = ({ publication, columns }: { publication: Publication; columns: readonly Column<Publication>[] }) => (
  <span className="grid items-center gap-3" style={{ gridTemplateColumns: columns.map(({ width }) => width ?? 'minmax(0,1fr)').join(' ') }}>
    {columns.map(({ id, cell }) => (
      <span key={id} className="flex min-w-0 items-center [&>*]:min-w-0">
        {cell(publication)}
      </span>
    ))}
  </span>
)

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
