/** How many subscribed by the tracking links that the post carries. Compared by ln(1 + x). */
import type { Criterion } from './criterion.ts'

export const conversions: Criterion = {
  id: 'conversions',
  value: ({ subscribers }) => subscribers,
  unitOf: () => 'subscribers',
  scale: ({ subscribers }) => (subscribers === null ? null : Math.log(1 + subscribers)),
}
