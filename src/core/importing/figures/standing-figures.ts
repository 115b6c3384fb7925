/** What stands of brought-in figures, as the contract shows it. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { toImportedFigures } from '../../publishing/to-imported-figures.ts'
import type { AccountReader } from '../../store/account-reader.ts'
import type { FigureReader } from '../../store/figure-reader.ts'

const maxReadings = 60

export const figuresOfAccount =
  (reader: FigureReader, accounts: AccountReader): Handler<'figures.ofAccount'> =>
  ({ input: { accountId, from, to }, call }) => {
    const shown = toImportedFigures(call)
    const account = accounts.get(accountId)
    if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    const span = { to }
    const published = reader.published(accountId)
    const posts = Map.groupBy(reader.standing(accountId, 'posts', span), ({ subject }) => subject)
    const readings = Map.groupBy(reader.standing(accountId, 'links', span), ({ subject }) => subject)
    return {
      accountId,
      creatorId: account.creatorId,
      days: reader
        .standing(accountId, 'days', span)
        .filter(({ day }) => day >= from)
        .toSorted((a, b) => a.day.localeCompare(b.day) || a.subject.localeCompare(b.subject))
        .map((row) => ({ ...shown(row), type: row.subject })),
      posts: [...posts.values()].flatMap((group) => {
        const last = group.at(-1)
        return last ? [{ ...shown(last), post: last.subject, publicationId: published.get(last.subject) ?? null }] : []
      }),
      links: reader.links(accountId).flatMap(({ id, name, url }) => {
        const mine = (readings.get(id) ?? []).toReversed().slice(0, maxReadings)
        return mine.length === 0 ? [] : [{ id, name, url, readings: mine.map(shown) }]
      }),
    }
  }
