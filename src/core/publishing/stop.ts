/** The stop switch: while it is on nothing goes out on any account. Taking it off lets what it held go on. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import { createAgencyReader } from '../store/agency-reader.ts'
import { createStopReader } from '../store/stop-reader.ts'
import type { Stop } from '../store/stop-reader.ts'
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
}

export const createStopSwitch = (engine: Engine): StopSwitch => {
  const { store } = engine
  const reader = createStopReader(store)
  const writer = createStopWriter(store)
  const agency = createAgencyReader(store)

  const tell = (tx: WriteTx, action: HistoryAction, actor: Actor, after: Record<string, unknown>): void => {
    const row = agency.get()
    tx.audit({ actor, action, subject: { kind: 'agency', id: row?.id ?? 'agency', label: row?.name ?? 'Coulisse' }, after })
    tx.emit({ kind: 'system.changed' })
  }

  return {
    current: reader.current,
    set: (actor) =>
      store.write((tx) => {
        if (writer.set(tx, actor)) tell(tx, 'system.stopped', actor, { stopped: true })
        return reader.current() ?? { since: tx.now, by: actor.name }
      }),
    lift: (actor) =>
      store.write((tx) => {
        if (!writer.lift(tx)) return 0
        const held = engine.publications.heldBy('HELD')
        // In the transaction that takes it off: a core that dies now leaves neither a stop nor anything it held.
        letGoOn(engine, tx, held, 'resumed')
        tell(tx, 'system.resumed', actor, { stopped: false, released: held.length })
        return held.length
      }),
  }
}
