/** Reports of problems: made by anybody, seen by whoever made them, whoever was given them, and admins. */
import type { Ticket, TicketEntry, TicketState, TicketSummary, TicketUrgency } from '../../../contract/tickets.ts'
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import type { Call } from '../../procedure.ts'
import type { AlertReader } from '../../store/alert-reader.ts'
import { createTicketReader } from '../../store/ticket-reader.ts'
import type { ListedTicket, TicketEntryRow, TicketReach, TicketReader, TicketRow } from '../../store/ticket-reader.ts'
import { appendEntry, insertPicture, insertTicket, updateTicket } from '../../store/ticket-writer.ts'
import type { TicketChanges } from '../../store/ticket-writer.ts'
import type { Store, WriteTx } from '../../store/store.ts'
import { diagnosticLines } from './diagnostics.ts'
import type { DiagnosticFacts } from './diagnostics.ts'
import { looked, newsOfAnswer, newsOfAssignment, newsOfClosing, newsOfFiled } from './ticket-news.ts'
import { takePicture } from './picture.ts'
import type { TakenPicture } from './picture.ts'
import { withholding } from './withhold.ts'
import type { Withhold } from './withhold.ts'

export interface Tickets {
  reader: TicketReader
  /** Takes out of a line what may not leave the agency, as it is called now. */
  withhold(): Withhold
  diagnose(where: { page: string | undefined; error: string | undefined }, call: Call): string[]
  report(what: { title: string; text: string; diagnostics: readonly string[]; pictures: readonly File[] }, call: Call): Promise<string>
  /** Throws NOT_FOUND for one that is not the caller's to see. */
  get(ticketId: string, call: Call): Ticket
  answer(ticketId: string, text: string, call: Call): void
  /** The caller has looked at it: what they were told of it is over. */
  seen(ticketId: string, call: Call): void
  triage(
    ticketId: string,
    how: { state?: TicketState | undefined; urgency?: TicketUrgency | undefined; assigneeId?: string | null | undefined },
    call: Call,
  ): void
}

export interface TicketDeps {
  store: Store
  /** What this Coulisse is and how it stands. */
  facts(): Pick<DiagnosticFacts, 'version' | 'platform' | 'lastBackupAt'> & {
    isOnline: boolean
    isVaultOpen: boolean
    isStopped: boolean
    storeBytes: number
  }
  waiting(creatorIds: readonly string[] | null): { queued: number; needPerson: number }
  log(): readonly string[]
  people: Pick<AlertReader, 'admins'>
}

/** Whose it is: this machine's command line sees all, as an admin does. */
export const ticketReach = ({ user }: Pick<Call, 'user'>): TicketReach => ({
  isAdmin: user === null || user.role === 'admin',
  userId: user?.id ?? '',
})

export const toSummary = (row: ListedTicket): TicketSummary => ({
  id: row.id,
  title: row.title,
  state: row.state,
  urgency: row.urgency,
  reporter: { id: row.reporterId, name: row.reporterName },
  assignee: row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '' },
  waitsFor: row.waitsFor ?? null,
  reportedAt: new Date(row.reportedAt),
  changedAt: new Date(row.changedAt),
})

const toEntry = ({ at, byActor, byName, what }: TicketEntryRow, me: string): TicketEntry => ({
  at: new Date(at),
  by: byName,
  isMine: byActor === me,
  what,
})

