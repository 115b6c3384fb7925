/** How often accounts are read. Milliseconds. */
const minute = 60_000

/**
 * Where calls cost nothing: soon while people write, seldom while nobody does. A thousand creators' five accounts each,
 * read every three minutes, would be two and a half million calls a day. `quietMs`: since the last that was said.
 */
export const readAfterMs = (quietMs: number): number => Math.min(30 * minute, Math.max(3 * minute, Math.round(quietMs / 8)))
/** Where what is read is paid for: only what is new costs, so it is how late one may hear of it. */
export const paidReadEveryMs = 15 * minute
/** After a reading that failed. */
export const readAgainMs = 10 * minute
/** Pages of one reading: what is left comes with the next, soon. */
export const pagesAtOnce = 10
export const goOnMs = 5000
/** What was said so long before an account could be read here, and later, is still to be answered: nobody was told of it elsewhere but a while ago. */
export const stillOpenMs = 48 * 60 * minute
