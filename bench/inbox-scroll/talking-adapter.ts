/** A platform on which people talk when they are told to, and where nothing else happens. */
import { bluesky } from '../../src/core/platforms/bluesky/index.ts'
import type { PlatformAdapter, ReceivedItem } from '../../src/core/platforms/kit/adapter.ts'
import { instantAdapter } from '../dispatch/instant-adapter.ts'

export interface Talk {
  adapter: PlatformAdapter
  /** What the next reading finds. */
  say: (items: readonly ReceivedItem[]) => void
}

export const createTalk = (): Talk => {
  const said: ReceivedItem[] = []
  const { messages: _messages, ...mentionsOnly } = bluesky.capabilities.inbox ?? {}
  return {
    adapter: {
      ...instantAdapter,
      capabilities: { ...instantAdapter.capabilities, inbox: mentionsOnly },
      inbox: { mentions: (_session, cursor) => Promise.resolve({ items: said.splice(0), cursor: cursor ?? 'bench', more: false }) },
    },
    say: (items) => void said.push(...items),
  }
}
