/**
 * What somebody reported: what happened, pictures, and what the application says of itself, with names and secrets taken
 * out. Kept here, talked about here; an admin sees to it, and may take it to whoever makes Coulisse.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { idSchema, line, pageInput, pageOf, prose, userId } from './values.ts'

export const ticketId = idSchema('tkt')
export const ticketPictureId = idSchema('tpc')

export const ticketStates = ['open', 'in_hand', 'closed'] as const
export const ticketState = z.enum(ticketStates)
export type TicketState = z.infer<typeof ticketState>

export const ticketUrgencies = ['low', 'normal', 'high'] as const
export const ticketUrgency = z.enum(ticketUrgencies)
export type TicketUrgency = z.infer<typeof ticketUrgency>

export const ticketSummary = z.object({
  id: ticketId,
  title: z.string(),
  state: ticketState,
  urgency: ticketUrgency,
  /** Names as they were then. */
  reporter: z.object({ id: userId.nullable(), name: z.string() }),
  assignee: z.object({ id: userId, name: z.string() }).nullable(),
  /** Whose word is awaited; null: nobody's, it is closed. */
  waitsFor: z.enum(['agency', 'reporter']).nullable(),
  reportedAt: z.date(),
  changedAt: z.date(),
})
export type TicketSummary = z.infer<typeof ticketSummary>

export const ticketEntry = z.object({
  at: z.date(),
  by: z.string(),
  /** `isMine`: the caller's own. */
  isMine: z.boolean(),
  what: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('said'), text: z.string() }),
    z.object({ kind: z.literal('state'), to: ticketState }),
    z.object({ kind: z.literal('assigned'), to: z.string().nullable() }),
    z.object({ kind: z.literal('urgency'), to: ticketUrgency }),
  ]),
})
export type TicketEntry = z.infer<typeof ticketEntry>

export const ticket = ticketSummary.extend({
  text: z.string(),
  /** As whoever reported it let them stand. */
  diagnostics: z.array(z.string()),
  pictures: z.array(z.object({ id: ticketPictureId, width: z.int(), height: z.int() })),
  /** In the order of time. */
  entries: z.array(ticketEntry),
})
export type Ticket = z.infer<typeof ticket>

export const maxTicketPictures = 3
/** As it is taken: it is kept smaller, and without what cameras write into it. */
export const maxTicketPictureBytes = 8_000_000

const diagnosticLine = z.string().max(2000)
const one = z.object({ ticketId })

export const tickets = {
  /** What would go with a report, line by line; `page`: where the caller is, `error`: the details of what went wrong there. */
  diagnose: oc
    .input(z.object({ page: z.string().max(200).optional(), error: prose(4000).optional() }))
    .output(z.object({ lines: z.array(z.string()) })),
  report: oc
    .input(
      z.object({
        title: line(150),
        text: prose(10_000),
        diagnostics: z.array(diagnosticLine).max(500),
        pictures: z.array(z.file().min(1).max(maxTicketPictureBytes)).max(maxTicketPictures).default([]),
      }),
    )
    .output(z.object({ id: ticketId }))
    .errors(errorsOf('MEDIA_INVALID')),
  /** Latest first. An admin's are all; anybody else's are those that they reported or were given. */
  list: oc.input(z.object({ states: z.array(ticketState).optional(), ...pageInput })).output(pageOf(ticketSummary)),
  /** How many of those wait for the caller. */
  count: oc.output(z.object({ waiting: z.int() })),
  get: oc.input(one).output(ticket).errors(errorsOf('NOT_FOUND')),
  picture: oc
    .input(z.object({ ticketId, pictureId: ticketPictureId }))
    .output(z.file())
    .errors(errorsOf('NOT_FOUND')),
  /** The caller has looked at it: what they were told of it is over. */
  seen: oc.input(one).errors(errorsOf('NOT_FOUND')),
  /** Said to a closed one by whoever reported it: it is open again. */
  answer: oc.input(z.object({ ticketId, text: prose(10_000).min(1) })).errors(errorsOf('NOT_FOUND')),
  /** Only what is named is changed. `assigneeId` null: nobody's. */
  triage: oc
    .input(
      z.object({
        ticketId,
        state: ticketState.optional(),
        urgency: ticketUrgency.optional(),
        assigneeId: userId.nullable().optional(),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
  /** Whom one may be given to. */
  assignees: oc.output(z.array(z.object({ id: userId, name: z.string() }))),
  /** A ZIP: the report as a text to read and as JSON, and its pictures where they are wanted. Names and secrets are taken out of the texts. */
  exportFile: oc
    .input(z.object({ ticketId, withPictures: z.boolean() }))
    .output(z.file())
    .errors(errorsOf('NOT_FOUND')),
  /** For whoever makes Coulisse, with names and secrets taken out; `url` null: their address is not known. `isCut`: an address holds only so much. */
  issue: oc
    .input(one)
    .output(z.object({ title: z.string(), body: z.string(), url: z.string().nullable(), isCut: z.boolean() }))
    .errors(errorsOf('NOT_FOUND')),
}
