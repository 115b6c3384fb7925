/** A report as a file: a text to read, the same as JSON, and its pictures where they are wanted. */
import { strToU8, zipSync } from 'fflate'
import type { Ticket } from '../../../contract/tickets.ts'
import type { Withhold } from './withhold.ts'
import { issueOf } from './write-issue.ts'

const said = (ticket: Ticket, withhold: Withhold) =>
  ticket.entries.flatMap(({ at, by, what }) =>
    // Whoever reported it, and the others: what they are called is nobody's outside.
    what.kind === 'said'
      ? [
          {
            at: at.toISOString(),
            by: by === ticket.reporter.name ? 'reporter' : 'agency',
            text: what.text.split('\n').map(withhold).join('\n'),
          },
        ]
      : [],
  )

/** Names and secrets are taken out of what is written; pictures are as they are. */
export const zipTicket = (ticket: Ticket, pictures: readonly Uint8Array[], withhold: Withhold): Uint8Array<ArrayBuffer> => {
  const { title, body } = issueOf(ticket, withhold)
  const entries = said(ticket, withhold)
  const talk = entries.map(({ at, by, text }) => `**${by}, ${at}**\n\n${text}`)
  const markdown = [
    `# ${title}`,
    '',
    `${ticket.state}, ${ticket.urgency}, ${ticket.reportedAt.toISOString()}`,
    '',
    body,
    '',
    ...talk,
    '',
  ].join('\n')
  const json = {
    id: ticket.id,
    title,
    state: ticket.state,
    urgency: ticket.urgency,
    reportedAt: ticket.reportedAt.toISOString(),
    text: ticket.text.split('\n').map(withhold).join('\n'),
    diagnostics: ticket.diagnostics.map(withhold),
    entries,
  }
  return zipSync(
    {
      'ticket.md': strToU8(markdown),
      'ticket.json': strToU8(`${JSON.stringify(json, null, 2)}\n`),
      ...Object.fromEntries(pictures.map((picture, index) => [`picture-${index + 1}.jpg`, [picture, { level: 0 as const }]])),
    },
    { mtime: ticket.changedAt },
  )
}
