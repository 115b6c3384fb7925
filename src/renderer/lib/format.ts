/**
 * Dates, times and numbers as a person reads them. Absolute first; relative only beside it.
 * A planned time is shown as the wall clock it was planned on, with the viewer's own time beside it when they differ.
 */
import type { WallTime } from '../../contract/values.ts'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** `America/Argentina/Buenos_Aires` → `Buenos Aires`. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const memo = <T>(make: (key: string) => T) => {
  const made = new Map<string, T>()
  return (key: string): T => {
    const known = made.get(key)
    if (known !== undefined) return known
    const fresh = make(key)
    made.set(key, fresh)
    return fresh
  }
}

const isoDay = memo((zone) => new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }))
/** The day an instant falls on in a zone, `YYYY-MM-DD`: to group by. */
export const dayKey = (at: Date, zone: string): string => isoDay(zone).format(at)

/** Splits a duration into whole parts, largest first. */
const partsOf = (ms: number) => {
  const left = Math.max(0, Math.floor(ms / 1000))
  return {
    days: Math.floor(left / 86_400),
    hours: Math.floor((left % 86_400) / 3600),
    minutes: Math.floor((left % 3600) / 60),
    seconds: left % 60,
  }
}

export interface Format {
  readonly locale: string
  readonly zone: string
  /** `12 mars 2026` */
  date(at: Date, zone?: string): string
  /** `jeu. 12 mars`; with the year when that is not this one. */
  shortDate(at: Date, zone?: string): string
  /** `jeudi 12 mars`; with the year when that is not this one. */
  longDay(at: Date, zone?: string): string
  /** `18:30` */
  time(at: Date, zone?: string): string
  /** `18:31:04` */
  exactTime(at: Date, zone?: string): string
  /** `12 mars 2026, 18:30` */
  dateTime(at: Date, zone?: string): string
  /** `2026-03-12 18:30`: for files that a spreadsheet opens. */
  sheetTime(at: Date, zone?: string): string
  /** `il y a 3 h`, `dans 2 j`. Beside an absolute time only. */
  relative(at: Date, nowMs: number): string
  /** `2 j 04:12:07`, `04:12:07`, `12:07` */
  countdown(ms: number): string
  /** `10 min`, `1 h`, `24 h`: a round length of time. */
  duration(ms: number): string
  number(value: number): string
  /** On an axis, where there is little room: `85 000`, `1,2 M`. */
  scale(value: number): string
  /** `3,4 s`: a place in a video, to a tenth. */
  seconds(value: number): string
  percent(share: number): string
  bytes(bytes: number): string
  list(items: string[]): string
  /** A planned time: `18:30 Paris` and, when the viewer's clock differs, `12:30 vous`. */
  wallTime(at: WallTime, due: Date): { wall: string; viewer: string | null; date: string }
  /** The same, the viewer's clock first: `18:00` and, when the other clock differs, `12:00 à New York`. `date` is the viewer's. */
  viewerTime(at: WallTime, due: Date): { viewer: string; wall: string | null; date: string }
}

export const secondsOptions = {
  style: 'unit',
  unit: 'second',
  unitDisplay: 'short',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
} as const

