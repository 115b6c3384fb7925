/** Whose account it is: the handle alone. No password, no session: nothing there is signed in to. Pure. */
import { AppError } from '../../app-error.ts'
import type { AccountProfile } from '../kit/adapter.ts'
import { site } from './site.ts'

const handleShape = /^[a-z0-9][a-z0-9_.-]{1,59}$/

/** `@Name`, `name` or the profile's address. */
export const account = ({ handle: given = '' }: Readonly<Record<string, string>>): AccountProfile => {
  const handle = given
    .trim()
    .toLowerCase()
    .replace(/^https:\/\/(?:www\.)?onlyfans\.com\//, '')
    .replace(/^@/, '')
    .replace(/\/$/, '')
  // A number alone is a post.
  if (!handleShape.test(handle) || /^\d+$/.test(handle)) throw new AppError('WRONG_CREDENTIALS', {})
  return {
    remoteId: handle,
    handle,
    displayName: handle,
    profileUrl: `${site}/${handle}`,
    service: site,
    followers: null,
    following: null,
    posts: null,
  }
}
