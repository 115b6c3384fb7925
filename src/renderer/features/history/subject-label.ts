/** What an entry of the trail is about, in words. Pure. */
import { agentName } from '../../lib/agent-name.ts'
import type { Format } from '../../lib/format.ts'
import type { Entry } from './entry.ts'

/** `handle · 2026-11-23T18:04`, as core names a publication. */
const publicationLabel = /^(.*) · (\d{4}-\d{2}-\d{2}T\d{2}:\d{2})/

export const subjectLabel = ({ kind, label }: Entry['subject'], format: Format): string => {
  const [, handle, wall] = kind === 'publication' ? (publicationLabel.exec(label) ?? []) : []
  if (handle === undefined || wall === undefined) return agentName(label)
  // A wall time without its zone: read and written as it stands.
  const at = new Date(`${wall}Z`)
  return `@${handle} · ${format.shortDate(at, 'UTC')} ${format.time(at, 'UTC')}`
}
