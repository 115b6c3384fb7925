/** What a command's end means to a script. Documented in `coulisse help`. */
export const exitCode = {
  ok: 0,
  /** It failed, or was done in part only: rows in error, a check that failed. */
  failed: 1,
  /** It was not called right; nothing was done. */
  usage: 2,
  /** Another Coulisse is using this data; nothing was done. */
  locked: 3,
  /** The person said no; nothing was done. */
  declined: 4,
} as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]
