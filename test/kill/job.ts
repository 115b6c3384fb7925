/** What the harness asks of a child core, and what a child answers: one line of JSON each. */
import type { MediaHostSettings } from '../../src/contract/media-host.ts'
import type { FaultPoint } from '../../src/core/ports.ts'

export type AdapterName = 'bluesky' | 'x' | 'tiktok' | 'instagram' | 'plain' | 'plain-no-ledger'

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
  | { do: 'run'; fault?: { kind: 'kill' | 'stop' | 'jump_day'; point: FaultPoint; hit: number } }

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
  | { is: 'done'; offsetMs: number; publications: OpenPublication[] }
