/** What each post's tracking link brought, from what was read of the links and what carried them. */
import { createDayBook, dateOfDay } from '../planning/local-day.ts'
import type { DayBook } from '../planning/local-day.ts'
import { createAgencyReader } from '../store/agency-reader.ts'
import { createFigureReader } from '../store/figure-reader.ts'
import { createLinkReader } from '../store/link-reader.ts'
import type { LinkReader, LinkRow } from '../store/link-reader.ts'
import type { Store } from '../store/store.ts'
import { addUp, attribute, noConversions } from './attribute.ts'
import type { Carrier, Conversions, Gain } from './attribute.ts'

export interface Attribution {
  links: LinkReader
  /** Everything a link brought, reading by reading. */
  gains(link: Pick<LinkRow, 'id' | 'accountId'>): Gain[]
  /** What is due to a post that went out; null: it carries no link. `isShared`: some of it is due to several, so to none. */
  ofPublication(publicationId: string): { link: LinkRow; due: Conversions; isShared: boolean; readOn: string | null } | null
  /** As the score counts them; null: not known. */
  subscribersOf(publicationId: string): number | null
  /** The agency's calendar day. */
  dayOf(at: number): string
}

const endless = '9999-12-31'

export const createAttribution = (store: Pick<Store, 'db' | 'sql'>, book: DayBook = createDayBook()): Attribution => {
  const links = createLinkReader(store)
  const figures = createFigureReader(store)
  const agency = createAgencyReader(store)

  const dayOf = (at: number): string => dateOfDay(book.dayAt(Math.floor(at / 60_000), agency.get()?.zone ?? 'UTC'))

  const carriersOf = (linkId: string): Carrier[] => {
    const posts = links
      .posts(linkId)
      .map(({ publicationId: id, publishedAt }): Carrier => ({ kind: 'post', id, from: dayOf(publishedAt), to: null }))
    const bios = links.bios(linkId)
    const windows = bios.flatMap(({ accountId, fromDay, linkId: carried }, at): Carrier[] => {
      const next = bios[at + 1]
      return carried === linkId
        ? [{ kind: 'bio', id: accountId, from: fromDay, to: next?.accountId === accountId ? next.fromDay : null }]
        : []
    })
    return [...posts, ...windows]
  }

  const gains: Attribution['gains'] = ({ id, accountId }) =>
    attribute(
      figures.standing(accountId, 'links', { to: endless, subject: id }).map(({ day, figures: read }) => ({
        day,
        clicks: read.clicks,
        subscribers: read.subscribers,
        revenue: read.revenue,
        currency: read.currency,
      })),
      carriersOf(id),
    )

  const ofPublication: Attribution['ofPublication'] = (publicationId) => {
    const linkId = links.ofPublication(publicationId)
    const link = linkId === undefined ? undefined : links.get(linkId)
    if (!link) return null
    const all = gains(link)
    const own = all.filter(({ carrier }) => carrier?.kind === 'post' && carrier.id === publicationId)
    const from = all.findIndex(({ carrier }) => carrier?.id === publicationId)
    return {
      link,
      due: own.length === 0 ? noConversions : addUp(own),
      isShared: all.some((gain, at) => gain.carrier === null && gain.why === 'several' && (from === -1 || at > from)),
      readOn: all.at(-1)?.day ?? null,
    }
  }

  return {
    links,
    gains,
    ofPublication,
    subscribersOf: (publicationId) => ofPublication(publicationId)?.due.subscribers ?? null,
    dayOf,
  }
}
