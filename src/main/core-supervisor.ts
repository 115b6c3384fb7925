/** Keeps core running: starts it, starts it again when it dies, gives up when that does not help, and ends it. */
import type { CoreFailure, DesktopNotification, ToCore } from './core-messages.ts'
import type { CoreProcess, CoreProcessEvents } from './core-process.ts'

export type CoreState =
  | { is: 'starting' }
  | { is: 'ready' }
  /** It died; another start is under way or will be soon. */
  | { is: 'restarting' }
  /** A person has to do something first. */
  | { is: 'failed'; failure: CoreFailure }
  | { is: 'stopped' }

export interface SupervisorOptions {
  config: { dataDir: string; appVersion: string }
  spawn(events: CoreProcessEvents): CoreProcess
  /** Runs `fn` later; the answer cancels. */
  after(delayMs: number, fn: () => void): () => void
  onState(state: CoreState): void
  onNotification(notification: DesktopNotification): void
  log(message: string, data?: Record<string, unknown>): void
}

export interface CoreSupervisor {
  readonly state: CoreState
  readonly process: CoreProcess | undefined
  start(): void
  /** After a failure, when a person asks. */
  retry(): void
  wake(): void
  /** Ends core: asks, waits a little, then ends it by force. */
  stop(): Promise<void>
}

/**
 * Waits before each start after a death; when all are used up, core is given up. One that was never ready
 * is tried again only once: what stops it will hardly go away by itself.
 */
const restartDelaysMs = [250, 1_000, 4_000, 10_000]
/** A core that ran this long has proved that it works: its next death starts the count anew. */
const provenAfterMs = 60_000
/** Opening a large store after a crash may migrate, back up and check it. */
const startWithinMs = 120_000
const stopWithinMs = 8_000

export const createCoreSupervisor = (options: SupervisorOptions): CoreSupervisor => {
  const { after, log } = options
  let state: CoreState = { is: 'starting' }
  let current: CoreProcess | undefined
  let deaths = 0
  let everReady = false
  let cancelTimer = () => {}
  let onGone: (() => void) | undefined

  const enter = (next: CoreState) => {
    state = next
    options.onState(next)
  }
  const wait = (delayMs: number, fn: () => void) => {
    cancelTimer()
    cancelTimer = after(delayMs, fn)
  }
  const fail = (failure: CoreFailure) => {
    cancelTimer()
    log('core failed', { ...failure })
    enter({ is: 'failed', failure })
    current?.kill()
  }

  const died = (how: string) => {
    current = undefined
    cancelTimer()
    log('core ended', { how, state: state.is })
    if (onGone) {
      const next = onGone
      onGone = undefined
      return next()
    }
    if (state.is === 'failed' || state.is === 'stopped') return
    const delayMs = restartDelaysMs[deaths++]
    if (delayMs === undefined || (!everReady && deaths > 1)) return fail({ code: 'CORE_STOPPED', data: {}, detail: how })
    enter({ is: 'restarting' })
    wait(delayMs, spawn)
  }

  const spawn = () => {
    // Reports of a process that was already replaced are not listened to.
    const own: { process?: CoreProcess } = {}
    const isCurrent = () => current !== undefined && current === own.process
    own.process = options.spawn({
      onOutput: (text) => log('core printed', { text: text.slice(0, 4_000) }),
      onExit: (how) => {
        if (isCurrent()) died(how)
      },
      onReport: (report) => {
        if (!isCurrent()) return
        if (report.kind === 'hello') own.process?.post({ kind: 'start', config: options.config } satisfies ToCore)
        if (report.kind === 'failed') fail(report.failure)
        if (report.kind === 'notify') options.onNotification(report.notification)
        if (report.kind === 'stopped') own.process?.kill()
        if (report.kind === 'ready') {
          everReady = true
          enter({ is: 'ready' })
          wait(provenAfterMs, () => (deaths = 0))
        }
      },
    })
    current = own.process
    wait(startWithinMs, () => fail({ code: 'CORE_STOPPED', data: {}, detail: `not ready within ${startWithinMs / 1000} s` }))
  }

  return {
    get state() {
      return state
    },
    get process() {
      return current
    },
    start: () => {
      deaths = 0
      enter({ is: 'starting' })
      spawn()
    },
    retry: () => {
      if (state.is !== 'failed') return
      deaths = 0
      enter({ is: 'starting' })
      // A failed core may still be on its way out; two at once would fight over the store.
      if (current) onGone = spawn
      else spawn()
    },
    wake: () => current?.post({ kind: 'wake' }),
    stop: async () => {
      cancelTimer()
      state = { is: 'stopped' }
      const ending = current
      if (!ending) return
      await new Promise<void>((resolve) => {
        onGone = resolve
        ending.post({ kind: 'stop' })
        wait(stopWithinMs, () => {
          ending.kill()
          // Even a kill that nobody confirms must not keep the application open.
          wait(1_000, resolve)
        })
      })
      cancelTimer()
    },
  }
}
