/** What the doctor finds, and how it is written down. */
import type * as z from 'zod'
import type { check } from '../../contract/system.ts'

export type Check = z.infer<typeof check>

export const ok = (name: Check['name'], finding: string, data: Check['data'] = {}): Check => ({ name, state: 'ok', finding, data })
export const warning = (name: Check['name'], finding: string, data: Check['data'] = {}): Check => ({
  name,
  state: 'warning',
  finding,
  data,
})
export const failed = (name: Check['name'], finding: string, data: Check['data'] = {}): Check => ({ name, state: 'failed', finding, data })
