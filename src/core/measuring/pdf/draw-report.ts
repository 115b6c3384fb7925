/** What a creator is sent: her figures of a period, on paper. */
import { fewInHour } from '../../../contract/analytics.ts'
import type { Geography, HeatCell, Overview, ScoredPost } from '../../../contract/analytics.ts'
import type { Conversions } from '../../../contract/links.ts'
import { platformName } from '../../../contract/platform-name.ts'
import type { Language } from '../../../contract/values.ts'
import type { FollowerRow } from '../../store/roll-up-reader.ts'
import { reportTexts } from './report-texts.ts'
import { createSheet } from './sheet.ts'

export interface ReportContent {
  agency: string
  creator: string
  language: Language
  zone: string
  from: string
  to: string
  at: Date
  overview: Overview
  best: readonly { post: ScoredPost; picture: Uint8Array | null }[]
  hours: readonly HeatCell[]
  /** By account, at the end of the period: the overview's are their sum. */
  followers: readonly Pick<FollowerRow, 'platform' | 'handle' | 'now'>[]
  geography: Geography
  /** `revenue` null: without amounts. */
  links: readonly ({ name: string } & Conversions)[]
  linked: { all: Conversions; unattributed: Conversions }
}

/** A Monday. */
const monday = Date.UTC(2024, 0, 1)
const hourMs = 3_600_000
const bestHours = 5
const mostCountries = 8

