/** What the harness asks of a child core, and what a child answers: one line of JSON each. */
import type { MediaHostSettings } from '../../src/contract/media-host.ts'
import type { ScriptDraft } from '../../src/contract/scripts.ts'
import type { FaultPoint } from '../../src/core/ports.ts'

export type AdapterName = 'bluesky' | 'bluesky-twice' | 'bluesky-blind' | 'x' | 'tiktok' | 'instagram' | 'plain' | 'plain-no-ledger'

/** The fields an account is connected with, by the adapter's own names. */
export type ConnectFields = Record<string, string>

export type MediaHostFields = MediaHostSettings & { secretAccessKey: string }

export interface ChildSetting {
  /** Store and media. */
  dataDir: string
  /** The keychain's file, outside the store: it outlives the processes as a real one does. */
  keychainFile: string
  adapter: AdapterName
  /** How far this child's clock is ahead of the machine's, ms. Goes on over restarts. */
  offsetMs: number
}

export type ChildJob =
  | { do: 'prepare'; accounts: ConnectFields[]; mediaHost: MediaHostFields | null }
  | { do: 'schedule'; texts: { account: number; text: string; thread: string[]; withImage: boolean }[] }
  /** Publishes until nothing is open, or until the fault ends the process. */
  | { do: 'run'; fault?: Fault }
  /** Has the queue of automated acts want these, due now. */
  | { do: 'want'; acts: WantedKillAct[] }
  /** Acts until nothing is open, or until the fault ends the process. */
  | { do: 'act'; fault?: Fault }
  /** Writes a message script down and switches it on. */
  | { do: 'script'; draft: ScriptDraft }
  /** Lets scripts converse for as long, or until nothing goes on, or until the fault ends the process. */
  | { do: 'converse'; forMs: number; hands: Hand[]; fault?: Fault }

export interface Fault {
  kind: 'kill' | 'stop' | 'jump_day'
  point: FaultPoint
  hit: number
}

/** What an account is to do, with what it is on. */
export interface WantedKillAct {
  /** Its own, also the end of the address that it is known by. */
  key: string
  handle: string
  act: 'like' | 'repost' | 'answer_comment' | 'message'
  target: { remoteId: string; version: string | null; rootId: string | null; rootVersion: string | null; author: string }
  text: string | null
}

/** What a person does in the application about a conversation, once; `text`: an answer from the inbox. */
export interface Hand {
  person: string
  does: 'answer' | 'take_over'
  requestKey: string
  text: string
}

/** A conversation of a script. */
export interface OpenRun {
  person: string
  said: number
  /** Null: it goes on. */
  ended: string | null
}

export interface OpenAct {
  key: string
  state: string
  failureCode: string | null
  isFinal: boolean
}

/** Before the key, in the address of what an act is on. */
export const actAddress = 'https://kill.example/'

export interface OpenPublication {
  text: string
  account: string
  state: string
  failureCode: string | null
  /** Nothing will happen to it by itself any more. */
  isFinal: boolean
}

export type ChildAnswer =
  | { is: 'ready' }
  | { is: 'refused'; code: string }
  | { is: 'stopping' }
  /** The clock was moved on. */
  | { is: 'moved'; offsetMs: number }
  /** A person's hand took effect. */
  | { is: 'did'; person: string }
  | { is: 'done'; offsetMs: number; publications: OpenPublication[]; acts: OpenAct[]; runs: OpenRun[] }
