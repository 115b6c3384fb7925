/** Platforms with an adapter in this build, and what each can do. */
import type { AnyPlatform } from '../../platforms/kit/adapter.ts'
import type { Handler } from '../../procedure.ts'

export const listPlatforms =
  (adapters: readonly AnyPlatform[]): Handler<'platforms.list'> =>
  () =>
    adapters.map(({ id, name, capabilities }) => ({ id, name, capabilities }))
