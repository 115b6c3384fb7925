/** Changes the agency's name, language and zone. */
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import { updateAgency as writeAgency } from '../../store/agency-writer.ts'
import type { ProceduresDeps } from './deps.ts'

export const updateAgency =
  ({ store, people }: ProceduresDeps): Handler<'agency.update'> =>
  ({ input: { name, language, zone }, call }) => {
    store.write((tx) => {
      const before = people.agency.get()
      if (!before) throw new AppError('UNAUTHENTICATED', {})
      writeAgency(tx, { name, language, zone })
      tx.audit({
        actor: call.actor,
        action: 'agency.updated',
        subject: { kind: 'agency', id: before.id, label: name },
        before: { name: before.name, language: before.language, zone: before.zone },
        after: { name, language, zone },
      })
      tx.emit({ kind: 'system.changed' })
    })
  }
