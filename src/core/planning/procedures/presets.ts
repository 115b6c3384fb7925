/** The markets' clocks and hours. */
import { markets } from '../../../contract/values.ts'
import type { Handler } from '../../procedure.ts'
import { deletePreset, putPreset } from '../../store/plan-writer.ts'
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

export const resetPreset =
  ({ deps: { store, reader } }: Plans): Handler<'plans.resetPreset'> =>
  ({ input: { market }, call }) => {
    store.write((tx) => {
      deletePreset(tx, market)
      tx.emit({ kind: 'plan.changed', creatorId: null })
      const { zone, active, quiet } = presetsFor(reader, 'UTC')[market]
      tx.audit({
        actor: call.actor,
        action: 'market.changed',
        subject: { kind: 'market', id: market, label: market },
        after: { zone, active, quiet },
      })
    })
    return presetsFor(reader, 'UTC')[market]
  }

export const marketUses =
  ({ deps: { reader, creators } }: Plans): Handler<'plans.marketUses'> =>
  ({ call }) => {
    const uses = creators.list({ archived: false, reach: call.reach }).flatMap(({ id, name }) => {
      const rows = reader.current(id).flatMap(({ accountId, rules }) => (rules ? [{ accountId, rules }] : []))
      const own = rows.find(({ accountId }) => accountId === null)?.rules
      const named = new Set(rows.flatMap(({ rules }) => [...rules.markets, ...rules.bands].flatMap((each) => each.market ?? [])))
      return [...named].map((market) => ({ market, creatorId: id, name, share: shareOf(own?.markets ?? [], market) }))
    })
    return markets.map((market) => ({
      market,
      creators: uses.filter((use) => use.market === market).map(({ creatorId, name, share }) => ({ creatorId, name, share })),
    }))
  }

const shareOf = (spoken: readonly { market: string; weight: number }[], market: string): number => {
  const total = spoken.reduce((sum, { weight }) => sum + weight, 0)
  return total === 0 ? 0 : (spoken.find((each) => each.market === market)?.weight ?? 0) / total
}
