/** What answers of X cost: each thing in them, those beside the posts too. */
import type * as z from 'zod'
import type { messageEvents, posts } from './answers.ts'
import type { Paid } from './client.ts'
import { prices } from './limits.ts'

export const postsRead = ({ data, includes }: z.infer<typeof posts>): Paid[] => [
  ...[...data, ...(includes?.posts ?? includes?.tweets ?? [])].map(({ id }) => ({ what: 'posts_read', id, usd: prices.readPost })),
  ...(includes?.users ?? []).map(({ id }) => userRead(id)),
  ...(includes?.media ?? []).map(({ media_key: id }) => ({ what: 'media_read', id, usd: prices.readMedia })),
]

export const messagesRead = ({ data, includes }: z.infer<typeof messageEvents>): Paid[] => [
  ...data.map(({ id }) => ({ what: 'messages_read', id, usd: prices.readMessage })),
  ...(includes?.users ?? []).map(({ id }) => userRead(id)),
]

export const userRead = (id: string): Paid => ({ what: 'users_read', id, usd: prices.readUser })
