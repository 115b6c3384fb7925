/** Publications waiting on one account: sent strictly in the order of their time, one at a time. No side effects. */
import type { Candidate } from '../store/publication-reader.ts'

export class AccountLine {
  readonly accountId: string
  /** A task of this account is under way. */
  busy = false
  /** The first one waits for another of the account; nothing to do until something of it changes. */
  blocked = false
  /** What is only asked of the platform; does not wait for what is to be sent. */
  #reads: Candidate[] = []
  /** What is to be sent, first one last, so that taking it is cheap. */
  #writes: Candidate[] = []

  constructor(accountId: string) {
    this.accountId = accountId
  }

  get hasWork(): boolean {
    return this.#reads.length > 0 || (!this.blocked && this.#writes.length > 0)
  }

  get isEmpty(): boolean {
    return this.#reads.length === 0 && this.#writes.length === 0
  }

  addRead(candidate: Candidate): void {
    this.blocked = false
    this.#reads.push(candidate)
  }

  addWrite(candidate: Candidate): void {
    this.blocked = false
    // What comes later is added later, so its place is almost always the first one looked at.
    let at = 0
    while (at < this.#writes.length && isBefore(candidate, this.#writes[at])) at += 1
    this.#writes.splice(at, 0, candidate)
  }

  takeRead(): Candidate | undefined {
    return this.#reads.shift()
  }

  takeWrite(): Candidate | undefined {
    return this.blocked ? undefined : this.#writes.pop()
  }

  /** It has to wait for another of the account. */
  putBack(candidate: Candidate): void {
    this.#writes.push(candidate)
    this.blocked = true
  }
}

const isBefore = (a: Candidate, b: Candidate | undefined): boolean =>
  b !== undefined && (a.dueAt < b.dueAt || (a.dueAt === b.dueAt && a.id < b.id))
