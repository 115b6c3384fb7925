/** What was sent, as a hash: two attempts with one fingerprint carried the same content. Pure. */
import { createHash } from 'node:crypto'

export interface Payload {
  remoteId: string
  text: string
  languages: readonly string[]
  labels: readonly string[]
  media: readonly { sha256: string; alt: string }[]
}

/** SHA-256 over the payload's fields in this order, hexadecimal. */
export const fingerprintOf = ({ remoteId, text, languages, labels, media }: Payload): string =>
  createHash('sha256')
    .update(JSON.stringify([remoteId, text, languages, labels, media.map(({ sha256, alt }) => [sha256, alt])]))
    .digest('hex')
