/** Names for the budgets that Bluesky's servers report, which say only how much in how long. */
import type { RateBudget } from '../kit/rate-headers.ts'
import { writeLimit } from './limits.ts'

const names: Readonly<Record<string, string>> = {
  '3000;300': 'requests',
  [`${writeLimit.pointsPerHour};3600`]: 'writes_hour',
  [`${writeLimit.pointsPerDay};86400`]: 'writes_day',
  '1000;86400': 'uploads_day',
  '30;300': 'sign_ins',
  '300;86400': 'sign_ins_day',
}

/** A budget of a server with other limits is named by what it is. */
export const budgetName = ({ limit, windowSeconds }: RateBudget): string =>
  names[`${limit};${windowSeconds}`] ?? `${limit}_in_${windowSeconds ?? 'unknown'}s`
