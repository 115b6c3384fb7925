/** How long acts wait for what. Milliseconds; each with its reason. */

/** Whoever writes an act down begins it at once. What was not begun by then nobody will begin: its process has ended. */
export const beginsWithinMs = 10_000

/** What somebody pressed and what certainly did not go out is sent within this; later it is theirs to say whether it still fits. */
export const pressedMaxMs = 3_600_000

/** Clocks of two processes on one machine, and the way from the socket to the server's own log. */
export const leaseMarginMs = 5000

/** How long after a lost answer the platform is asked. */
export const firstLookMs = 2000
