/** How long acts wait for what. Milliseconds; each with its reason. */

/** Somebody pressed and watches: what could not be begun by now is not sent behind their back later. */
export const plannedMaxMs = 120_000

/** Clocks of two processes on one machine, and the way from the socket to the server's own log. */
export const leaseMarginMs = 5000

/** How long after a lost answer the platform is asked. */
export const firstLookMs = 2000
