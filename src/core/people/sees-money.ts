/** Whether a caller is told amounts. */
import { moneyRoles } from '../../contract/permissions.ts'
import type { Call } from '../procedure.ts'

export const seesMoney = ({ user }: Pick<Call, 'user'>): boolean => user === null || moneyRoles.includes(user.role)
