/** What core refused of a connection, placed where the person can correct it, in words for somebody at a dialog. */
import { isKnownRejection, type KnownRejection } from '../../../contract/rejection-text.ts'
import { codeOf, dataOf } from '../../lib/error-code.ts'

export type ConnectRefusal =
  /** Under the field of that name, for the platform's reason. */
  | { at: 'field'; field: string; reason: KnownRejection }
  /** Under the address: nothing answered there. */
  | { at: 'address' }
  /** Above the fields: a title, and what to check. */
  | { at: 'form'; says: 'wrong' | 'otherAccount' | 'alreadyConnected' | 'platformNotAllowed' | 'offline' }
  | { at: 'form'; says: 'wait'; until: Date }
  | { at: 'form'; reason: KnownRejection }
  /** As any other error. */
  | { at: 'note' }
  | null

export const refusalOf = (error: unknown, isReconnect: boolean): ConnectRefusal => {
  if (error === null || error === undefined) return null
  switch (codeOf(error)) {
    case 'WRONG_CREDENTIALS':
      return { at: 'form', says: 'wrong' }
    case 'PLATFORM_DOWN':
      return { at: 'address' }
    case 'OFFLINE':
      return { at: 'form', says: 'offline' }
    default:
      return waitOf(error) ?? conflictOf(error, isReconnect) ?? rejectionOf(error)
  }
}

const waitOf = (error: unknown): ConnectRefusal => {
  const retryAt = dataOf(error, 'RATE_LIMITED')?.retryAt
  return retryAt ? { at: 'form', says: 'wait', until: retryAt } : null
}

const conflictOf = (error: unknown, isReconnect: boolean): ConnectRefusal => {
  const what = dataOf(error, 'CONFLICT')?.what
  if (what === undefined) return null
  if (what === 'platform_not_allowed') return { at: 'form', says: 'platformNotAllowed' }
  return { at: 'form', says: isReconnect ? 'otherAccount' : 'alreadyConnected' }
}

const rejectionOf = (error: unknown): ConnectRefusal => {
  const rejected = dataOf(error, 'PLATFORM_REJECTED')
  if (!rejected || !isKnownRejection(rejected.reason)) return { at: 'note' }
  const { reason, field } = rejected
  return field === undefined ? { at: 'form', reason } : { at: 'field', field, reason }
}
