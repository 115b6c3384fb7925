import type { PublicationState } from '../../../contract/publications.ts'

/** What Coulisse cannot finish alone, most pressing first. A failed one that will be retried is listed too, with its cause. */
export const waitingStates = [
  'needs_person',
  'failed',
  'missed',
  'ambiguous',
  'awaiting_approval',
] as const satisfies readonly PublicationState[]
