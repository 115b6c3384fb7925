/** What main and the process that holds core say to each other. The windows' calls are not among it: they have ports. */

/** Why core did not start: a code of the error table, or one of the two that only a host knows. */
export interface CoreFailure {
  /** `CORE_NOT_LOADED`: its code or a native module was refused. `CORE_STOPPED`: it ended, again and again, unasked. */
  code: string
  data: Record<string, unknown>
  /** For a person who reports it; never shown as the reason. */
  detail?: string
}

export interface DesktopNotification {
  title: string
  body: string
  link?: string
}

/** Where messages of windows are relayed because no port can be handed over (core in a plain Node child). */
export type RelayMessage = { kind: 'port-message'; id: number; data: unknown } | { kind: 'port-closed'; id: number }

export type ToCore =
  | { kind: 'start'; config: { dataDir: string; appVersion: string } }
  /** A window's end is handed over beside this message, or relayed under `id`. */
  | { kind: 'port'; id: number }
  | RelayMessage
  | { kind: 'wake' }
  | { kind: 'stop' }

export type FromCore =
  /** The host runs and listens: `start` can come. */
  | { kind: 'hello' }
  | { kind: 'ready' }
  | { kind: 'failed'; failure: CoreFailure }
  | { kind: 'notify'; notification: DesktopNotification }
  | RelayMessage
  /** Core is closed; the process may be ended. */
  | { kind: 'stopped' }
