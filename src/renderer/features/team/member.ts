import type * as z from 'zod'
import type { member } from '../../../contract/team.ts'

export type Member = z.infer<typeof member>
