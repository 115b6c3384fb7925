/**
 * Who may write. One row names the holder; `epoch` grows with each, and every write transaction checks it,
 * so that a core that was stopped past its lease and wakes up can change nothing.
 */
import type { Database } from 'better-sqlite3'
import { AppError } from '../app-error.ts'
import type { Clock, Machine } from '../ports.ts'
import type { StoreLease } from './store.ts'

/** How long a holder that does not renew is still taken to be there. Renewed at a third, trusted for four fifths of it. */
export const leaseMs = 15_000

interface LeaseRow {
  epoch: number
  holder: string
  host_name: string
  pid: number
  expires_at: number
  address: string | null
}

/** Leases that this very process holds: a restarted process may be given the number of the one that died. */
const heldHere = new Set<string>()

const isGone = (row: LeaseRow, machine: Machine): boolean =>
  row.host_name === machine.hostName && (row.pid === machine.pid ? !heldHere.has(row.holder) : !machine.isAlive(row.pid))

/** A holder is alive while its lease runs, unless its process is on this machine and gone. */
const isHeld = (row: LeaseRow, now: number, machine: Machine): boolean => row.expires_at > now && !isGone(row, machine)

const select = 'SELECT epoch, holder, host_name, pid, expires_at, address FROM core_lease WHERE one = 1'
const nameOf = (row: LeaseRow): string => `${row.host_name} (pid ${row.pid})`

/** Who is at work on the store now, as far as its file says; undefined when nobody is. */
export const currentHolder = (sql: Database, now: number, machine: Machine): { name: string; address: string | null } | undefined => {
  const row = sql.prepare<[], LeaseRow>(select).get()
  return row && isHeld(row, now, machine) ? { name: nameOf(row), address: row.address } : undefined
}

export interface HeldLease extends StoreLease {
  /** Throws STORE_LOCKED when another core took over. Call inside a transaction. */
  assertMine(): void
  release(): void
}

/** Takes the lease or throws STORE_LOCKED naming who has it. */
export const takeLease = (sql: Database, deps: { clock: Clock; machine: Machine; holder: string; lengthMs?: number }): HeldLease => {
  const { clock, machine, holder, lengthMs = leaseMs } = deps
  const renewEveryMs = lengthMs / 3
  /** Writes to the world stop this long before the lease ends, so that they are over when another core begins. */
  const safetyMs = lengthMs / 5
  const read = sql.prepare<[], LeaseRow>(select)
  const take = sql.prepare(
    `INSERT INTO core_lease (one, epoch, holder, host_name, pid, expires_at, address) VALUES (1, ?, ?, ?, ?, ?, NULL)
     ON CONFLICT (one) DO UPDATE SET epoch = excluded.epoch, holder = excluded.holder, host_name = excluded.host_name, pid = excluded.pid, expires_at = excluded.expires_at, address = NULL`,
  )
  const renew = sql.prepare('UPDATE core_lease SET expires_at = ? WHERE one = 1 AND epoch = ?')
  const setAddress = sql.prepare('UPDATE core_lease SET address = ? WHERE one = 1 AND epoch = ?')

  const epoch = sql
    .transaction(() => {
      const row = read.get()
      if (row && isHeld(row, clock.now(), machine)) {
        throw new AppError('STORE_LOCKED', { holder: nameOf(row), address: row.address ?? undefined })
      }
      const next = (row?.epoch ?? 0) + 1
      take.run(next, holder, machine.hostName, machine.pid, clock.now() + lengthMs)
      return next
    })
    .immediate()
  heldHere.add(holder)

  let expiresAt = clock.now() + lengthMs
  let lost = false
  let tellLost: () => void = () => undefined
  const lostPromise = new Promise<void>((resolve) => {
    tellLost = resolve
  })
  let timer: Disposable | undefined
  const loseIt = (): void => {
    lost = true
    timer?.[Symbol.dispose]()
    tellLost()
  }
  const isMine = (): boolean => !lost && read.get()?.epoch === epoch
  /** Answers whether it was renewed; undefined when the store could not be written. */
  const tryRenew = (until: number): boolean | undefined => {
    try {
      return renew.run(until, epoch).changes === 1
    } catch (error) {
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')) return undefined
      throw error
    }
  }
  const beat = (): void => {
    const next = clock.now() + lengthMs
    // The row is only ours while the epoch is; a lease that ran out unnoticed may be renewed if nobody took it.
    const renewed = tryRenew(next)
    if (renewed === false) return loseIt()
    // On a full disk it is tried again; until then it counts as far as it was renewed, and no write goes out after that.
    if (renewed) expiresAt = next
    timer = clock.at(clock.now() + renewEveryMs, beat)
  }
  timer = clock.at(clock.now() + renewEveryMs, beat)

  return {
    epoch,
    lost: lostPromise,
    stillMine: () => clock.now() < expiresAt - safetyMs && isMine(),
    assertMine: () => {
      if (isMine()) return
      loseIt()
      const row = read.get()
      throw new AppError('STORE_LOCKED', { holder: row ? nameOf(row) : '', address: row?.address ?? undefined })
    },
    setAddress: (address) => {
      setAddress.run(address, epoch)
    },
    release: () => {
      timer?.[Symbol.dispose]()
      heldHere.delete(holder)
      if (!lost) renew.run(0, epoch)
    },
  }
}
