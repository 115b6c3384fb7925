/**
 * What the host lends to core: time, chance, network, keychain, disk paths, notifications.
 * Core reaches the world only through these, so that the same core runs in Electron, in Node
 * and in a test with a clock that a person turns.
 */

/** Time. Milliseconds since 1970 UTC. */
export interface Clock {
  now(): number
  /** Milliseconds that only go forward, for durations; unrelated to `now`. */
  monotonic(): number
  /** Runs `fn` once, not before `at` (ms UTC). Late is possible (sleep), early is not. Disposing cancels. */
  at(at: number, fn: () => void): Disposable
}

/** Chance. */
export interface Random {
  bytes(length: number): Uint8Array
  /** 0 ≤ x < 1 */
  float(): number
}

/** The operating system's secret store. Every method may reject when it does not answer. */
export interface Keychain {
  /** False where there is none, or it does not answer. Asks it, so call it seldom. */
  available(): Promise<boolean>
  get(name: string): Promise<string | null>
  set(name: string, secret: string): Promise<void>
  delete(name: string): Promise<void>
}

export interface Notifier {
  /** Shows a desktop notification where the host can. `link` is a path of the application, e.g. `/publications/pub_…`. */
  notify(notification: { title: string; body: string; link?: string }): void
}

/** A log sink; `line` is one JSON object without the line break. Redaction happens before it. */
export interface LogSink {
  write(line: string): void
  [Symbol.asyncDispose]?(): Promise<void>
}

/** Facts about this machine and process. */
export interface Machine {
  pid: number
  hostName: string
  /** Whether a process of this machine is alive. */
  isAlive(pid: number): boolean
  freeBytes(path: string): Promise<number>
  /** Runs `fn` each time the machine wakes from sleep. Hosts that cannot tell never call it. */
  onWake(fn: () => void): Disposable
}

/** Hears that something in a folder of this machine has changed. */
export interface FolderEars {
  /** `onChange` may be called often, and for nothing; never throws. Disposing ends it. */
  listen(path: string, options: { recursive: boolean }, onChange: () => void): Disposable
}

/**
 * The marked points of publishing and hearing, for the fault harness. A real host lends `noFaults`.
 * The harness kills, stops or delays the process here.
 */
export interface Faults {
  hit(point: FaultPoint): void | Promise<void>
}
export const faultPoints = [
  'claim.before_commit',
  'claim.after_commit',
  'media.after_upload',
  'ledger.before_commit',
  'write.before_send',
  'write.after_send',
  'outcome.before_commit',
  'outcome.after_commit',
  'verify.before_read',
  'verify.after_commit',
  'reconcile.before_lookup',
  'reconcile.after_commit',
  'sweep.before_commit',
] as const
/** The same of what is said to accounts: read and kept, and looked at by message scripts. */
export const hearingFaultPoints = ['heard.before_commit', 'heard.after_commit', 'script.before_commit', 'script.after_commit'] as const
export type FaultPoint = (typeof faultPoints)[number] | (typeof hearingFaultPoints)[number]
export const noFaults: Faults = { hit: () => undefined }

/** One request as it goes out: no redirect is followed, nothing is sent again by itself. */
export interface NetworkRequest {
  url: URL
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  headers: Readonly<Record<string, string>>
  /** Parts need a `content-length` among the headers. */
  body?: Uint8Array | AsyncIterable<Uint8Array> | undefined
  /**
   * Called, synchronously, when the connection stands and the next thing done is to write the request to it. What it
   * throws breaks the request off before its first byte and is what `exchange` throws.
   */
  leaving?: () => void
  /** Called when the status of the answer is there, before its body. */
  answered?: (status: number) => void
  signal: AbortSignal
  /** Of the answer's body, unpacked. */
  maxAnswerBytes: number
}
export interface NetworkAnswer {
  status: number
  headers: Headers
  body: Uint8Array
}

export interface Network {
  /**
   * Sends one request and reads its whole answer; any status is an answer. Throws where there is none: the signal's
   * reason, what `leaving` threw, or an error that has the system's code (`ECONNREFUSED` …) in its chain of causes.
   */
  exchange(request: NetworkRequest): Promise<NetworkAnswer>
}