export const createTickets = ({ store, facts, waiting, log, people }: TicketDeps): Tickets => {
  const reader = createTicketReader(store)
  const withhold = (): Withhold => withholding(reader.names())

  const reached = (ticketId: string, call: Call): TicketRow & { assigneeName: string | null } => {
    const row = reader.get(ticketId)
    const { isAdmin, userId } = ticketReach(call)
    if (!row || !(isAdmin || row.reporterId === userId || row.assigneeId === userId))
      throw new AppError('NOT_FOUND', { what: 'ticket', id: ticketId })
    return row
  }

  const admins = (): string[] => people.admins().map(({ id }) => id)
  const happenedTo = (ticket: TicketRow, { actor, user }: Call) => ({ ticket, by: { actor, id: user?.id ?? null }, admins: admins() })

  const change = (tx: WriteTx, id: string, changes: TicketChanges): void => {
    updateTicket(tx, id, { ...changes, changedAt: tx.now })
    tx.emit({ kind: 'ticket.changed', ticketId: id })
  }

  return {
    reader,
    withhold,
    diagnose: ({ page, error }, { user, reach }) => {
      const { version, platform, lastBackupAt, ...state } = facts()
      const creatorIds = reach && [...reach]
      return diagnosticLines({
        version,
        platform,
        role: user?.role ?? 'cli',
        page,
        error,
        counted: reader.counted(creatorIds),
        state: { ...state, ...waiting(creatorIds) },
        lastBackupAt,
        now: store.ids.clock.now(),
        // The log is about everybody.
        log: reach === null ? log() : [],
        names: reader.names(),
      })
    },
    report: async ({ title, text, diagnostics, pictures }, { user, actor }) => {
      const taken: TakenPicture[] = []
      for (const picture of pictures) taken.push(await takePicture(picture))
      const id = newId('tkt', store.ids)
      // A page sends what it was given; what is kept does not rest on that.
      const clean = diagnostics.map(withhold())
      store.write((tx) => {
        insertTicket(tx, {
          id,
          title,
          body: text,
          diagnostics: clean,
          state: 'open',
          urgency: 'normal',
          reporterId: user?.id ?? null,
          reporterName: actor.name,
          assigneeId: null,
          waitsFor: 'agency',
          reportedAt: tx.now,
          changedAt: tx.now,
        })
        for (const [place, picture] of taken.entries()) insertPicture(tx, { id: newId('tpc', store.ids), ticketId: id, place, ...picture })
        tx.emit({ kind: 'ticket.changed', ticketId: id })
        tx.audit({ actor, action: 'ticket.reported', subject: { kind: 'ticket', id, label: title }, after: { pictures: taken.length } })
        newsOfFiled(tx, {
          ticket: { id, title, reporterId: user?.id ?? null, assigneeId: null },
          by: { actor, id: user?.id ?? null },
          admins: admins(),
        })
      })
      return id
    },
    get: (ticketId, call) => {
      const row = reached(ticketId, call)
      return {
        ...toSummary(row),
        text: row.body,
        diagnostics: row.diagnostics,
        pictures: reader.pictures(ticketId).map(({ id, width, height }) => ({ id, width, height })),
        entries: reader.entries(ticketId).map((entry) => toEntry(entry, call.actor.id)),
      }
    },
    answer: (ticketId, text, call) => {
      const row = reached(ticketId, call)
      const isReporter = row.reporterId === (call.user?.id ?? null)
      store.write((tx) => {
        appendEntry(tx, ticketId, call.actor, { kind: 'said', text })
        const reopens = isReporter && row.state === 'closed'
        if (reopens) appendEntry(tx, ticketId, call.actor, { kind: 'state', to: 'open' })
        // What is said after it was closed asks for nothing, unless whoever reported it says it.
        const waitsFor = isReporter ? 'agency' : row.state === 'closed' ? null : 'reporter'
        change(tx, ticketId, { waitsFor, ...(reopens && { state: 'open' as const }) })
        tx.audit({ actor: call.actor, action: 'ticket.answered', subject: { kind: 'ticket', id: ticketId, label: row.title } })
        newsOfAnswer(tx, happenedTo(row, call))
      })
    },
    seen: (ticketId, call) => {
      const { user } = call
      reached(ticketId, call)
      if (user) store.write((tx) => looked(tx, ticketId, user.id))
    },
    triage: (ticketId, { state, urgency, assigneeId }, call) => {
      const row = reached(ticketId, call)
      const assignee = assigneeId === undefined || assigneeId === null ? undefined : reader.assignees().find(({ id }) => id === assigneeId)
      if (assigneeId !== undefined && assigneeId !== null && !assignee) throw new AppError('NOT_FOUND', { what: 'user', id: assigneeId })
      const { actor } = call
      const subject = { kind: 'ticket', id: ticketId, label: row.title }
      store.write((tx) => {
        const changes: TicketChanges = {}
        if (urgency !== undefined && urgency !== row.urgency) {
          changes.urgency = urgency
          appendEntry(tx, ticketId, actor, { kind: 'urgency', to: urgency })
        }
        if (assigneeId !== undefined && assigneeId !== row.assigneeId) {
          changes.assigneeId = assigneeId
          appendEntry(tx, ticketId, actor, { kind: 'assigned', to: assignee?.name ?? null })
          tx.audit({ actor, action: 'ticket.assigned', subject, after: { to: assignee?.name ?? null } })
          newsOfAssignment(tx, happenedTo({ ...row, assigneeId }, call), row.assigneeId)
        }
        if (state !== undefined && state !== row.state) {
          changes.state = state
          changes.waitsFor = state === 'closed' ? null : (row.waitsFor ?? 'agency')
          appendEntry(tx, ticketId, actor, { kind: 'state', to: state })
          if (state === 'closed') {
            tx.audit({ actor, action: 'ticket.closed', subject })
            newsOfClosing(tx, happenedTo({ ...row, ...changes }, call))
          }
          if (row.state === 'closed') tx.audit({ actor, action: 'ticket.reopened', subject })
        }
        if (Object.keys(changes).length > 0) change(tx, ticketId, changes)
      })
    },
  }
}
