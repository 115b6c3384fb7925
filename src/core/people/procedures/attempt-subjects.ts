/** On whom an attempt was made, for the history: a person when there is one, and nothing that was typed when not. */
import { isAppError } from '../../app-error.ts'
import type { Call } from '../../procedure.ts'
import { unknownPerson } from '../attempt-history.ts'
import type { People } from '../people.ts'

const subjectOf = (user: { id: string; name: string } | null | undefined) =>
  user ? { kind: 'user', id: user.id, label: user.name } : unknownPerson

export const attemptSubjects = ({ users, links }: Pick<People, 'users' | 'links'>) => ({
  byEmail: ({ email }: { email: string }) => subjectOf(users.byEmail(email)),
  byLink: ({ token }: { token: string }) => {
    try {
      return subjectOf(links.find(token).user)
    } catch (error) {
      if (isAppError(error, 'LINK_INVALID')) return unknownPerson
      throw error
    }
  },
  oneself: (_input: unknown, call: Call) => subjectOf(call.user),
  vaultSubject: () => ({ kind: 'vault', id: 'vault', label: '' }),
})
