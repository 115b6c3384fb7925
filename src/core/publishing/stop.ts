/** The stop switches: of everything, of a creator, of an account. While one is on nothing goes out there; taken off, what it held goes on. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import { createAccountReader } from '../store/account-reader.ts'
import { createAgencyReader } from '../store/agency-reader.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import { createStopReader } from '../store/stop-reader.ts'
import type { Stop, StopOf } from '../store/stop-reader.ts'
import { createStopWriter } from '../store/stop-writer.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { letGoOn } from './resume.ts'

export interface StopSwitch {
  current(): Stop | undefined
  /** Answers the stop that holds now: an earlier one, where there was one. */
  set(actor: Actor): Stop
  /** Answers how many publications it had held. */
  lift(actor: Actor): number
  /** Of creators and accounts. */
  list(): StopOf[]
  /** Whose it would be, for people; undefined: there is no such creator, or the account is not the creator's. */
  labelOf(subject: StopSubject): string | undefined
  setOn(subject: StopSubject, actor: Actor): Stop
  liftOn(subject: StopSubject, actor: Actor): number
}

type StopSubject = Pick<StopOf, 'creatorId' | 'accountId'>

export const createStopSwitch = (engine: Engine): StopSwitch => {
  const { store } = engine
  const reader = createStopReader(store)
  const writer = createStopWriter(store)
  const agency = createAgencyReader(store)
  const creators = createCreatorReader(store)
  const accounts = createAccountReader(store)

  const tell = (tx: WriteTx, action: HistoryAction, actor: Actor, after: Record<string, unknown>): void => {
    const row = agency.get()
    tx.audit({ actor, action, subject: { kind: 'agency', id: row?.id ?? 'agency', label: row?.name ?? 'Coulisse' }, after })
    tx.emit({ kind: 'system.changed' })
  }

  const labelOf = ({ creatorId, accountId }: StopSubject): string | undefined => {
    if (accountId === null) return creators.get(creatorId)?.name
    const account = accounts.get(accountId)
    return account?.creatorId === creatorId ? `@${account.handle}` : undefined
  }
  const tellOf = (tx: WriteTx, action: HistoryAction, subject: StopSubject, actor: Actor, after: Record<string, unknown>): void => {
    const { creatorId, accountId } = subject
    const named = { kind: accountId === null ? 'creator' : 'account', id: accountId ?? creatorId, label: labelOf(subject) ?? '' }
    tx.audit({ actor, action, creatorId, subject: named, after })
    tx.emit({ kind: 'system.changed' })
  }
  /** What no other stop holds. In the transaction that takes one off: a core that dies now leaves neither it nor anything it held. */
  const letGo = (tx: WriteTx): number => {
    const held = reader.current() ? [] : engine.publications.heldBy('HELD').filter((row) => !reader.on(row.accountId, row.creatorId))
    letGoOn(engine, tx, held, 'resumed')
    return held.length
  }

  return {
    current: reader.current,
    list: reader.list,
    labelOf,
    setOn: (subject, actor) =>
      store.write((tx) => {
        if (writer.setOn(tx, subject, actor)) tellOf(tx, 'stop.set', subject, actor, { stopped: true })
        return reader.of(subject) ?? { since: tx.now, by: actor.name }
      }),
    liftOn: (subject, actor) =>
      store.write((tx) => {
        if (!writer.liftOn(tx, subject)) return 0
        const released = letGo(tx)
        tellOf(tx, 'stop.lifted', subject, actor, { stopped: false, released })
        return released
      }),
    set: (actor) =>
      store.write((tx) => {
        if (writer.set(tx, actor)) tell(tx, 'system.stopped', actor, { stopped: true })
        return reader.current() ?? { since: tx.now, by: actor.name }
      }),
    lift: (actor) =>
      store.write((tx) => {
        if (!writer.lift(tx)) return 0
        const released = letGo(tx)
        tell(tx, 'system.resumed', actor, { stopped: false, released })
        return released
      }),
  }
}
