/** People: the parts that sign-in, sessions, links and the team are made of, built once. */
import type { Argon2Cost } from '../config.ts'
import type { Logger } from '../log.ts'
import type { Clock, Random } from '../ports.ts'
import type { Actor, Store } from '../store/store.ts'
import { createAgencyReader } from '../store/agency-reader.ts'
import type { AgencyReader } from '../store/agency-reader.ts'
import { createUserReader } from '../store/user-reader.ts'
import type { UserReader, UserRow } from '../store/user-reader.ts'
import type { Vault } from '../vault/vault.ts'
import { createAttemptHistory } from './attempt-history.ts'
import type { AttemptHistory } from './attempt-history.ts'
import { createCalls } from './calls.ts'
import type { Calls } from './calls.ts'
import { reachOf } from './current-user.ts'
import { createDesktopToken } from './desktop-token.ts'
import { createHistorySeal } from './history-seal.ts'
import type { HistorySeal } from './history-seal.ts'
import { createLinks } from './links.ts'
import type { Links, OneTimeLink } from './links.ts'
import { createPasswords } from './passwords.ts'
import type { Passwords } from './passwords.ts'
import { createResetAccess } from './reset-access.ts'
import type { ResetAccess } from './reset-access.ts'
import { createSessions } from './sessions.ts'
import type { Sessions } from './sessions.ts'
import { createThrottle } from './throttle.ts'
import type { Throttle } from './throttle.ts'

export interface People extends Calls {
  users: UserReader
  agency: AgencyReader
  sessions: Sessions
  links: Links
  passwords: Passwords
  throttle: Throttle
  attempts: AttemptHistory
  historySeal: HistorySeal
  /** What a person reaches now; undefined when they may do nothing any more. */
  standing(userId: string): { user: UserRow; reach: ReadonlySet<string> | null } | undefined
  /** A link that signs an active person in, once, without their password. For whoever holds this machine (the command line). */
  createSignInLink(email: string, actor: Actor): OneTimeLink | undefined
  resetAccess: ResetAccess
}

export interface PeopleDeps {
  store: Store
  vault: Vault
  clock: Clock
  random: Random
  logger: Logger
  argon2: Argon2Cost
}

export const createPeople = ({ store, vault, random, logger, argon2 }: PeopleDeps): People => {
  const users = createUserReader(store)
  const agency = createAgencyReader(store)
  const sessions = createSessions(store, random)
  const links = createLinks(store, users, random)
  return {
    users,
    agency,
    sessions,
    links,
    resetAccess: createResetAccess({ store, users, links, vault }),
    passwords: createPasswords(argon2),
    throttle: createThrottle(store),
    attempts: createAttemptHistory(store, logger),
    historySeal: createHistorySeal({ store, vault, logger }),
    ...createCalls({ sessions, users, agency, desktop: createDesktopToken(store, vault) }),
    standing: (userId) => {
      const user = users.get(userId)
      return user?.state === 'active' ? { user, reach: reachOf(user, users) } : undefined
    },
    createSignInLink: (email, actor) => {
      const user = users.byEmail(email.toLowerCase())
      if (user?.state !== 'active') return undefined
      return store.write((tx) => {
        tx.audit({ actor, action: 'session.link_made', subject: { kind: 'user', id: user.id, label: user.name } })
        return links.make(tx, user.id, 'sign_in')
      })
    },
  }
}
