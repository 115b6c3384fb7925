/** What an account as a whole was in a span of time: one total for each figure. */
import { isAppError } from '../../app-error.ts'
import type { AccountFigure } from '../../../contract/platforms.ts'
import type { AccountFigures, AccountSession, AdapterIo } from '../kit/adapter.ts'
import { unknownAccountFigures } from '../kit/figures.ts'
import { insights } from './answers.ts'
import { call } from './client.ts'

const names: Readonly<Record<string, AccountFigure>> = {
  reach: 'reach',
  views: 'views',
  profile_views: 'profileVisits',
  profile_links_taps: 'linkClicks',
  total_interactions: 'interactions',
  accounts_engaged: 'engaged',
}

/** Null: Instagram says nothing of this account. What is missing of a day is unknown, never 0. */
export const accountFigures = async (
  session: AccountSession,
  { from, to }: { from: number; to: number },
  io: AdapterIo,
): Promise<AccountFigures | null> => {
  try {
    const { data } = await call(session, io, {
      path: `/${session.remoteId}/insights`,
      query: {
        metric: Object.keys(names).join(','),
        period: 'day',
        metric_type: 'total_value',
        since: String(from / 1000),
        until: String(to / 1000),
      },
      answer: insights,
    })
    const told = data.flatMap(({ name, values, total_value: total }) => {
      const figure = names[name]
      const value = total?.value ?? values?.[0]?.value
      return figure !== undefined && typeof value === 'number' && Number.isFinite(value) && value >= 0
        ? [[figure, Math.round(value)] as const]
        : []
    })
    return { ...unknownAccountFigures, ...Object.fromEntries(told) }
  } catch (error) {
    if (isAppError(error, 'PLATFORM_REJECTED')) return null
    throw error
  }
}