/** One message as it is handed to a mail server. */
export interface OutgoingMail {
  host: string
  port: number
  /** `starttls`: insisted on; a server that offers none is told nothing. */
  security: 'tls' | 'starttls' | 'none'
  auth: { user: string; password: string } | null
  from: string
  to: string
  subject: string
  text: string
  /** With `<…>`. The same each time the same message is handed over. */
  messageId: string
  signal: AbortSignal
}
/** How far it came. `reply`: the server's own code (RFC 5321), where it said one; `code`: the system's, else ''. */
export type MailOutcome =
  | { sent: true }
  | { sent: false; at: 'connect' | 'tls' | 'sign_in' | 'sender' | 'recipient' | 'message'; reply: number | null; code: string }

/** Hands messages to mail servers (SMTP). */
export interface Mailer {
  /** Never rejects: what went wrong is the answer. Nothing of it is sent again by itself. */
  send(mail: OutgoingMail): Promise<MailOutcome>
}

/** A thread beside core's own, for calculations that take long. It answers one question after another. */
export interface Thread extends AsyncDisposable {
  /** Rejects when the thread could not start, failed, or was disposed of. What is asked and answered is cloned. */
  ask(question: unknown): Promise<unknown>
}
/** What runs in one; the host knows the file (`core/planning/solve-thread.ts`, `core/importing/figures/xlsx-thread.ts`). */
export type ThreadName = 'solve' | 'xlsx' | 'predict' | 'group'

/** Encodes videos anew: ffmpeg of this machine. */
export interface Encoder {
  /** At this path, or where the machine has it (null); null: it cannot be run there. Asked each time: it may be installed meanwhile. */
  find(named: string | null): string | null
  /** As many as leave the machine usable. */
  threads: number
  /**
   * Runs the one at `file` with these arguments; `onLine`: what it prints. Answers how it ended and the last of what it said against it.
   * Rejects when it could not start, and with an abort of the signal, once it has let go of its files.
   */
  run(
    file: string,
    args: readonly string[],
    how: { signal: AbortSignal; onLine: (line: string) => void },
  ): Promise<{ code: number | null; said: string }>
}

/** A server on this machine to which a browser comes back once. */
export interface Loopback {
  /**
   * Listens on the first port that is free; answers every GET of `/callback` with what `onReturn` says.
   * Rejects with EADDRINUSE when none is.
   */
  listen(
    ports: readonly number[],
    onReturn: (query: URLSearchParams) => { title: string; text: string },
  ): Promise<{ port: number } & AsyncDisposable>
}

/** An application of the agency's on a practice network. */
export interface PracticeApp {
  platform: 'x' | 'tiktok' | 'instagram'
  /** Tells it from another of the same platform. */
  name?: string
  service: string
  clientId: string
  clientSecret?: string
  /** Where browsers come back to, where it is pasted. */
  returnAddress?: string
}

/** A practice network, listening on this machine. */
export interface PracticeNetwork extends AsyncDisposable {
  port: number
  /** Its pages. */
  url: string
  apps: readonly PracticeApp[]
  /** A bucket from which it fetches media. */
  bucket: { endpoint: string; region: string; bucket: string; accessKeyId: string; secretAccessKey: string }
}

export interface PracticeHost {
  /**
   * Listens on `port` (0: any that is free), with what it keeps in `folder`; applications are the same each time, an
   * account to try with is there. Rejects with EADDRINUSE.
   */
  open(options: { folder: string; port: number; returnAddresses: readonly string[] }): Promise<PracticeNetwork>
}

export interface Ports {
  clock: Clock
  random: Random
  /** Handed on only through `platforms/kit/http.ts`. */
  network: Network
  /** Absent on a host that sends no mail. */
  mailer?: Mailer
  keychain: Keychain
  notifier: Notifier
  log: LogSink
  machine: Machine
  faults: Faults
  /** Absent on a host that cannot listen: addresses are pasted then. */
  loopback?: Loopback
  /** Absent on a host that has none to lend. */
  practice?: PracticeHost
  /** Absent where a host has none: core calculates on its own thread then, a little at a time. */
  startThread?: (name: ThreadName) => Thread
  /** How many of them may calculate at once. Absent: one. */
  threadsAtOnce?: number
  /** Absent on a host that runs nothing: then videos go out as they are or not at all. */
  encoder?: Encoder
  /** Absent on a host that hears nothing: then folders are only looked at from time to time. */
  folderEars?: FolderEars
}
