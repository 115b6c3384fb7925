/** Which acts of the history a model is told of, and what they are to her. Whatever is not here is her agency's own business. */
import type { HistoryAction } from '../../../contract/history-actions.ts'

const kinds = {
  'account.connected': 'connected',
  'account.reconnected': 'connected',
  'figures.imported': 'figures',
  'interaction.answered': 'answered',
  'interaction.hidden': 'hidden',
  'interaction.liked': 'liked',
  'interaction.reposted': 'reposted',
  'media.added': 'media',
  'plan.applied': 'planned',
  'plan.saved': 'plan',
  'publication.cancelled': 'cancelled',
  'publication.planned': 'scheduled',
  'publication.posted_by_hand': 'byHand',
  'publication.removed': 'removed',
  'publication.rescheduled': 'moved',
  'publication.rescheduled_to_approval': 'moved',
} as const satisfies Partial<Record<HistoryAction, string>>

export type DoneKind = (typeof kinds)[keyof typeof kinds]

export const doneKindOf = (action: string): DoneKind | undefined =>
  Object.hasOwn(kinds, action) ? kinds[action as keyof typeof kinds] : undefined
