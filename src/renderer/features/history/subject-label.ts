/** What an entry of the trail is about, in words. Pure. */
import { markets } from '../../../contract/values.ts'
import { agentName } from '../../../contract/agent-name.ts'
import type { Format } from '../../lib/format.ts'
import type { Entry } from './entry.ts'

/** `handle · 2026-11-23T18:04`, as core names a publication. */
const publicationLabel = /^(.*) · (\d{4}-\d{2}-\d{2}T\d{2}:\d{2})/

/** Words for what core names by a code or not at all. */
export type SubjectWord = 'nobody' | 'noText' | 'vault' | `market.${(typeof markets)[number]}`

const isMarket = (label: string): label is (typeof markets)[number] => markets.some((market) => market === label)

/** An act whose sentence already says it all (`vault.rotated`) has no subject to name: ''. */
export const subjectLabel = (
  { action, subject: { kind, label } }: Pick<Entry, 'action' | 'subject'>,
  format: Format,
  word: (name: SubjectWord) => string,
): string => {
  if (label === '' && action.startsWith('session.attempt_')) return word(kind === 'vault' ? 'vault' : 'nobody')
  if (label === '' && (kind === 'post' || kind === 'caption')) return word('noText')
  if (kind === 'market' && isMarket(label)) return word(`market.${label}`)
  const [, handle, wall] = kind === 'publication' ? (publicationLabel.exec(label) ?? []) : []
  if (handle === undefined || wall === undefined) return agentName(label)
  // A wall time without its zone: read and written as it stands.
  const at = new Date(`${wall}Z`)
  return `@${handle} · ${format.shortDate(at, 'UTC')} ${format.time(at, 'UTC')}`
}
