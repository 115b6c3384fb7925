/** The markets' clocks and hours. */
import type { Handler } from '../../procedure.ts'
import { putPreset } from '../../store/plan-writer.ts'
import { presetsFor } from '../markets.ts'
import type { Plans } from '../plans.ts'

export const listPresets =
  ({ deps }: Plans): Handler<'plans.presets'> =>
  () =>
    Object.values(presetsFor(deps.reader, 'UTC'))

export const setPreset =
  ({ deps: { store } }: Plans): Handler<'plans.setPreset'> =>
  ({ input, call }) => {
    store.write((tx) => {
      putPreset(tx, input)
      tx.emit({ kind: 'plan.changed', creatorId: null })
      tx.audit({
        actor: call.actor,
        action: 'market.changed',
        subject: { kind: 'market', id: input.market, label: input.market },
        after: { zone: input.zone, active: input.active, quiet: input.quiet },
      })
    })
    return input
  }
