/**
 * What a tracking link brought, and to what it is due. Pure.
 *
 * A link is read as a running total, day by day. What came between two readings is due to whatever carried the link then,
 * where that was one thing; where several carried it, or nothing did, it is due to none: a guess would be no figure.
 */
import type { Currency } from '../../contract/figures.ts'

/** As it stood on a day; null is not said. */
export interface LinkReading {
  /** YYYY-MM-DD */
  day: string
  clicks: number | null
  subscribers: number | null
  /** Cents of `currency`. */
  revenue: number | null
  currency: Currency | null
}

/** A post that went out with the link, or a profile that carried it. */
export interface Carrier {
  kind: 'post' | 'bio'
  /** The publication, or the account. */
  id: string
  from: string
  /** The day on which it ended; null: it goes on. */
  to: string | null
}

export interface Conversions {
  clicks: number | null
  subscribers: number | null
  revenue: readonly { cents: number; currency: Currency }[]
}

export type Due = { carrier: Carrier } | { carrier: null; why: 'nothing' | 'several' }
export type Gain = { day: string } & Conversions & Due

export const noConversions: Conversions = { clicks: null, subscribers: null, revenue: [] }

/** `since` null: from the beginning. */
const carriedIt = (carriers: readonly Carrier[], since: string | null, day: string): readonly Carrier[] =>
  carriers.filter(({ from, to }) => from <= day && (to === null || since === null || to > since))

const dueTo = (carriers: readonly Carrier[]): Due => {
  // A profile that carried it twice is one profile.
  const [first, ...others] = carriers
  if (!first) return { carrier: null, why: 'nothing' }
  return others.every(({ kind, id }) => kind === first.kind && id === first.id) ? { carrier: first } : { carrier: null, why: 'several' }
}

/** `readings` by day, one a day. */
export const attribute = (readings: readonly LinkReading[], carriers: readonly Carrier[]): Gain[] => {
  const last: { clicks: number; subscribers: number; revenue: number; currency: Currency | null } = {
    clicks: 0,
    subscribers: 0,
    revenue: 0,
    currency: null,
  }
  let since: string | null = null
  return readings.map(({ day, clicks, subscribers, revenue, currency }) => {
    const gain: Gain = { day, ...noConversions, ...dueTo(carriedIt(carriers, since, day)) }
    if (clicks !== null) {
      gain.clicks = clicks - last.clicks
      last.clicks = clicks
    }
    if (subscribers !== null) {
      gain.subscribers = subscribers - last.subscribers
      last.subscribers = subscribers
    }
    if (revenue !== null && currency !== null) {
      // A total in another currency says nothing of what came since.
      if (last.currency === null || last.currency === currency) gain.revenue = [{ cents: revenue - last.revenue, currency }]
      last.revenue = revenue
      last.currency = currency
    }
    since = day
    return gain
  })
}

/** Null is unknown, and what is known besides is still known. */
export const addUp = (gains: readonly Conversions[]): Conversions => {
  const known = (values: readonly (number | null)[]): number | null => {
    const told = values.filter((value) => value !== null)
    return told.length === 0 ? null : told.reduce((sum, value) => sum + value, 0)
  }
  const money = Map.groupBy(
    gains.flatMap(({ revenue }) => revenue),
    ({ currency }) => currency,
  )
  return {
    clicks: known(gains.map(({ clicks }) => clicks)),
    subscribers: known(gains.map(({ subscribers }) => subscribers)),
    revenue: [...money].map(([currency, amounts]) => ({ currency, cents: amounts.reduce((sum, { cents }) => sum + cents, 0) })),
  }
}
