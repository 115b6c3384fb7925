/** Rows as read → whose they are, what they stand for, and what is new in them. Saves nothing. */
import type { FigureKind, FigureRow, Figures } from '../../../contract/figures.ts'
import { nameKey } from '../../fold-text.ts'
import type { StandingFigure } from '../../store/figure-reader.ts'
import { isSame, mergeFigures } from '../../store/merge-figures.ts'
import type { AccountRow } from '../../store/account-reader.ts'
import { problem } from './read-figures.ts'
import type { Problem, ReadFigure } from './read-figures.ts'

export interface ResolvedFigure {
  read: ReadFigure
  state: FigureRow['state']
  account: AccountRow | null
  /** What it is known by: the post's id, or the type's or the link's name as names are compared. */
  subject: string
  /** The name as it was written first. */
  spelling: string
  day: string | null
  publicationId: string | null
  before: Figures | null
  problems: Problem[]
}

/** What is known of one account. */
export interface Known {
  /** By `subject`, oldest day first. */
  standing: ReadonlyMap<string, readonly StandingFigure[]>
  /** Publications by their id on the platform. */
  published: ReadonlyMap<string, string>
}

export interface ResolveDeps {
  kind: FigureKind
  /** In reach, of platforms that give figures to no program. */
  accounts: readonly AccountRow[]
  /** Whose rows are that name no account. */
  account: AccountRow | null
  /** Of figures that come without a day. */
  day: string
  /** Beyond it no figure can be. */
  today: string
  /** The post's id, of a link or of the id itself. */
  postId(account: AccountRow, post: string): string | undefined
  known(accountId: string): Known
}

/** OnlyFans began in 2016; what is older was misread. */
const firstDay = '2016-01-01'

const whose = (read: ReadFigure, { accounts, account }: ResolveDeps): AccountRow | Problem => {
  if (read.account === '') return account ?? problem('account', 'figure.no_account')
  const wanted = read.account.toLowerCase()
  const found = accounts.filter(({ handle }) => handle.toLowerCase() === wanted)
  if (found.length > 1) return problem('account', 'figure.account_ambiguous', { name: read.account })
  return found[0] ?? problem('account', 'figure.account_unknown', { name: read.account })
}

const subjectOf = (read: ReadFigure, account: AccountRow, deps: ResolveDeps): string | Problem => {
  if (deps.kind !== 'posts') return nameKey(read.subject)
  return deps.postId(account, read.subject) ?? problem('post', 'figure.post_unknown', { value: read.subject })
}

const resolveOne = (read: ReadFigure, deps: ResolveDeps): ResolvedFigure => {
  const problems = [...read.problems]
  const account = whose(read, deps)
  if ('rule' in account) problems.push(account)
  const owner = 'rule' in account ? null : account
  const day = read.day ?? (deps.kind === 'days' ? null : deps.day)
  if (day !== null && day > deps.today) problems.push(problem('day', 'date.future', { value: day }))
  if (day !== null && day < firstDay) problems.push(problem('day', 'date.too_old', { value: day }))
  const subject = owner && read.subject !== '' ? subjectOf(read, owner, deps) : ''
  if (typeof subject !== 'string') problems.push(subject)
  const row = {
    read,
    account: owner,
    subject: typeof subject === 'string' ? subject : '',
    spelling: read.subject,
    day,
    problems,
    before: null,
    publicationId: null,
  }
  if (problems.length > 0 || !owner || day === null) return { ...row, state: 'error' }
  const known = deps.known(owner.id)
  const former = known.standing.get(row.subject) ?? []
  // A day's income is that day's; a post or a link is as it was read last.
  const before = (deps.kind === 'days' ? former.find((one) => one.day === day) : former.findLast((one) => one.day <= day))?.figures ?? null
  const state = before === null ? 'new' : isSame(before, mergeFigures(before, read.figures)) ? 'known' : 'update'
  return {
    ...row,
    spelling: former[0]?.subject ?? read.subject,
    before: state === 'update' ? before : null,
    publicationId: known.published.get(row.subject) ?? null,
    state,
  }
}

/** In the file's order: of two rows for the same thing, the same again is left out and another is refused. */
export const resolveFigures = (rows: readonly ReadFigure[], deps: ResolveDeps): ResolvedFigure[] => {
  const seen = new Map<string, ReadFigure>()
  const spellings = new Map<string, string>()
  return rows.map((read) => {
    const row = resolveOne(read, deps)
    if (row.state === 'error') return row
    const key = JSON.stringify([row.account?.id, row.subject, row.day])
    const first = seen.get(key)
    if (first === undefined) {
      seen.set(key, read)
      const name = JSON.stringify([row.account?.id, row.subject])
      const spelling = spellings.get(name) ?? row.spelling
      spellings.set(name, spelling)
      return { ...row, spelling }
    }
    const isAgain = isSame(first.figures, read.figures)
    return {
      ...row,
      before: null,
      state: isAgain ? 'duplicate' : 'error',
      problems: [problem('', isAgain ? 'row.duplicate' : 'figure.twice', { line: first.line })],
    }
  })
}
