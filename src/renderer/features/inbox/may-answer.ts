/** Whether an item can be answered from here, and why not. Pure. */
import type { InboxItem } from '../../../contract/inbox.ts'
import type { Interaction } from '../../../contract/interactions.ts'
import type { Capabilities } from '../../../contract/platforms.ts'

export type CannotAnswer = { why: 'none' | 'summoned' | 'answered' } | { why: 'late'; hours: number }

const hourMs = 3_600_000

export const cannotAnswer = (
  { kind, at, summons }: Pick<InboxItem, 'kind' | 'at' | 'summons'>,
  { interactions, inbox }: Pick<Capabilities, 'interactions' | 'inbox'>,
  own: readonly Interaction[],
  now: number,
): CannotAnswer | null => {
  const act = kind === 'message' ? 'message' : 'answer'
  const offered = interactions?.find((one) => one.act === act)
  if (!offered) return { why: 'none' }
  const hours = kind === 'message' ? inbox?.messages?.hours : undefined
  if (hours !== undefined && now - at.getTime() > hours * hourMs) return { why: 'late', hours }
  if (offered.when !== 'summoned' || act === 'message') return null
  if (summons !== true) return { why: 'summoned' }
  return own.some((one) => one.act === act && one.takesBack === null && one.takenBackAt === null && one.state !== 'refused')
    ? { why: 'answered' }
    : null
}
