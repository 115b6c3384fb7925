/** What core refused of a connection, placed where the person can correct it. */
import { accountsTexts } from './texts.ts'
import { codeOf, dataOf } from '../../lib/error-code.ts'

type Rejected = keyof (typeof accountsTexts)['fr']['rejected']

const isKnown = (reason: string): reason is Rejected => Object.hasOwn(accountsTexts.fr.rejected, reason)

export type ConnectRefusal =
  /** Under the field of that name. */
  | { at: 'field'; field: string; text: `rejected.${Rejected}` }
  /** Above the fields, in our words. */
  | {
      at: 'form'
      text: 'dialog.wrong' | 'dialog.otherAccount' | 'dialog.alreadyConnected' | 'dialog.platformNotAllowed' | `rejected.${Rejected}`
    }
  /** As any other error. */
  | { at: 'note' }
  | null

export const refusalOf = (error: unknown, isReconnect: boolean): ConnectRefusal => {
  if (error === null || error === undefined) return null
  if (codeOf(error) === 'WRONG_CREDENTIALS') return { at: 'form', text: 'dialog.wrong' }
  const conflict = dataOf(error, 'CONFLICT')
  if (conflict?.what === 'platform_not_allowed') return { at: 'form', text: 'dialog.platformNotAllowed' }
  if (conflict) return { at: 'form', text: isReconnect ? 'dialog.otherAccount' : 'dialog.alreadyConnected' }
  const rejected = dataOf(error, 'PLATFORM_REJECTED')
  if (!rejected || !isKnown(rejected.reason)) return { at: 'note' }
  const text = `rejected.${rejected.reason}` as const
  return rejected.field ? { at: 'field', field: rejected.field, text } : { at: 'form', text }
}
