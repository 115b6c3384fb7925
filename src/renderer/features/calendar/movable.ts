/** What can be done with a publication on the calendar, by its state. Core decides; the calendar only shows. */
import type { Publication, PublicationState } from '../../../contract/publications.ts'

const movable: readonly PublicationState[] = ['draft', 'awaiting_approval', 'scheduled', 'failed', 'missed', 'vetoed']

export const isMovable = ({ state }: Publication): boolean => movable.includes(state)

export const isCancellable = ({ state }: Publication): boolean => movable.includes(state)
