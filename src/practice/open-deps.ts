/** What a platform of the practice network is opened with. */
import type { Audience } from './audience.ts'
import type { PracticeClock } from './clock.ts'
import type { Journal } from './journal.ts'

export interface OpenDeps {
  clock: PracticeClock
  journal: Journal
  /** `null`: nobody but the network's own accounts. */
  audience: Audience | null
  /** Origin of the server. */
  origin: () => string
}
