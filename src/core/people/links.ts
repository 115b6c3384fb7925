/** One-time links: invitations, password resets, sign-ins. The token is shown once; its hash is kept. */
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { Random } from '../ports.ts'
import { createSessionReader } from '../store/session-reader.ts'
import type { LinkRow } from '../store/session-reader.ts'
import { insertLink, removeLinksOf, spendLink } from '../store/session-writer.ts'
import type { Store, WriteTx } from '../store/store.ts'
import type { UserReader, UserRow } from '../store/user-reader.ts'
import { newToken, tokenHash } from './tokens.ts'

const hourMs = 60 * 60 * 1000
const lifeMs: Readonly<Record<LinkRow['kind'], number>> = { invite: 7 * 24 * hourMs, reset: 24 * hourMs, sign_in: 24 * hourMs }

export interface OneTimeLink {
  token: string
  expiresAt: Date
}

export interface Links {
  /** Makes a link; a person's former unused links are worthless from then on. */
  make(tx: WriteTx, userId: string, kind: LinkRow['kind']): OneTimeLink
  /** The link and its person. Throws LINK_INVALID when it is used, run out, unknown, or its person deactivated. */
  find(token: string): { link: LinkRow; user: UserRow }
  /** Uses it up. Throws LINK_INVALID when somebody was faster. */
  spend(tx: WriteTx, link: LinkRow): void
}

export const createLinks = (store: Store, users: UserReader, random: Random): Links => {
  const reader = createSessionReader(store)
  const { clock } = store.ids
  return {
    make: (tx, userId, kind) => {
      const token = newToken(random)
      const expiresAt = tx.now + lifeMs[kind]
      removeLinksOf(tx, userId)
      insertLink(tx, { id: newId('lnk', store.ids), userId, kind, tokenHash: tokenHash(token), expiresAt })
      return { token, expiresAt: new Date(expiresAt) }
    },
    find: (token) => {
      const link = reader.link(tokenHash(token))
      const user = link && users.get(link.userId)
      const good = link?.usedAt === null && link.expiresAt > clock.now() && user !== undefined && user.state !== 'deactivated'
      if (!good) throw new AppError('LINK_INVALID', {})
      return { link, user }
    },
    spend: (tx, link) => {
      if (!spendLink(tx, link.id)) throw new AppError('LINK_INVALID', {})
    },
  }
}
