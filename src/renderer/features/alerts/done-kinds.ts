/** Which acts of the history a model is told of, and what they are to her. Whatever is not here is her agency's own business. */
import type { HistoryAction } from '../../../contract/history-actions.ts'

// What was posted by hand is among what went out.
const kinds = {
  'account.connected': 'connected',
  'account.reconnected': 'connected',
  'automation.done_by_hand': 'doneByHand',
  'figures.imported': 'figures',
  'interaction.answered': 'answered',
  'interaction.hidden': 'hidden',
  'interaction.liked': 'liked',
  'interaction.messaged': 'messaged',
  'interaction.reposted': 'reposted',
  'interaction.taken_back': 'takenBack',
  'media.added': 'media',
  'plan.applied': 'planned',
  'plan.saved': 'plan',
  'publication.cancelled': 'cancelled',
  'publication.planned': 'scheduled',
  'publication.removed': 'removed',
  'publication.rescheduled': 'moved',
  'publication.rescheduled_to_approval': 'moved',
  'script.ended': 'scriptEnded',
  'script.removed': 'scripts',
  'script.said_by_hand': 'scriptSaid',
  'script.saved': 'scripts',
  'script.started': 'scriptStarted',
  'script.switched_off': 'scripts',
  'script.switched_on': 'scripts',
  'script.taken_over': 'scriptTaken',
} as const satisfies Partial<Record<HistoryAction, string>>

export type DoneKind = (typeof kinds)[keyof typeof kinds]

export const doneKindOf = (action: string): DoneKind | undefined =>
  Object.hasOwn(kinds, action) ? kinds[action as keyof typeof kinds] : undefined