export const drawReport = async (content: ReportContent): Promise<Uint8Array> => {
  const { language, overview, zone } = content
  const t = reportTexts[language]
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const numbers = new Intl.NumberFormat(locale)
  const percents = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' })
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone })
  const countries = new Intl.DisplayNames([locale], { type: 'region' })
  const count = (value: number | null): string => (value === null ? '—' : numbers.format(value))
  const percent = (value: number | null): string => (value === null ? '—' : percents.format(value))
  const day = (date: string): string => {
    const written = dates.format(new Date(`${date}T12:00:00Z`))
    return language === 'fr' ? written.replace(/^1 /, '1er ') : written
  }
  const money = (revenue: Conversions['revenue']): string =>
    revenue === null || revenue.length === 0
      ? '—'
      : revenue.map(({ cents, currency }) => new Intl.NumberFormat(locale, { style: 'currency', currency }).format(cents / 100)).join(' + ')
  const change = (now: number | null, before: number | null): string => {
    if (now === null) return ''
    if (before === null) return t.unknownBefore
    if (before === 0) return t.noBefore
    // What came before may be less than nothing, where likes were taken back.
    const share = (now - before) / Math.abs(before)
    if (Math.abs(share) < 0.0005) return t.same
    return share > 0 ? t.more(percents.format(share)) : t.less(percents.format(-share))
  }

  const sheet = await createSheet({ title: `${t.title} · ${content.creator}`, language, madeAt: content.at })
  sheet.text(content.agency, { size: 9, isGrey: true })
  sheet.text(content.creator, { size: 22, isBold: true })
  sheet.text(content.from === content.to ? t.onDay(day(content.from)) : t.period(day(content.from), day(content.to)), { size: 12 })
  const days = Math.round((Date.parse(content.to) - Date.parse(content.from)) / 86_400_000) + 1
  sheet.text(t.compared(days, zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone), { isGrey: true })

  sheet.heading(t.figures)
  const { gained, before, followers } = overview
  const named = ['views', 'likes', 'comments', 'shares', 'posts'] as const
  sheet.tiles([
    ...named.map((name) => ({ name: t.figure[name], value: count(gained[name]), note: change(gained[name], before[name]) })),
    {
      name: t.figure.engagementRate,
      value: percent(gained.engagementRate),
      note: change(gained.engagementRate, before.engagementRate),
    },
    {
      name: t.figure.followers,
      value: count(followers?.now ?? null),
      note: change(followers?.growth?.to ?? followers?.now ?? null, followers?.growth?.from ?? null),
    },
  ])
  sheet.text(t.engagementFormula, { size: 8, isGrey: true })

  if (overview.platforms.length > 0) {
    sheet.heading(t.platforms)
    sheet.table(
      [{ head: t.platform, share: 0.28 }, ...named.map((name) => ({ head: t.figure[name], share: 0.144, isNumber: true }))],
      overview.platforms.map(({ platform, gained: own, posted }) => [
        platformName(platform),
        count(own.views),
        count(own.likes),
        count(own.comments),
        count(own.shares),
        count(posted.posts),
      ]),
    )
  }

  sheet.heading(t.best)
  sheet.text(content.best.length === 0 ? t.noBest : t.bestNote, { size: 9, isGrey: true })
  sheet.space(8)
  for (const { post, picture } of content.best) {
    const told = [
      post.score === null ? null : t.score(count(post.score)),
      ...(['views', 'likes', 'comments'] as const).map((name) => `${t.figure[name]} ${count(post.figures[name])}`),
    ]
    await sheet.beside(picture, [
      { text: post.text === '' ? t.noText : post.text.slice(0, 220), look: { isBold: true } },
      {
        text: `${platformName(post.platform)} · @${post.accountHandle} · ${instants.format(post.publishedAt)}`,
        look: { size: 9, isGrey: true },
      },
      { text: told.filter((each) => each !== null).join(' · '), look: { size: 9 } },
    ])
  }

  sheet.heading(t.hours)
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const hour = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' })
  const ranked = content.hours
    .flatMap((cell) => (cell.score === null || cell.scored <= fewInHour ? [] : { ...cell, score: cell.score }))
    .toSorted((a, b) => b.score - a.score || b.scored - a.scored)
    .slice(0, bestHours)
  sheet.text(ranked.length === 0 ? t.noHours : t.hoursNote(fewInHour + 1), { size: 9, isGrey: true })
  for (const { weekHour, scored, score } of ranked) {
    const at = new Date(monday + weekHour * hourMs)
    sheet.text(t.hour(weekday.format(at), hour.format(at), scored, count(score)))
  }

  const { geography } = content
  if (content.followers.length > 0) {
    sheet.heading(t.followers)
    sheet.table(
      [
        { head: t.account, share: 0.7 },
        { head: t.figure.followers, share: 0.3, isNumber: true },
      ],
      content.followers.map(({ platform, handle, now }) => [`${platformName(platform)} · @${handle}`, count(now)]),
    )
    if (followers?.old) sheet.text(t.followersOld(followers.old.accounts, instants.format(followers.old.since)), { size: 9, isGrey: true })
    if (geography.countries.length > 0) {
      sheet.space(10)
      const unplaced = Math.max(0, (geography.followers ?? geography.placed) - geography.placed)
      sheet.table(
        [
          { head: t.countries, share: 0.5 },
          { head: t.figure.followers, share: 0.25, isNumber: true },
          { head: '%', share: 0.25, isNumber: true },
        ],
        [
          ...geography.countries
            .slice(0, mostCountries)
            .map(({ country, followers: own }) => [
              countries.of(country) ?? country,
              count(own),
              percent(own / Math.max(1, geography.placed)),
            ]),
          [t.unplaced, count(unplaced), ''],
        ],
      )
    }
  }

  if (content.links.length > 0) {
    const shows = content.linked.all.revenue !== null
    const cells = ({ clicks, subscribers, revenue }: Conversions): string[] => [
      count(clicks),
      count(subscribers),
      ...(shows ? [money(revenue)] : []),
    ]
    sheet.heading(t.links)
    sheet.table(
      [
        { head: t.link, share: shows ? 0.4 : 0.6 },
        { head: t.clicks, share: 0.2, isNumber: true },
        { head: t.subscribers, share: 0.2, isNumber: true },
        ...(shows ? [{ head: t.revenue, share: 0.2, isNumber: true }] : []),
      ],
      [
        ...content.links.map((link) => [link.name, ...cells(link)]),
        [t.total, ...cells(content.linked.all)],
        [t.unattributed, ...cells(content.linked.unattributed)],
      ],
    )
  }

  sheet.space(12)
  sheet.text(t.unknown, { size: 8, isGrey: true })
  return sheet.end((page, of) => [t.made(instants.format(content.at), content.agency), t.page(page, of)])
}
