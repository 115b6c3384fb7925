/** Reads what an account as a whole was, day by day: once a day, and again while a day's figures may still come in. */
import type { AccountFigures, AccountSession, AdapterIo, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { AccountDayReader } from '../store/account-day-reader.ts'
import { putAccountDay } from '../store/account-writer.ts'
import type { WriteTx } from '../store/store.ts'

const dayMs = 86_400_000
const hourMs = 3_600_000
/** One call a day: the days before the account was connected are read little by little. */
const mostAtOnce = 7
/** How far back it is worth asking. */
const backDays = 28

export interface AccountDay {
  day: string
  figures: AccountFigures
}

export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** Days to be read now, newest first: unread, or read when their figures could still be coming in. Pure. */
export const daysDue = (
  known: ReadonlyMap<string, { at: number }>,
  now: number,
  hoursLate: number,
): { day: string; from: number; to: number }[] => {
  const today = Math.floor(now / dayMs) * dayMs
  return Array.from({ length: backDays }, (_, index) => today - (index + 1) * dayMs)
    .filter((from) => (known.get(dayOf(from))?.at ?? -Infinity) < from + dayMs + hoursLate * hourMs)
    .slice(0, mostAtOnce)
    .map((from) => ({ day: dayOf(from), from, to: from + dayMs }))
}

/** None: the platform has none, or none is due. Throws what the adapter throws. */
export const readAccountDays = async (
  adapter: Pick<PlatformAdapter, 'accountFigures' | 'capabilities'>,
  session: AccountSession,
  reader: AccountDayReader,
  io: AdapterIo,
): Promise<AccountDay[]> => {
  const { account } = adapter.capabilities.metrics
  if (!adapter.accountFigures || !account) return []
  const now = io.clock.now()
  const known = new Map(reader.since(session.accountId, dayOf(now - (backDays + 1) * dayMs)).map((row) => [row.day, row]))
  const read: AccountDay[] = []
  for (const { day, ...span } of daysDue(known, now, account.hoursLate)) {
    const figures = await adapter.accountFigures(session, span, io)
    // Not said to this account: asked again tomorrow, and not for each of the days before.
    if (!figures) break
    read.push({ day, figures })
  }
  return read
}

export const keepAccountDays = (tx: WriteTx, accountId: string, days: readonly AccountDay[]): void => {
  for (const { day, figures } of days) putAccountDay(tx, { accountId, day, ...figures })
}