/** `now`: for telling this year from others, ms UTC. */
export const createFormat = (locale: string, viewerZone: string, you: string, now: () => number): Format => {
  const dates = memo((zone) => new Intl.DateTimeFormat(locale, { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }))
  /** French counts the first of a month, alone of its days: `1er décembre`. */
  const firstOf = (text: string) => (locale.startsWith('fr') ? text.replace(/(?<!\S)1(?=\s\p{L})/u, '1er') : text)
  /** Its day in a zone, the year only where it says something. */
  const dayIn = (options: Intl.DateTimeFormatOptions) => {
    const bare = memo((zone) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }))
    const full = memo((zone) => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone, year: 'numeric' }))
    const yearOf = (at: Date, zone: string) => dayKey(at, zone).slice(0, 4)
    return (at: Date, zone: string) => firstOf((yearOf(at, zone) === yearOf(new Date(now()), zone) ? bare : full)(zone).format(at))
  }
  const shortDate = dayIn({ weekday: 'short', day: 'numeric', month: 'short' })
  const weekdays = memo((zone) => new Intl.DateTimeFormat(locale, { timeZone: zone, weekday: 'short' }))
  const longDay = dayIn({ weekday: 'long', day: 'numeric', month: 'long' })
  const times = memo((zone) => new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit' }))
  const exactTimes = memo(
    (zone) => new Intl.DateTimeFormat(locale, { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' }),
  )
  const dateTimes = memo(
    (zone) =>
      new Intl.DateTimeFormat(locale, {
        timeZone: zone,
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      }),
  )
  const sheetTimes = memo((zone) => new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' }))
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const numbers = new Intl.NumberFormat(locale)
  const roughNumbers = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 })
  const someSeconds = new Intl.NumberFormat(locale, secondsOptions)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })
  const unit = (name: string) => new Intl.NumberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: 1 })
  const dayUnit = new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'narrow' })
  const byteUnits = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'].map(unit)

  const format: Format = {
    locale,
    zone: viewerZone,
    date: (at, zone = viewerZone) => firstOf(dates(zone).format(at)),
    shortDate: (at, zone = viewerZone) => shortDate(at, zone),
    longDay: (at, zone = viewerZone) => longDay(at, zone),
    time: (at, zone = viewerZone) => times(zone).format(at),
    exactTime: (at, zone = viewerZone) => exactTimes(zone).format(at),
    dateTime: (at, zone = viewerZone) => firstOf(dateTimes(zone).format(at)),
    sheetTime: (at, zone = viewerZone) => sheetTimes(zone).format(at),
    relative: (at, nowMs) => {
      const distance = at.getTime() - nowMs
      const size = Math.abs(distance)
      if (size < minute) return relatives.format(Math.round(distance / 1000), 'second')
      if (size < hour) return relatives.format(Math.round(distance / minute), 'minute')
      if (size < day) return relatives.format(Math.round(distance / hour), 'hour')
      return relatives.format(Math.round(distance / day), 'day')
    },
    countdown: (ms) => {
      const { days, hours, minutes, seconds } = partsOf(ms)
      const two = (part: number) => String(part).padStart(2, '0')
      const clock = days || hours ? `${two(hours)}:${two(minutes)}:${two(seconds)}` : `${two(minutes)}:${two(seconds)}`
      return days ? `${dayUnit.format(days)} ${clock}` : clock
    },
    duration: (ms) => {
      const [name, size] =
        ms >= hour ? (['hour', hour] as const) : ms >= minute ? (['minute', minute] as const) : (['second', 1000] as const)
      return unit(name).format(ms / size)
    },
    number: (value) => numbers.format(value),
    scale: (value) => (Math.abs(value) < 100_000 ? numbers : roughNumbers).format(value),
    seconds: (value) => someSeconds.format(value),
    percent: (share) => percents.format(share),
    bytes: (bytes) => {
      const step = bytes < 1 ? 0 : Math.min(byteUnits.length - 1, Math.floor(Math.log10(bytes) / 3))
      return byteUnits[step]?.format(bytes / 1000 ** step) ?? ''
    },
    list: (items) => lists.format(items),
    wallTime: (at, due) => {
      const wall = times(at.zone).format(due)
      const mine = times(viewerZone).format(due)
      const sameDay = dayKey(due, at.zone) === dayKey(due, viewerZone)
      const viewer = at.zone === viewerZone ? null : `${sameDay ? '' : `${shortDate(due, viewerZone)} `}${mine} ${you}`
      return {
        wall: at.zone === viewerZone ? wall : `${wall} ${cityOf(at.zone)}`,
        viewer: viewer === null || (sameDay && mine === wall) ? null : viewer,
        date: shortDate(due, at.zone),
      }
    },
    viewerTime: (at, due) => {
      const [mine, there] = [times(viewerZone).format(due), times(at.zone).format(due)]
      const sameDay = dayKey(due, at.zone) === dayKey(due, viewerZone)
      const other = `${sameDay ? '' : `${weekdays(at.zone).format(due)} `}${there} ${locale.startsWith('fr') ? 'à' : 'in'} ${cityOf(at.zone)}`
      return { viewer: mine, wall: sameDay && mine === there ? null : other, date: shortDate(due, viewerZone) }
    },
  }
  return format
}
