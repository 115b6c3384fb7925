/** How often accounts are read. Milliseconds. */
const minute = 60_000

/** Where calls cost nothing. */
export const readEveryMs = 3 * minute
/** Where what is read is paid for: only what is new costs, so it is how late one may hear of it. */
export const paidReadEveryMs = 15 * minute
/** After a reading that failed. */
export const readAgainMs = 10 * minute
/** Pages of one reading: what is left comes with the next, soon. */
export const pagesAtOnce = 10
export const goOnMs = 5000
