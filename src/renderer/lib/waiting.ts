/** Which publications in state `failed` did not fail: nothing was sent because something else has to happen first. */
import type { Publication } from '../../contract/publications.ts'

export type Standing = Pick<Publication, 'state' | 'failure'>

const needsPerson: readonly string[] = ['HELD', 'VAULT_LOCKED', 'REAUTH_REQUIRED']
const needsTime: readonly string[] = ['QUOTA_EXCEEDED', 'RATE_LIMITED', 'OFFLINE']

const failedBy = ({ state, failure }: Standing, codes: readonly string[]): boolean =>
  state === 'failed' && failure !== null && codes.includes(failure.code)

/** Goes out once a pause is lifted, the vault opened, the account reconnected, the line or the quota back. */
export const isWaiting = (publication: Standing): boolean => failedBy(publication, needsPerson) || failedBy(publication, needsTime)

/** It waits, and only for time or the network: nobody has to do anything. */
export const waitsAlone = (publication: Standing): boolean => failedBy(publication, needsTime)
