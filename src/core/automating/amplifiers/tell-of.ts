/** A change of a group, in its creator's history. */
import type { HistoryAction } from '../../../contract/history-actions.ts'
import type { AmplifierGroupRow } from '../../store/amplifier-reader.ts'
import type { Actor, WriteTx } from '../../store/store.ts'

interface Told {
  actor: Actor
  action: HistoryAction
  before?: Record<string, unknown>
  after?: Record<string, unknown>
}

export const tellOf = (tx: WriteTx, { id, creatorId, name }: Pick<AmplifierGroupRow, 'id' | 'creatorId' | 'name'>, told: Told): void => {
  tx.audit({ ...told, creatorId, subject: { kind: 'amplifier_group', id, label: name } })
  tx.emit({ kind: 'automation.changed', creatorId })
}
