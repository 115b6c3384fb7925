/**
 * Domain events: what happened, committed to the outbox in the transaction that made it happen.
 * Lower folders speak upward only through these. Closed union; ids, never content.
 */
import type { AutomatedActState, AutomatedBy } from '../contract/automation.ts'
import type { PublicationState } from '../contract/publications.ts'

export type DomainEvent =
  | {
      kind: 'publication.changed'
      publicationId: string
      creatorId: string
      accountId: string
      from: PublicationState | null
      to: PublicationState
      failureCode: string | null
    }
  /** It became a person's to post, was taken in hand, or is no more. */
  | { kind: 'publication.by_hand'; publicationId: string; creatorId: string; accountId: string }
  | { kind: 'post.changed'; postId: string; creatorId: string }
  /** Posts were read that an account had posted elsewhere, or all of them were. */
  | { kind: 'past.changed'; accountId: string; creatorId: string }
  | { kind: 'account.changed'; accountId: string; creatorId: string; state: 'connected' | 'needs_reconnect' | 'disconnected' }
  /** An application of the agency's with a platform. */
  | { kind: 'app.changed' }
  | { kind: 'media_host.changed' }
  | { kind: 'encoder.changed' }
  | { kind: 'creator.changed'; creatorId: string }
  | { kind: 'metrics.collected'; publicationId: string; creatorId: string }
  /** An act on it, or on an answer to it, was asked for or came to something. */
  | { kind: 'interaction.changed'; publicationId: string; creatorId: string }
  /** What goes by itself, or may. */
  | { kind: 'automation.changed'; creatorId: string }
  /** Something was said to an account, or something was done about it. */
  | { kind: 'inbox.changed'; creatorId: string }
  /** What a rule, an amplifier or a script wants done came to another state. */
  | { kind: 'automated_act.changed'; actId: string; creatorId: string; by: Pick<AutomatedBy, 'kind' | 'id'>; state: AutomatedActState }
  /** What these are was found out, or said by a person. */
  | { kind: 'inbox.judged'; creatorId: string; itemIds: string[] }
  /** These began to follow an account, or are heard of for the first time. */
  | { kind: 'followers.came'; creatorId: string; followerIds: string[] }
  /** A recent post's score is another. */
  | { kind: 'score.changed'; creatorId: string; publicationId: string }
  /** A rule was changed, turned on or off. */
  | { kind: 'rule.changed'; creatorId: string }
  /** Of one creator, or the agency's. */
  | { kind: 'saved_replies.changed'; creatorId: string | null }
  /** A message script, or a conversation in which one runs: of one creator, or the agency's. */
  | { kind: 'scripts.changed'; creatorId: string | null }
  /** What is advised to one creator, or to anybody. */
  | { kind: 'advice.changed'; creatorId: string | null }
  | { kind: 'import.changed'; importId: string }
  | { kind: 'figures.changed'; creatorId: string }
  | { kind: 'team.changed'; userId: string }
  | { kind: 'session.ended'; sessionId: string; userId: string }
  /** A plan was saved, or its creator's captions, images and videos or the markets' hours changed: what it comes to may be another. */
  | { kind: 'plan.changed'; creatorId: string | null }
  /** `creatorId` null: of the agency, or of one person. */
  | { kind: 'alert.changed'; alertId: string; creatorId: string | null }
  /** Something that people are told of, or have seen. Null: of no creator. */
  | { kind: 'news.changed'; creatorId: string | null }
  /** Somebody signed in from a device that they had not signed in from. */
  | { kind: 'session.new_device'; userId: string }
  | { kind: 'backup.changed' }
  /** When people are told. */
  | { kind: 'alert.settings_changed' }
  /** How alerts are sent. */
  | { kind: 'alert_channels.changed' }
  /** Somebody reported something, or said or did something about it. */
  | { kind: 'ticket.changed'; ticketId: string }
  | { kind: 'system.changed' }

/** A committed event with its place in the outbox. */
export interface CommittedEvent {
  seq: number
  at: number
  event: DomainEvent
}
