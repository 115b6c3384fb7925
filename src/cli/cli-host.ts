/** What the command line is lent: a terminal, the host's configuration, and the ports of a core. Tests lend their own. */
import type { Language } from '../contract/values.ts'
import type { Keychain, Ports } from '../core/ports.ts'
import type { CliTexts } from './texts.ts'

export interface Terminal {
  out(line: string): void
  err(line: string): void
  /** Asks; null when there is nobody to ask. */
  ask(question: string): Promise<string | null>
  /** Without showing what is typed; a line of standard input where there is no terminal. Null at its end. */
  askSecret(question: string): Promise<string | null>
}

export interface CliHost {
  terminal: Terminal
  /** Where the store lies when `--data` does not say. */
  defaultDataDir: string
  locale: string | undefined
  version: string
  /** The built interface; undefined when it is not built. */
  rendererDir: string | undefined
  /** Where the web's feed of trends is read; absent or null: nothing of them is read by itself. */
  trendsFeed?: string | null
  /** Where whoever makes Coulisse takes issues. */
  issuesAddress?: string | null
  /** Who sits at this terminal. */
  userName: string
  /** Ports of a core on this data; disposing ends its log and its timers. */
  openPorts(dataDir: string, lend?: { keychain?: Keychain; logName?: string }): Ports & AsyncDisposable
  /** Aborts when the person or the system asks to end. Whoever reads it takes ending upon itself: until then a signal ends the process. */
  readonly stop: AbortSignal
  /** Calls `then` for an error that nobody caught, writes it down in `logDir` once that is known, and ends the process. */
  catchUncaught?(then: () => void): Disposable & { logDir: string | undefined }
}

/** What a command gets. */
export interface CommandContext {
  host: CliHost
  terminal: Terminal
  dataDir: string
  language: Language
  t: CliTexts
}
