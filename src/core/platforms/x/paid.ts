/** What answers of X cost: each thing in them, those beside the posts too. */
import type * as z from 'zod'
import type { messageEvents, posts } from './answers.ts'
import type { Paid } from './client.ts'
import { prices } from './limits.ts'

type Answered = z.infer<typeof posts>

const readAs =
  (what: 'posts_read' | 'own_posts_read') =>
  ({ data, includes }: Answered): Paid[] => [
    ...data.map(({ id }) => ({ what, id, usd: prices.readPost })),
    ...(includes?.posts ?? includes?.tweets ?? []).map(({ id }) => ({ what: 'posts_read', id, usd: prices.readPost })),
    ...(includes?.users ?? []).map(({ id }) => userRead(id)),
    ...(includes?.media ?? []).map(({ media_key: id }) => ({ what: 'media_read', id, usd: prices.readMedia })),
  ]

export const postsRead = readAs('posts_read')

/** Of the account's own posts. They may cost less (`prices.ownRead`): counted apart, at the price that a cap can be held by. */
export const ownPostsRead = readAs('own_posts_read')

export const messagesRead = ({ data, includes }: z.infer<typeof messageEvents>): Paid[] => [
  ...data.map(({ id }) => ({ what: 'messages_read', id, usd: prices.readMessage })),
  ...(includes?.users ?? []).map(({ id }) => userRead(id)),
]

export const userRead = (id: string): Paid => ({ what: 'users_read', id, usd: prices.readUser })
