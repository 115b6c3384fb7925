/** What was sent, as a hash: two attempts with one fingerprint carried the same content. Pure. */
import { createHash } from 'node:crypto'

export interface Payload {
  remoteId: string
  text: string
  languages: readonly string[]
  labels: readonly string[]
  media: readonly { sha256: string; alt: string }[]
  /** What was chosen for the account. */
  options?: Readonly<Record<string, unknown>> | undefined
}

/**
 * SHA-256 over the payload's fields in this order, hexadecimal. Options stand last, by name, and only where there are
 * some: what was sent before there were any keeps its hash.
 */
export const fingerprintOf = ({ remoteId, text, languages, labels, media, options }: Payload): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        remoteId,
        text,
        languages,
        labels,
        media.map(({ sha256, alt }) => [sha256, alt]),
        ...(options ? [Object.entries(options).toSorted(([a], [b]) => (a < b ? -1 : 1))] : []),
      ]),
    )
    .digest('hex')
