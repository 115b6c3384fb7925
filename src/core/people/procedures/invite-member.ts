/** A new person, and the link with which they set their password. */
import { AppError } from '../../app-error.ts'
import { newId } from '../../ids.ts'
import type { Handler } from '../../procedure.ts'
import { insertUser, replaceUserCreators } from '../../store/user-writer.ts'
import { assertFits, getMember } from '../membership.ts'
import type { ProceduresDeps } from './deps.ts'
import { toMember } from './to-member.ts'

export const inviteMember =
  ({ store, people }: ProceduresDeps): Handler<'team.invite'> =>
  ({ input: { name, email, role, creatorIds }, call }) => {
    const id = newId('usr', store.ids)
    const link = store.write((tx) => {
      if (people.users.byEmail(email)) throw new AppError('CONFLICT', { what: 'email' })
      assertFits(role, creatorIds, people.users)
      insertUser(tx, { id, name, email, role, state: 'invited', passwordHash: null })
      replaceUserCreators(tx, id, creatorIds)
      tx.audit({ actor: call.actor, action: 'team.invited', subject: { kind: 'user', id, label: name }, after: { role, creatorIds } })
      tx.emit({ kind: 'team.changed', userId: id })
      return people.links.make(tx, id, 'invite')
    })
    return { member: toMember(getMember(people.users, id), people.users), link }
  }
