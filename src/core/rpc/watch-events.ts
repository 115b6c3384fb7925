/** `events.watch`: committed events within the caller's reach, as they happen, until the session or the call ends. */
import type { LiveEvent } from '../../contract/events.ts'
import type { CommittedEvent, DomainEvent } from '../events.ts'
import type { Clock } from '../ports.ts'
import type { Call, Handler } from '../procedure.ts'
import type { People } from '../people/people.ts'
import type { Store } from '../store/store.ts'
import { createEventStream } from './event-stream.ts'
import type { EventStream } from './event-stream.ts'

/** Who hears: read anew when the team changes. */
interface Audience {
  staff: boolean
  admin: boolean
  reach: ReadonlySet<string> | null
}

const reaches = ({ reach }: Audience, creatorId: string): boolean => reach === null || reach.has(creatorId)

/** A domain event as this audience may hear it. Ids only; what is not for the wire has no case. */
export const toLiveEvent = (event: DomainEvent, audience: Audience): LiveEvent | undefined => {
  switch (event.kind) {
    case 'publication.changed':
      return reaches(audience, event.creatorId)
        ? { kind: event.kind, publicationId: event.publicationId, creatorId: event.creatorId, state: event.to }
        : undefined
    case 'post.changed':
      return reaches(audience, event.creatorId) ? { kind: event.kind, postId: event.postId, creatorId: event.creatorId } : undefined
    case 'account.changed':
      return reaches(audience, event.creatorId) ? { kind: event.kind, accountId: event.accountId, creatorId: event.creatorId } : undefined
    case 'past.changed':
      return reaches(audience, event.creatorId) ? { kind: event.kind, accountId: event.accountId, creatorId: event.creatorId } : undefined
    case 'media_host.changed':
    case 'encoder.changed':
    case 'app.changed':
      return audience.staff ? { kind: event.kind } : undefined
    case 'creator.changed':
      return reaches(audience, event.creatorId) ? { kind: event.kind, creatorId: event.creatorId } : undefined
    case 'interaction.changed':
    case 'metrics.collected':
      return reaches(audience, event.creatorId)
        ? { kind: event.kind, publicationId: event.publicationId, creatorId: event.creatorId }
        : undefined
    case 'automation.changed':
    case 'inbox.changed':
      return audience.staff && reaches(audience, event.creatorId) ? { kind: event.kind, creatorId: event.creatorId } : undefined
    case 'rule.changed':
    case 'automated_act.changed':
      return audience.staff && reaches(audience, event.creatorId) ? { kind: 'automation.changed', creatorId: event.creatorId } : undefined
    case 'scripts.changed':
    case 'saved_replies.changed':
      return audience.staff && (event.creatorId === null || reaches(audience, event.creatorId)) ? { kind: event.kind } : undefined
    case 'figures.changed':
      return reaches(audience, event.creatorId) ? { kind: event.kind, creatorId: event.creatorId } : undefined
    case 'import.changed':
      return audience.staff ? { kind: event.kind, importId: event.importId } : undefined
    case 'advice.changed':
    case 'plan.changed':
      return audience.staff && (event.creatorId === null || reaches(audience, event.creatorId))
        ? { kind: event.kind, creatorId: event.creatorId }
        : undefined
    case 'alert.changed':
      // Whose it is, the list says.
      if (event.creatorId === null) return { kind: event.kind, alertId: null, creatorId: null }
      return reaches(audience, event.creatorId) ? { kind: event.kind, alertId: event.alertId, creatorId: event.creatorId } : undefined
    case 'alert.settings_changed':
      return audience.staff ? { kind: 'alert.changed', alertId: null, creatorId: null } : undefined
    case 'alert_channels.changed':
    case 'team.changed':
      return audience.admin ? { kind: event.kind } : undefined
    // Without its id: whose it is, the list says.
    case 'ticket.changed':
    case 'system.changed':
      return { kind: event.kind }
    // Said by `publication.changed` too.
    case 'publication.by_hand':
    // Said by `inbox.changed` and `metrics.collected` too.
    case 'inbox.judged':
    // What it sets off is said by `rule.changed`; nothing else shows them.
    case 'followers.came':
    case 'score.changed':
    // Said by `alert.changed`.
    case 'news.changed':
    case 'session.new_device':
    case 'backup.changed':
    case 'session.ended':
      return undefined
    default:
      return event satisfies never
  }
}

/** Equal keys tell the reader to read the same thing again, so only the last needs to wait. */
const keyOf = (event: LiveEvent): string =>
  [
    event.kind,
    'publicationId' in event && event.publicationId,
    'postId' in event && event.postId,
    'accountId' in event && event.accountId,
    'creatorId' in event && event.creatorId,
    'importId' in event && event.importId,
    'alertId' in event && event.alertId,
  ].join(' ')

export interface LiveEvents {
  watch: Handler<'events.watch'>
  /** Ends every stream: core stops. */
  endAll(): void
}

export const createLiveEvents = ({ store, people, clock }: { store: Store; people: People; clock: Clock }): LiveEvents => {
  const open = new Set<EventStream<LiveEvent>>()

  const watch: Handler<'events.watch'> = ({ call }) => {
    const stream = createEventStream<LiveEvent>(keyOf)
    let audience = audienceOf(call, people)
    const hear = ({ event }: CommittedEvent): void => {
      if (event.kind === 'session.ended' && event.sessionId === call.sessionId) return stream.end()
      if (event.kind === 'team.changed' && event.userId === call.user?.id) audience = audienceOf(call, people)
      if (!audience) return stream.end()
      const live = toLiveEvent(event, audience)
      if (live) stream.push(live)
    }
    const listening = store.onCommitted((events) => events.forEach(hear))
    const expiry = endWithSession(call, people, clock, stream.end)
    open.add(stream)
    stream.onEnd(() => {
      open.delete(stream)
      listening[Symbol.dispose]()
      expiry[Symbol.dispose]()
    })
    if (call.signal?.aborted) stream.end()
    call.signal?.addEventListener('abort', stream.end, { once: true })
    return stream.iterator
  }

  return {
    watch,
    endAll: () => {
      for (const stream of open) stream.end()
    },
  }
}

/** undefined: may hear nothing any more. */
const audienceOf = (call: Call, people: People): Audience | undefined => {
  if (!call.user) return { staff: true, admin: true, reach: call.reach }
  const standing = people.standing(call.user.id)
  return standing && { staff: standing.user.role !== 'model', admin: standing.user.role === 'admin', reach: standing.reach }
}

/** Ends the stream when the session runs out; one that was used meanwhile runs out later. */
const endWithSession = (call: Call, people: People, clock: Clock, end: () => void): Disposable => {
  let timer: Disposable | undefined
  const arm = (): void => {
    const expiresAt = call.sessionId === null ? undefined : people.sessions.expiresAt(call.sessionId)
    if (expiresAt === undefined) return
    timer = clock.at(expiresAt, () => (call.sessionId !== null && people.sessions.isGood(call.sessionId) ? arm() : end()))
  }
  arm()
  return { [Symbol.dispose]: () => timer?.[Symbol.dispose]() }
}
