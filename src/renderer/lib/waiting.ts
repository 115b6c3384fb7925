/** Which publications in state `failed` did not fail: nothing was sent because something else has to happen first. */
import type { Publication } from '../../contract/publications.ts'

export type Standing = Pick<Publication, 'state' | 'failure' | 'handedOverAt' | 'readyAt'>

const waits: readonly string[] = ['HELD', 'VAULT_LOCKED', 'REAUTH_REQUIRED', 'QUOTA_EXCEEDED', 'SPEND_CAP', 'RATE_LIMITED', 'OFFLINE']

/** Goes out once a pause is lifted, the vault opened, the account reconnected, the line or the quota back. */
export const isWaiting = ({ state, failure }: Pick<Publication, 'state' | 'failure'>): boolean =>
  state === 'failed' && failure !== null && waits.includes(failure.code)
