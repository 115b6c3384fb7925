/** How long the engine waits for what. Milliseconds; each with its reason. */

const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** The longest an attempt may take, uploads included: 300 MB of video over a slow line. Past it, it is broken off. */
export const attemptMaxMs = 15 * minute

/** After it was broken off, how long until its end is concluded without it. */
export const attemptGraceMs = minute

/** The longest a write can be under way once begun: the time-out of one request (30 s) and room for a server that is slow to take it. */
export const writeMaxMs = 45 * second

/** A start this late is still on time: restarting the application must not turn what was due into missed ones. */
export const lateGraceMs = 10 * minute

/** What `if_late_less_2h` allows. */
export const lateLimitMs = 2 * hour

/** How long a publication is tried, looked up, waited for or verified, before a person is told. */
export const giveUpAfterMs = day

/** How long what was handed over to a person on the platform is waited for, before the agency is asked. */
export const handedOverMaxMs = 7 * day

/** Pre-flight looks again this long before it is due. */
export const preflightBeforeMs = [day, hour] as const

/** How long what a person said of a post they put out by hand can be taken back. */
export const byHandUndoMs = 10 * minute

/** What is shorter than this in the way of an account's order is waited for. */
export const orderWaitMs = 15 * minute

/** After the store could not be written (disk full), when to try again. */
export const storeTroubleMs = 10 * second
