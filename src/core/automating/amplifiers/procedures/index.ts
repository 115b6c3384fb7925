/** The part of the router that is about amplifiers. */
import type { Handlers } from '../../../procedure.ts'
import type { Amplifiers } from '../parts.ts'
import { grantAccount, revokeAccount } from './change-grant.ts'
import { listGroups, removeGroup, resumeGroup, saveGroup, switchGroup } from './change-group.ts'
import { listActs } from './list-acts.ts'
import { previewGroup } from './preview-group.ts'

export const amplifierProcedures = (it: Amplifiers): Pick<Handlers, `amplifiers.${string}` & keyof Handlers> => ({
  'amplifiers.list': listGroups(it),
  'amplifiers.save': saveGroup(it),
  'amplifiers.remove': removeGroup(it),
  'amplifiers.setOn': switchGroup(it),
  'amplifiers.resume': resumeGroup(it),
  'amplifiers.grant': grantAccount(it),
  'amplifiers.revoke': revokeAccount(it),
  'amplifiers.acts': listActs(it),
  'amplifiers.preview': previewGroup(it),
})
