/** The fields a platform asks for to connect an account, as a person filled them in. Pure. */
import type { Capabilities } from '../../contract/platforms.ts'
import { AppError } from '../app-error.ts'

/** Those declared and no others, initial values filled in. Throws BAD_INPUT naming each that is missing. */
export const readConnectFields = (
  declared: Capabilities['connect']['fields'],
  given: Readonly<Record<string, string>>,
): Record<string, string> => {
  const fields = declared.map(({ name, initial }) => [name, given[name]?.trim() || initial || ''] as const)
  const missing = fields.filter(([, value]) => value === '').map(([name]) => ({ path: `credentials.${name}`, code: 'required' }))
  if (missing.length > 0) throw new AppError('BAD_INPUT', { issues: missing })
  return Object.fromEntries(fields)
}
