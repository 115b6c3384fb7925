/** Waits for live events instead of sleeping: `await events.next('publication.changed', (event) => event.state === 'published')`. */
import type { LiveEvent } from '../../src/contract/events.ts'
import type { CoreClient } from '../../src/core/index.ts'

type Kind = LiveEvent['kind']
type EventOf<K extends Kind> = Extract<LiveEvent, { kind: K }>

interface Waiting {
  matches(event: LiveEvent): boolean
  resolve(event: LiveEvent): void
  reject(error: Error): void
}

export class EventMonitor implements AsyncDisposable {
  /** Everything heard so far, oldest first. */
  readonly heard: LiveEvent[] = []
  /** Heard, and not yet given out by `next`. */
  #unread: LiveEvent[] = []
  #waiting = new Set<Waiting>()
  #stream: AsyncIterator<LiveEvent> | undefined
  #reading: Promise<void> | undefined

  static async open(client: CoreClient): Promise<EventMonitor> {
    const monitor = new EventMonitor()
    monitor.#stream = await client.events.watch()
    monitor.#reading = monitor.#read()
    return monitor
  }

  /** The first event of this kind that matches and was not given out before; waits for it when there is none yet. */
  next<K extends Kind>(kind: K, matches: (event: EventOf<K>) => boolean = () => true): Promise<EventOf<K>> {
    const isIt = (event: LiveEvent): boolean => event.kind === kind && matches(event as EventOf<K>)
    const index = this.#unread.findIndex(isIt)
    const [found] = index < 0 ? [] : this.#unread.splice(index, 1)
    if (found) return Promise.resolve(found as EventOf<K>)
    return new Promise((resolve, reject) => {
      this.#waiting.add({ matches: isIt, resolve: (event) => resolve(event as EventOf<K>), reject })
    })
  }

  async #read(): Promise<void> {
    for (;;) {
      const result = await this.#stream?.next()
      if (!result || result.done) break
      this.#hear(result.value)
    }
    for (const { reject } of this.#waiting) reject(new Error('the stream of events ended while a test waited for one'))
    this.#waiting.clear()
  }

  #hear(event: LiveEvent): void {
    this.heard.push(event)
    for (const waiting of this.#waiting) {
      if (!waiting.matches(event)) continue
      this.#waiting.delete(waiting)
      return waiting.resolve(event)
    }
    this.#unread.push(event)
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#stream?.return?.()
    await this.#reading
  }
}
