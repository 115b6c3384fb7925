import { dataOf } from './error-code.ts'

/**
 * Which fields core refused (BAD_INPUT), by the path of the input (`email`, `content.text`) → the rule's code.
 * Forms show their own words for it.
 */
export const fieldErrors = (error: unknown): Record<string, string> =>
  Object.fromEntries((dataOf(error, 'BAD_INPUT')?.issues ?? []).map(({ path, code }) => [path, code]))
