/** What is said to an account, as platforms tell it: mentions and answers, and messages. Reads only; writing is `Interactions`. */
import type { AccountSession, AdapterIo } from './adapter.ts'

export interface ReceivedItem {
  kind: 'mention' | 'reply' | 'comment' | 'message'
  remoteId: string
  /** As in `RemotePost`. */
  version?: string
  /** Where it can be seen; null for what is between two. */
  url: string | null
  author: { id: string; handle: string; name?: string }
  text: string
  /** ms UTC. */
  at: number
  /** What it is part of, as the platform names it: a thread, or an exchange of messages. */
  conversation: string
  /** Where that began, for an answer to name; absent: here. */
  root?: { remoteId: string; version?: string }
  /** The account's own post that it answers. */
  onPost?: string
  /** As in `RemoteReply`. */
  mine?: { like?: string | null; hidden?: boolean }
  summons?: boolean
  /** The account wrote it itself. */
  own?: true
}

export interface ReceivedPage {
  items: ReceivedItem[]
  /** Where the next reading goes on. */
  cursor: string
  /** There is more to be read now. */
  more: boolean
}

/**
 * One page of what came since `cursor`, in no order. Null: the newest page and no further back. An item may come twice;
 * none is left out, also where readings end in between.
 */
export type ReadReceived = (session: AccountSession, cursor: string | null, io: AdapterIo) => Promise<ReceivedPage>

/** Present iff `capabilities.inbox`, each part iff it is declared there. */
export interface Inbox {
  mentions?: ReadReceived
  /** Throws NOT_SUPPORTED (`messages`) where the account's key does not open them. */
  messages?: ReadReceived
  /** All that is said around an item, oldest first, the account's own words with it. */
  conversation?(session: AccountSession, on: { conversation: string; remoteId: string }, io: AdapterIo): Promise<ReceivedItem[]>
}
