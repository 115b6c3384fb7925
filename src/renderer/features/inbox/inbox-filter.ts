/** What the inbox is narrowed to, as it is asked of core. Pure. */
import type { InboxFound, InboxItem, InboxKind, InboxSource } from '../../../contract/inbox.ts'
import type { PlatformId } from '../../../contract/platforms.ts'

export interface InboxFilter {
  state: InboxItem['state'] | 'all'
  kind: InboxKind | null
  platform: PlatformId | null
  accountId: string | null
  /** `anybody`, `nobody`, `mine`, or a colleague's id. */
  assigned: string
  found: InboxFound | null
  tag: string | null
  search: string
}

export const firstFilter: InboxFilter = {
  state: 'new',
  kind: null,
  platform: null,
  accountId: null,
  assigned: 'anybody',
  found: null,
  tag: null,
  search: '',
}

/** Whether its platform gives what is said to an account. */
export const isRead = ({ mentions, comments, messages }: InboxSource): boolean => [mentions, comments, messages].some((one) => one !== null)

/** Beside what is new. */
export const isNarrowed = (filter: InboxFilter): boolean =>
  filter.kind !== null ||
  filter.platform !== null ||
  filter.accountId !== null ||
  filter.assigned !== 'anybody' ||
  filter.found !== null ||
  filter.tag !== null ||
  filter.search.trim() !== ''

export const toInput = (
  { state, kind, platform, accountId, assigned, found, tag, search }: InboxFilter,
  me: string,
  creatorId: string | undefined,
) => ({
  ...(creatorId !== undefined && { creatorId }),
  ...(state !== 'all' && { state }),
  ...(kind && { kind }),
  ...(platform && { platform }),
  ...(accountId !== null && { accountId }),
  ...(assigned !== 'anybody' && { assignedTo: assigned === 'nobody' ? null : assigned === 'mine' ? me : assigned }),
  ...(found && { found }),
  ...(tag !== null && { tag }),
  ...(search.trim() !== '' && { search: search.trim() }),
})
