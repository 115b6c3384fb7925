/** Ports for tests: a fake clock, seeded chance, a keychain in memory, real loopback network. */
import type { Keychain, LogSink, Machine, Notifier, Ports, Random } from '../../src/core/ports.ts'
import { noFaults } from '../../src/core/ports.ts'
import { createNodeMailer } from '../../src/host/node-mailer.ts'
import { createNodeNetwork } from '../../src/host/node-network.ts'
import { createNodeLoopback } from '../../src/host/node-loopback.ts'
import { FakeClock } from './fake-clock.ts'

/** mulberry32: small, seeded, good enough for tests. */
export const seededRandom = (seed = 1): Random => {
  let state = seed >>> 0
  const float = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return { float, bytes: (length) => Uint8Array.from({ length }, () => Math.floor(float() * 256)) }
}

export class MemoryKeychain implements Keychain {
  readonly entries = new Map<string, string>()
  works = true

  available(): Promise<boolean> {
    return Promise.resolve(this.works)
  }

  get(name: string): Promise<string | null> {
    return this.works ? Promise.resolve(this.entries.get(name) ?? null) : Promise.reject(new Error('no keychain'))
  }

  set(name: string, secret: string): Promise<void> {
    if (!this.works) return Promise.reject(new Error('no keychain'))
    this.entries.set(name, secret)
    return Promise.resolve()
  }

  delete(name: string): Promise<void> {
    this.entries.delete(name)
    return Promise.resolve()
  }
}

export class MemoryLog implements LogSink {
  readonly lines: string[] = []

  write(line: string): void {
    this.lines.push(line)
  }
}

export class RecordingNotifier implements Notifier {
  readonly shown: { title: string; body: string; link?: string }[] = []

  notify(notification: { title: string; body: string; link?: string }): void {
    this.shown.push(notification)
  }
}

export class TestMachine implements Machine {
  pid = process.pid
  hostName = 'test-host'
  free = 1e12
  dead = new Set<number>()
  #wake = new Set<() => void>()

  isAlive(pid: number): boolean {
    return !this.dead.has(pid)
  }

  freeBytes(): Promise<number> {
    return Promise.resolve(this.free)
  }

  onWake(fn: () => void): Disposable {
    this.#wake.add(fn)
    return { [Symbol.dispose]: () => this.#wake.delete(fn) }
  }

  wake(): void {
    for (const fn of this.#wake) fn()
  }
}

export interface TestPorts extends Ports {
  clock: FakeClock
  keychain: MemoryKeychain
  log: MemoryLog
  notifier: RecordingNotifier
  machine: TestMachine
}

/** One for all: its connections are kept between tests. */
const network = createNodeNetwork()

export const testPorts = (overrides: Partial<TestPorts> = {}): TestPorts => ({
  clock: new FakeClock(),
  random: seededRandom(),
  network,
  mailer: createNodeMailer(),
  loopback: createNodeLoopback(),
  keychain: new MemoryKeychain(),
  notifier: new RecordingNotifier(),
  log: new MemoryLog(),
  machine: new TestMachine(),
  faults: noFaults,
  ...overrides,
})
