/** What the doctors find, and how it is written down. */
import type * as z from 'zod'
import type { check, connectionCheck } from '../../contract/system.ts'

export type Check = z.infer<typeof check>
export type ConnectionCheck = z.infer<typeof connectionCheck>
type Name = (Check | ConnectionCheck)['name']

const found =
  (state: Check['state']) =>
  <N extends Name>(name: N, finding: string, data: Check['data'] = {}) => ({ name, state, finding, data })

export const ok = found('ok')
export const warning = found('warning')
export const failed = found('failed')
