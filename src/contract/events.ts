/** Live events: what the interface hears so that it can read again. They carry ids, never content. */
import * as z from 'zod'
import { alertId } from './alerts.ts'
import { accountId, creatorId, importId, postId, publicationId } from './values.ts'
import { publicationState } from './publications.ts'

export const liveEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('publication.changed'), publicationId, creatorId, state: publicationState }),
  z.object({ kind: z.literal('post.changed'), postId, creatorId }),
  z.object({ kind: z.literal('account.changed'), accountId, creatorId }),
  z.object({ kind: z.literal('past.changed'), accountId, creatorId }),
  z.object({ kind: z.literal('app.changed') }),
  z.object({ kind: z.literal('media_host.changed') }),
  z.object({ kind: z.literal('encoder.changed') }),
  z.object({ kind: z.literal('creator.changed'), creatorId }),
  z.object({ kind: z.literal('metrics.collected'), publicationId, creatorId }),
  z.object({ kind: z.literal('interaction.changed'), publicationId, creatorId }),
  z.object({ kind: z.literal('automation.changed'), creatorId }),
  z.object({ kind: z.literal('inbox.changed'), creatorId }),
  z.object({ kind: z.literal('saved_replies.changed') }),
  z.object({ kind: z.literal('scripts.changed') }),
  z.object({ kind: z.literal('import.changed'), importId }),
  z.object({ kind: z.literal('figures.changed'), creatorId }),
  z.object({ kind: z.literal('advice.changed'), creatorId: creatorId.nullable() }),
  /** `creatorId` null: of every creator. */
  z.object({ kind: z.literal('plan.changed'), creatorId: creatorId.nullable() }),
  /** `alertId` null: how people are told. */
  z.object({ kind: z.literal('alert.changed'), alertId: alertId.nullable(), creatorId: creatorId.nullable() }),
  z.object({ kind: z.literal('alert_channels.changed') }),
  z.object({ kind: z.literal('ticket.changed') }),
  z.object({ kind: z.literal('team.changed') }),
  z.object({ kind: z.literal('system.changed') }),
])
export type LiveEvent = z.infer<typeof liveEvent>
